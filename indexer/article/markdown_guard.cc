#include "indexer/article/markdown_guard.h"

#include <algorithm>
#include <vector>

namespace firstline {
namespace {

// A cost is a number of steps of some nanoseconds; the bounds leave room for pages of thousands of links and rows.
constexpr int kMaxDepth = 40;           // open quotes and lists
constexpr std::size_t kMaxIndent = 60;  // columns before a list marker
constexpr int kMaxFarMarkers = 20;
constexpr std::size_t kMaxColumns = 200;
constexpr std::size_t kMaxCells = 500'000;
constexpr std::size_t kMaxHeaderCost = 20'000'000;
constexpr std::size_t kMaxOpenerCost = 50'000'000;
constexpr std::size_t kMaxImageCost = 10'000'000;
constexpr std::size_t kMaxReferenceBytes = 50'000'000;

bool is_delimiter_row(std::string_view line) {
  return line.find_first_not_of("|-: \t>") == std::string_view::npos && line.find('-') != std::string_view::npos;
}

// "- - - -": a thematic break, which the parser looks for before lists.
bool is_rule(std::string_view rest) {
  const char mark = rest.front();
  if (mark != '-' && mark != '*') return false;
  return std::all_of(rest.begin(), rest.end(), [&](char c) { return c == mark || c == ' ' || c == '\t'; }) &&
         std::count(rest.begin(), rest.end(), mark) >= 3;
}

// The bytes of a quote mark or list marker at the front of `rest`, or 0.
std::size_t marker_length(std::string_view rest) {
  const char c = rest.front();
  if (c == '>') return 1;
  std::size_t length = 1;
  if (c >= '0' && c <= '9') {
    length = std::min(rest.find_first_not_of("0123456789"), rest.size());
    if (length > 9 || length == rest.size() || (rest[length] != '.' && rest[length] != ')')) return 0;
    ++length;
  } else if (c != '-' && c != '*' && c != '+') {
    return 0;
  }
  const bool ends = length == rest.size() || rest[length] == ' ' || rest[length] == '\t';
  return ends ? length : 0;
}

class Guard {
 public:
  Guard(std::string_view body, int first_line, CappedFindings& findings)
      : body_(body), line_(first_line), findings_(findings) {}

  GuardedMarkdown run(std::string body) {
    brackets_ = static_cast<std::size_t>(std::count(body_.begin(), body_.end(), ']'));
    for (std::size_t begin = 0; begin < body_.size(); ++line_) {
      const auto end = std::min(body_.find('\n', begin), body_.size());
      const auto line = body_.substr(begin, end - begin);
      const bool blank = line.find_first_not_of(" \t") == std::string_view::npos;
      if (blank)
        end_paragraph();
      else
        read_line(line, begin);
      begin = end + 1;
    }
    end_paragraph();
    return {apply(std::move(body)), tables_};
  }

 private:
  // What stands between two blank lines.
  struct Paragraph {
    int first_line = 0;
    std::size_t bytes = 0;
    std::size_t columns = 0;           // of the last delimiter row
    std::vector<std::size_t> openers;  // offsets of "<?" and "<!"
    std::vector<std::size_t> images;   // offsets of the '[' of "!["
    std::size_t closers = 0;           // ']'
  };

  void read_line(std::string_view line, std::size_t begin) {
    if (paragraph_.bytes == 0) paragraph_.first_line = line_;
    paragraph_.bytes += line.size() + 1;
    limit_depth(line, begin);
    count_table(line);
    count_reference(line, begin);
    for (auto i = line.find('<'); i != std::string_view::npos; i = line.find('<', i + 1)) {
      if (i + 1 < line.size() && (line[i + 1] == '?' || line[i + 1] == '!')) paragraph_.openers.push_back(begin + i);
    }
    for (auto i = line.find("!["); i != std::string_view::npos; i = line.find("![", i + 2)) {
      paragraph_.images.push_back(begin + i + 1);
    }
    paragraph_.closers += static_cast<std::size_t>(std::count(line.begin(), line.end(), ']'));
  }

  void limit_depth(std::string_view line, std::size_t begin) {
    std::size_t column = 0;
    int depth = 0, blanks = 0;
    for (std::size_t i = 0; i < line.size();) {
      if (line[i] == ' ' || line[i] == '\t') {
        column += line[i] == '\t' ? 4 : 1;
        if (++i; depth > 0 && ++blanks > 4) return;  // code inside the item, not one more list
        continue;
      }
      blanks = 0;
      const auto length = marker_length(line.substr(i));
      if (length == 0 || is_rule(line.substr(i))) return;
      if (column > kMaxIndent) ++far_markers_;  // one drawing with dashes is no attack
      if (++depth > kMaxDepth || far_markers_ > kMaxFarMarkers) {
        const bool number = line[i] >= '0' && line[i] <= '9';
        disarm(begin + i + (number ? length - 1 : 0));
        findings_.warn("guard depth", line_, 0,
                       "quotes and lists may be nested 40 deep at most; what is deeper is shown as text");
        return;
      }
      i += length;
      column += length;
    }
  }

  void count_table(std::string_view line) {
    const auto pipes = static_cast<std::size_t>(std::count(line.begin(), line.end(), '|'));
    if (pipes > kMaxColumns) widest_ = std::max(widest_, pipes);
    if (paragraph_.columns > 0) cells_ += paragraph_.columns;
    if (!is_delimiter_row(line)) return;
    has_delimiter_ = has_delimiter_ || pipes > 0;
    paragraph_.columns = std::max(paragraph_.columns, pipes + 1);
    header_cost_ += paragraph_.bytes;
  }

  // "[a]: address", with the lines that a title in it may cover.
  void count_reference(std::string_view line, std::size_t begin) {
    const auto start = line.find_first_not_of(" \t>");
    if (start != std::string_view::npos && line[start] == '[' && line.find("]:") != std::string_view::npos) {
      references_.push_back(begin + start);
      reference_bytes_ = 0;
    }
    reference_bytes_ += line.size();
    if (!references_.empty()) longest_reference_ = std::max(longest_reference_, reference_bytes_);
  }

  void end_paragraph() {
    if (paragraph_.openers.size() * paragraph_.bytes > kMaxOpenerCost) {
      for (const auto offset : paragraph_.openers) disarm(offset);
      findings_.warn("guard opener", paragraph_.first_line, 0,
                     "too many <! and <? in one paragraph; they are shown as text");
    }
    if (paragraph_.images.size() * paragraph_.closers > kMaxImageCost) {
      for (const auto offset : paragraph_.images) disarm(offset);
      findings_.warn("guard image", paragraph_.first_line, 0,
                     "too many images in one paragraph; they are shown as text");
    }
    paragraph_ = {};
    reference_bytes_ = 0;
  }

  void disarm(std::size_t offset) { backslashes_.push_back(offset); }

  std::string apply(std::string body) {
    if (has_delimiter_ && (widest_ > 0 || cells_ > kMaxCells || header_cost_ > kMaxHeaderCost)) {
      tables_ = false;
      findings_.warn("guard table", 0, 0,
                     "a table is too wide or too long (at most 200 columns); tables are shown as text");
    }
    if (longest_reference_ * brackets_ > kMaxReferenceBytes) {
      for (const auto offset : references_) disarm(offset);
      findings_.warn("guard reference", 0, 0, "a link definition is too long for so many uses; it is shown as text");
    }
    if (backslashes_.empty()) return body;
    std::sort(backslashes_.begin(), backslashes_.end());
    backslashes_.erase(std::unique(backslashes_.begin(), backslashes_.end()), backslashes_.end());
    std::string out;
    out.reserve(body.size() + backslashes_.size());
    std::size_t copied = 0;
    for (const auto offset : backslashes_) {
      out.append(body, copied, offset - copied).append("\\");
      copied = offset;
    }
    return out.append(body, copied);
  }

  std::string_view body_;
  int line_;
  CappedFindings& findings_;
  Paragraph paragraph_;
  std::vector<std::size_t> backslashes_;  // offsets before which one goes
  std::vector<std::size_t> references_;
  std::size_t reference_bytes_ = 0, longest_reference_ = 0, brackets_ = 0;
  std::size_t widest_ = 0, cells_ = 0, header_cost_ = 0;
  int far_markers_ = 0;
  bool has_delimiter_ = false;
  bool tables_ = true;
};

}  // namespace

GuardedMarkdown guard_markdown(const std::string& body, int first_line, CappedFindings& findings) {
  return Guard(body, first_line, findings).run(body);
}

}  // namespace firstline
