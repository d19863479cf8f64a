#include "indexer/article/dialect.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "indexer/article/code_scanner.h"
#include "indexer/article/dialect_tags.h"
#include "indexer/article/field_reader.h"

namespace firstline {
namespace {

constexpr std::size_t kMaxOpenNotes = 20;

struct NoteName {
  std::string_view name, kind;
};
constexpr std::array kNoteNames{
    NoteName{"note", "note"},       NoteName{"info", "info"},         NoteName{"tip", "tip"},
    NoteName{"hint", "tip"},        NoteName{"success", "tip"},       NoteName{"warning", "warning"},
    NoteName{"caution", "warning"}, NoteName{"attention", "warning"}, NoteName{"danger", "danger"},
    NoteName{"error", "danger"},    NoteName{"important", "info"},    NoteName{"secondary", "note"},
    NoteName{"seealso", "info"},    NoteName{"details", "note"},      NoteName{"question", "note"},
    NoteName{"example", "note"},    NoteName{"abstract", "note"},     NoteName{"summary", "note"},
};

// Microsoft's layout: ":::row:::", "::: moniker range=…", ":::image …:::".
constexpr std::array<std::string_view, 13> kLayout{"row",       "row-end", "column",      "column-end", "image",
                                                   "image-end", "moniker", "moniker-end", "zone",       "zone-end",
                                                   "code",      "video",   "no-loc"};

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  }
  return out;
}

std::string_view trim(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

// A title as plain text: "**Wichtig**" is "Wichtig".
std::string plain_title(std::string_view title) {
  title = trim(title);
  if (title.starts_with('[') && title.find(']') != std::string_view::npos) {
    title = title.substr(1, title.find(']') - 1);
  } else if (title.starts_with('{')) {
    title = {};
  }
  std::string out;
  for (const char c : title) {
    if (c != '*' && c != '`' && c != '_') out += c;
  }
  return collapse_spaces(out);
}

class Rewriter {
 public:
  Rewriter(std::string_view body, int first_line, CappedFindings& findings)
      : in_(body), line_(first_line), findings_(findings), tags_(body, findings) {
    for (int n = 0;; ++n) {
      result_.marker_prefix = "<!--note-" + std::to_string(n) + "-";
      if (body.find(result_.marker_prefix) == std::string_view::npos) break;
    }
  }

  Dialect run() {
    result_.body.reserve(in_.size() + in_.size() / 16);
    while (at_ < in_.size()) {
      const auto end = std::min(in_.find('\n', at_), in_.size());
      rewrite_line(in_.substr(at_, end - at_));
    }
    for (const auto index : open_notes_) {
      const auto& marker = result_.markers[index];
      findings_.warn("note without end", marker.line, 1,
                     "this note has no end; put a line " + std::string(static_cast<std::size_t>(marker.colons), ':') +
                         " under it");
    }
    return std::move(result_);
  }

 private:
  // Writes the line at at_, and what of the following ones a construct that begins on it covers.
  void rewrite_line(std::string_view line) {
    const bool code = scanner_.is_code(line);
    const auto text = trim(line);
    if (!code && text.starts_with(":::") && rewrite_fence(line, text)) return end_line(line.size());
    if (code || line.find_first_of("{<[ie") == std::string_view::npos) {
      result_.body += line;
      return end_line(line.size());
    }
    const auto used = tags_.rewrite(in_, at_, line_, result_.body);
    end_line(used);
  }

  // Moves behind the line that ends `used` bytes from here.
  void end_line(std::size_t used) {
    line_ += static_cast<int>(std::count(in_.begin() + static_cast<std::ptrdiff_t>(at_),
                                         in_.begin() + static_cast<std::ptrdiff_t>(at_ + used), '\n'));
    at_ += used;
    if (at_ < in_.size()) {
      result_.body += '\n';
      ++at_;
      ++line_;
    }
  }

  bool rewrite_fence(std::string_view line, std::string_view text) {
    const auto colons = std::min(text.find_first_not_of(':'), text.size());
    const auto rest = trim(text.substr(colons));
    const auto indent = line.substr(0, line.find(':'));
    if (rest.empty()) return close_note(line, indent, static_cast<int>(colons));
    const auto name_end = std::min(rest.find_first_of(" \t[{:"), rest.size());
    const auto name = lower(rest.substr(0, name_end));
    const auto first = static_cast<unsigned char>(name.empty() ? ' ' : name.front());
    if (!(first >= 'a' && first <= 'z') && first < 0x80) return false;
    if (std::find(kLayout.begin(), kLayout.end(), name) != kLayout.end()) {
      result_.body += indent;
      result_.body += tags_.rewrite_layout(name, rest.substr(name_end), line_);
      return true;
    }
    if (open_notes_.size() >= kMaxOpenNotes) return false;
    open_note(line, indent, static_cast<int>(colons), name, rest.substr(name_end));
    return true;
  }

  void open_note(std::string_view line, std::string_view indent, int colons, const std::string& name,
                 std::string_view rest) {
    const auto kind = note_kind(name);
    if (!kind) {
      findings_.warn("unknown note", line_, 1,
                     "\":::" + name +
                         "\" is no kind of note; it is shown as a plain one (known are note, tip, info, "
                         "warning, danger)");
    }
    open_notes_.push_back(result_.markers.size());
    put_marker(indent, {true, std::string(kind.value_or("note")), plain_title(rest), colons, line_, std::string(line)});
  }

  bool close_note(std::string_view line, std::string_view indent, int colons) {
    if (open_notes_.empty()) {
      findings_.warn("end without note", line_, 1, "\":::\" ends a note that never began; it is dropped");
      return true;
    }
    // A longer fence closes what stands inside it too.
    while (open_notes_.size() > 1 && result_.markers[open_notes_.back()].colons < colons) open_notes_.pop_back();
    open_notes_.pop_back();
    put_marker(indent, {false, {}, {}, colons, line_, std::string(line)});
    return true;
  }

  void put_marker(std::string_view indent, NoteMarker marker) {
    result_.body += indent;
    result_.body += result_.marker_prefix + std::to_string(result_.markers.size()) + "-->";
    result_.markers.push_back(std::move(marker));
  }

  std::string_view in_;
  std::size_t at_ = 0;
  int line_;
  CappedFindings& findings_;
  CodeScanner scanner_;
  DialectTags tags_;
  Dialect result_;
  std::vector<std::size_t> open_notes_;  // indices of markers
};

// Nearly all files have nothing of the kind, and are copied whole.
bool has_dialect(std::string_view body) {
  if (body.find(":::") != std::string_view::npos || body.find("[!") != std::string_view::npos) return true;
  for (std::size_t i = body.find('{'); i != std::string_view::npos; i = body.find('{', i + 1)) {
    const char next = i + 1 < body.size() ? body[i + 1] : '\0';
    if (next == '{' || next == '%' || next == '/' || next == ':') return true;
  }
  for (std::size_t i = body.find('<'); i != std::string_view::npos; i = body.find('<', i + 1)) {
    const char next = i + 1 < body.size() ? body[i + 1] : '\0';
    if (next >= 'A' && next <= 'Z') return true;
  }
  for (const std::string_view word : {"import ", "export "}) {
    for (auto i = body.find(word); i != std::string_view::npos; i = body.find(word, i + 1)) {
      if (i == 0 || body[i - 1] == '\n') return true;
    }
  }
  return false;
}

}  // namespace

const NoteMarker* Dialect::find_marker(std::string_view html) const {
  html = trim(html);
  if (markers.empty() || !html.starts_with(marker_prefix)) return nullptr;
  std::size_t index = 0;
  const auto digits = html.substr(marker_prefix.size());
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), index);
  return error == std::errc{} && index < markers.size() ? &markers[index] : nullptr;
}

std::string Dialect::restore_markers(std::string_view code) const {
  std::string out;
  std::size_t copied = 0;
  while (!markers.empty()) {
    const auto begin = code.find(marker_prefix, copied);
    if (begin == std::string_view::npos) break;
    const auto* marker = find_marker(code.substr(begin));
    const auto end = code.find("-->", begin);
    if (!marker || end == std::string_view::npos) break;
    out.append(code.substr(copied, begin - copied)).append(trim(marker->source));
    copied = end + 3;
  }
  return out.append(code.substr(copied));
}

Dialect rewrite_dialect(std::string_view body, int first_line, CappedFindings& findings) {
  if (!has_dialect(body)) {
    Dialect plain;
    plain.body = body;
    return plain;
  }
  return Rewriter(body, first_line, findings).run();
}

std::optional<std::string_view> note_kind(std::string_view name) {
  const auto wanted = lower(name);
  const auto found =
      std::find_if(kNoteNames.begin(), kNoteNames.end(), [&](const NoteName& entry) { return entry.name == wanted; });
  if (found == kNoteNames.end()) return std::nullopt;
  return found->kind;
}

}  // namespace firstline
