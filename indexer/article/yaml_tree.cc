#include "indexer/article/yaml_tree.h"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <sstream>

namespace firstline {
namespace {

constexpr std::size_t kMaxBytes = 128 * 1024;

struct Refused {
  YAML::Mark mark;
  std::string message;
};

// Builds the tree from the parser's events: open containers are a stack, of which the last is being filled.
class TreeBuilder : public YAML::EventHandler {
 public:
  explicit TreeBuilder(int first_line) : first_line_(first_line) {}

  YamlNode take() { return std::move(root_); }
  const YAML::Mark& last_mark() const { return mark_; }  // of the node made last

  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    refuse_anchor(mark, anchor);
    add(make(mark, YamlNode::Kind::null));
  }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
    throw Refused{mark, "aliases (*name) are not allowed; write the value out"};
  }
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    refuse_anchor(mark, anchor);
    auto node = make(mark, YamlNode::Kind::scalar);
    node.quoted = tag == "!";
    node.scalar = value;
    add(std::move(node));
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    refuse_anchor(mark, anchor);
    open_.push_back({make(mark, YamlNode::Kind::sequence), {}});
  }
  void OnSequenceEnd() override { close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    refuse_anchor(mark, anchor);
    open_.push_back({make(mark, YamlNode::Kind::map), {}});
  }
  void OnMapEnd() override { close(); }

 private:
  struct Open {
    YamlNode node;
    std::string key;  // of a map whose value comes next
    bool has_key = false;
    int key_line = 0;
    int key_column = 0;
  };

  static void refuse_anchor(const YAML::Mark& mark, YAML::anchor_t anchor) {
    if (anchor != 0) throw Refused{mark, "anchors (&name) are not allowed; write the value out"};
  }

  YamlNode make(const YAML::Mark& mark, YamlNode::Kind kind) const {
    YamlNode node;
    node.kind = kind;
    node.line = mark.line + first_line_;  // the library's marks count from 0
    node.column = mark.column + 1;
    mark_ = mark;
    return node;
  }

  void close() {
    auto node = std::move(open_.back().node);
    open_.pop_back();
    add(std::move(node));
  }

  void add(YamlNode node) {
    if (open_.empty()) {
      root_ = std::move(node);
      return;
    }
    auto& parent = open_.back();
    if (parent.node.kind == YamlNode::Kind::sequence) {
      parent.node.items.push_back(std::move(node));
    } else if (parent.has_key) {
      parent.node.fields.push_back({std::move(parent.key), std::move(node), parent.key_line, parent.key_column});
      parent.has_key = false;
    } else {
      if (node.kind != YamlNode::Kind::scalar) throw Refused{mark_, "a key must be a plain word"};
      if (parent.node.find(node.scalar))
        throw Refused{mark_, "duplicate key \"" + node.scalar + "\"; keep one of them"};
      parent.key = std::move(node.scalar);
      parent.key_line = node.line;
      parent.key_column = node.column;
      parent.has_key = true;
    }
  }

  int first_line_;
  YamlNode root_;
  std::vector<Open> open_;
  mutable YAML::Mark mark_;  // of the node made last
};

// What a writer did, where the library says what its grammar missed. `before`: it notices only at the end of the text,
// so the last value it read is nearer to the mistake than where it stopped.
struct Mistake {
  std::string_view library;
  std::string_view words;
  bool before = false;
};
constexpr Mistake kMistakes[] = {
    {"document indicator", "a quote behind this has no end", true},
    {"end of sequence flow", "a [ has no ]; close it, or put the whole text into quotes", true},
    {"end of map flow", "a { has no }; close it, or put the whole text into quotes", true},
    {"bad file", "lists within lists, too deep to be read; close each [ with a ], or put the whole text into quotes",
     true},
    {"illegal map value", "a colon inside a text, or a line that is indented; put the whole text into quotes"},
    {"end of map not found", "this line is indented unlike those above it; align them"},
    {"end of sequence not found", "this line is indented unlike those above it; align them"},
    {"unknown token", "a text cannot begin with this character; put it into quotes"},
    {"after *", "a text cannot begin with *; put it into quotes"},
    {"anchor is not defined", "a text cannot begin with *; put it into quotes"},
    {"after &", "a text cannot begin with &; put it into quotes"},
};

const Mistake* find_mistake(std::string_view message) {
  for (const Mistake& mistake : kMistakes) {
    if (message.find(mistake.library) != std::string_view::npos) return &mistake;
  }
  return nullptr;
}

}  // namespace

const YamlNode* YamlNode::find(std::string_view key) const {
  for (const Field& field : fields) {
    if (field.first == key) return &field.second;
  }
  return nullptr;
}

std::optional<YamlNode> parse_yaml(std::string_view yaml, int first_line, const std::string& path,
                                   Diagnostics& findings) {
  // What the parser misses it notices behind the end of the text, sometimes lines behind it.
  const auto last_line = static_cast<int>(std::count(yaml.begin(), yaml.end(), '\n'));
  const auto report = [&](const YAML::Mark& mark, const std::string& message) {
    const int line = mark.is_null() ? 0 : std::min(mark.line, last_line);
    const int column = mark.is_null() ? 0 : mark.column + 1;
    findings.push_back({path, line + first_line, column, Severity::error, message});
  };
  if (yaml.size() > kMaxBytes) {
    report(YAML::Mark::null_mark(), "YAML of more than 128 KiB; shorten it");
    return std::nullopt;
  }
  TreeBuilder builder(first_line);
  try {
    // The library takes a quote that never ends for one that ends with the file, and all fields behind it for its text.
    // The end of a document inside a quote is an error, though.
    std::istringstream stream{std::string(yaml) + "\n...\n"};
    YAML::Parser parser(stream);
    parser.HandleNextDocument(builder);
  } catch (const Refused& refused) {
    report(refused.mark, refused.message);
    return std::nullopt;
  } catch (const YAML::Exception& error) {
    const Mistake* mistake = find_mistake(error.msg);
    report(mistake && mistake->before ? builder.last_mark() : error.mark,
           "bad YAML: " + (mistake ? std::string(mistake->words) : error.msg));
    return std::nullopt;
  }
  return builder.take();
}

}  // namespace firstline
