#include "indexer/article/gap_list.h"

#include <yaml-cpp/yaml.h>

#include <set>
#include <utility>

#include "indexer/base/utf8.h"
#include "indexer/text/rules_document.h"

namespace firstline {
namespace {

// Has a letter or digit, and nothing that a terminal or a page would not show as it is.
bool says_something(std::string_view text) {
  bool word = false;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (c < U' ' || (c >= U'\u007F' && c < U'\u00A0') || (c >= U'\u202A' && c <= U'\u202E')) return false;
    word = word || c >= U'\u00AA' || (c >= U'0' && c <= U'9') || (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z');
  }
  return word;
}

class GapReader {
 public:
  GapReader(const std::string& path, Diagnostics& findings) : path_(path), findings_(findings) {}

  std::vector<Gap> read(const YAML::Node& root) {
    if (root.IsNull()) return {};
    if (!root.IsMap()) {
      report(root, "the file must be a map: the name of each gap, and below it the sentences people write");
      return {};
    }
    for (const auto& entry : root) {
      if (reported_ >= kMaxGapFindings) {
        report(entry.first, "there are too many mistakes; the gaps from here on are left out");
        break;
      }
      if (gaps_.size() == kMaxGaps) {
        report(entry.first,
               "there are more than " + std::to_string(kMaxGaps) + " gaps; those from here on are left out");
        break;
      }
      read_gap(entry.first, entry.second);
    }
    return std::move(gaps_);
  }

 private:
  void report(const YAML::Node& node, std::string message) {
    ++reported_;
    findings_.push_back({path_, node.Mark().line + 1, node.Mark().column + 1, Severity::error, std::move(message)});
  }

  void read_gap(const YAML::Node& name, const YAML::Node& lines) {
    if (!name.IsScalar() || !says_something(name.Scalar()) || name.Scalar().size() > kMaxGapNameBytes) {
      report(name, "a gap's name must be text of 1 to " + std::to_string(kMaxGapNameBytes) +
                       " bytes without control characters");
      return;
    }
    if (!names_.insert(name.Scalar()).second) {
      report(name, "the gap '" + name.Scalar() + "' is there already; join the two");
      return;
    }
    Gap gap{name.Scalar(), {}, name.Mark().line + 1};
    if (lines.IsScalar()) {
      add_line(lines, gap);
    } else if (lines.IsSequence()) {
      for (const YAML::Node& line : lines) {
        if (gap.lines.size() == kMaxGapLines) {
          report(line, "the gap '" + gap.name + "' has more than " + std::to_string(kMaxGapLines) +
                           " sentences; those from here on are left out");
          break;
        }
        add_line(line, gap);
      }
    }
    if (gap.lines.empty()) {
      report(name, "the gap '" + gap.name + "' has no sentence; write below it what people ask");
      return;
    }
    gaps_.push_back(std::move(gap));
  }

  void add_line(const YAML::Node& line, Gap& gap) {
    if (!line.IsScalar() || line.Scalar().size() > kMaxGapLineBytes) {
      report(line, "a sentence must be text of 1 to " + std::to_string(kMaxGapLineBytes) +
                       " bytes; put one with a colon or # in it into quotes");
      return;
    }
    if (!says_something(line.Scalar())) {
      report(line, "a sentence must have a word and no control characters");
      return;
    }
    gap.lines.push_back(line.Scalar());
  }

  const std::string& path_;
  Diagnostics& findings_;
  std::size_t reported_ = 0;
  std::set<std::string> names_;
  std::vector<Gap> gaps_;
};

}  // namespace

std::vector<Gap> parse_gap_list(std::string_view yaml, const std::string& path, Diagnostics& findings) {
  return GapReader(path, findings).read(load_rules_document(yaml, path, findings));
}

}  // namespace firstline
