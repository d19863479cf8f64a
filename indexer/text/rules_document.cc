#include "indexer/text/rules_document.h"

#include <unicode/utf8.h>
#include <yaml-cpp/eventhandler.h>

#include <cstdint>
#include <optional>
#include <sstream>

namespace firstline {
namespace {

constexpr std::size_t kMaxBytes = std::size_t{1} << 20;

constexpr const char* kAnchorMessage = "anchors and aliases (& and *) are not allowed; write the value out";

// Sees every event before a node is made, and stops at the first anchor or alias.
class AnchorRefuser : public YAML::EventHandler {
 public:
  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override { refuse(mark, anchor); }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override { throw YAML::ParserException(mark, kAnchorMessage); }
  void OnScalar(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor, const std::string&) override {
    refuse(mark, anchor);
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    refuse(mark, anchor);
  }
  void OnSequenceEnd() override {}
  void OnMapStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    refuse(mark, anchor);
  }
  void OnMapEnd() override {}

 private:
  static void refuse(const YAML::Mark& mark, YAML::anchor_t anchor) {
    if (anchor != YAML::NullAnchor) throw YAML::ParserException(mark, kAnchorMessage);
  }
};

// The line, from 1, of the first ill-formed byte.
std::optional<int> find_ill_formed_line(std::string_view text) {
  const auto* bytes = reinterpret_cast<const uint8_t*>(text.data());
  int line = 1;
  for (int32_t i = 0; i < static_cast<int32_t>(text.size());) {
    UChar32 c = 0;
    U8_NEXT(bytes, i, static_cast<int32_t>(text.size()), c);
    if (c < 0) return line;
    if (c == '\n') ++line;
  }
  return std::nullopt;
}

}  // namespace

YAML::Node load_rules_document(std::string_view yaml, const std::string& path, Diagnostics& findings) {
  const auto fail_at_line = [&](int line, const std::string& message) {
    findings.push_back({path, line, 0, Severity::error, message});
    return YAML::Node();
  };
  if (yaml.size() > kMaxBytes) return fail_at_line(0, "is larger than 1 MiB; split the rules by locale or cut them");
  if (const std::optional<int> line = find_ill_formed_line(yaml)) {
    return fail_at_line(*line, "is not UTF-8; save the file as UTF-8");
  }
  try {
    std::istringstream stream{std::string(yaml)};
    YAML::Parser parser(stream);
    AnchorRefuser refuser;
    parser.HandleNextDocument(refuser);
    return YAML::Load(std::string(yaml));
  } catch (const YAML::Exception& error) {
    // Marks count from 0.
    findings.push_back({path, error.mark.line + 1, error.mark.column + 1, Severity::error, error.msg});
    return YAML::Node();
  }
}

}  // namespace firstline
