#include "indexer/article/gap_list.h"

#include <yaml-cpp/yaml.h>

#include <set>
#include <utility>

#include "indexer/text/rules_document.h"

namespace firstline {
namespace {

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
    findings_.push_back({path_, node.Mark().line + 1, node.Mark().column + 1, Severity::error, std::move(message)});
  }

  void read_gap(const YAML::Node& name, const YAML::Node& lines) {
    if (!name.IsScalar() || name.Scalar().empty() || name.Scalar().size() > kMaxGapNameBytes) {
      report(name, "a gap's name must be text of 1 to " + std::to_string(kMaxGapNameBytes) + " bytes");
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
    if (!line.IsScalar() || line.Scalar().empty() || line.Scalar().size() > kMaxGapLineBytes) {
      report(line, "a sentence must be text of 1 to " + std::to_string(kMaxGapLineBytes) +
                       " bytes; put one with a colon or # in it into quotes");
      return;
    }
    gap.lines.push_back(line.Scalar());
  }

  const std::string& path_;
  Diagnostics& findings_;
  std::set<std::string> names_;
  std::vector<Gap> gaps_;
};

}  // namespace

std::vector<Gap> parse_gap_list(std::string_view yaml, const std::string& path, Diagnostics& findings) {
  return GapReader(path, findings).read(load_rules_document(yaml, path, findings));
}

}  // namespace firstline
