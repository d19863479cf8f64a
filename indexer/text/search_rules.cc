#include "indexer/text/search_rules.h"

#include <unicode/utf8.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <cstdint>
#include <deque>
#include <functional>
#include <initializer_list>
#include <map>
#include <optional>
#include <set>
#include <sstream>
#include <utility>

namespace firstline {
namespace {

// Of synonyms (each direction counts), pins and stop words; a list of n equivalents makes n(n - 1) synonyms.
constexpr std::size_t kMaxEntries = 10'000;
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

// The document's root; null, with a finding, for text that is too large, no UTF-8 or no YAML, or that uses anchors and
// aliases (with which a kilobyte of YAML grows to gigabytes when it is read).
YAML::Node load_document(std::string_view yaml, const std::string& path, Diagnostics& findings) {
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

// Reads one document. Each function takes the node it is named after and reports what is wrong with it.
class RulesReader {
 public:
  RulesReader(const std::string& path, Analyzer& analyzer, Diagnostics& findings)
      : path_(path), analyzer_(analyzer), findings_(findings) {}

  SearchRules read(const YAML::Node& root) {
    if (root.IsNull()) return {};
    YAML::Node synonyms, pins, stop_words;
    if (!read_map(root, "the file", {{"synonyms", &synonyms}, {"pins", &pins}, {"stop_words", &stop_words}})) return {};
    read_stop_words(stop_words);  // first: pins leave them out
    for_each_item(synonyms, "synonyms", [&](const YAML::Node& item) { read_synonym(item); });
    report_chains();
    for_each_item(pins, "pins", [&](const YAML::Node& item) { read_pin(item); });
    std::sort(rules_.words.begin(), rules_.words.end());
    rules_.words.erase(std::unique(rules_.words.begin(), rules_.words.end()), rules_.words.end());
    return std::move(rules_);
  }

 private:
  void report(const YAML::Node& node, Severity severity, std::string message) {
    findings_.push_back({path_, node.Mark().line + 1, node.Mark().column + 1, severity, std::move(message)});
  }

  struct Field {
    std::string_view key;
    YAML::Node* value;
  };

  // Fills in the values of the known keys. False for a node that is no map.
  bool read_map(const YAML::Node& map, const std::string& what, std::initializer_list<Field> fields) {
    if (!map.IsMap()) {
      report(map, Severity::error, what + " must be a map of keys and values");
      return false;
    }
    std::set<std::string> seen;
    for (const auto& entry : map) {
      const YAML::Node& key = entry.first;
      if (!key.IsScalar()) {
        report(key, Severity::error, "a key must be plain text");
        continue;
      }
      if (!seen.insert(key.Scalar()).second) {
        report(key, Severity::error, "the key '" + key.Scalar() + "' stands here twice; join the two");
        continue;
      }
      const auto* field =
          std::find_if(fields.begin(), fields.end(), [&](const Field& known) { return known.key == key.Scalar(); });
      if (field != fields.end()) {
        field->value->reset(entry.second);
      } else {
        report(key, Severity::warning, "unknown key '" + key.Scalar() + "' in " + what + "; check its spelling");
      }
    }
    return true;
  }

  void for_each_item(const YAML::Node& list, const std::string& what,
                     const std::function<void(const YAML::Node&)>& visit) {
    if (list.IsNull()) return;
    if (!list.IsSequence()) return report(list, Severity::error, what + " must be a list");
    for (const auto& item : list) {
      if (++items_ > kMaxEntries || rules_.synonyms.size() > kMaxEntries) {
        return report(item, Severity::error,
                      "more than " + std::to_string(kMaxEntries) + " entries; this one and those below are left out");
      }
      visit(item);
    }
  }

  // A text or a list of texts; what is neither is reported and left out.
  std::vector<YAML::Node> texts(const YAML::Node& node, const std::string& what) {
    std::vector<YAML::Node> result;
    if (node.IsScalar()) return {node};
    if (!node.IsSequence()) {
      report(node, Severity::error, what + " must be a text or a list of texts");
      return result;
    }
    for (const auto& item : node) {
      if (item.IsScalar()) {
        result.push_back(item);
      } else {
        report(item, Severity::error, "an entry of " + what + " must be text; quote it if it looks like YAML");
      }
    }
    return result;
  }

  // The first stems of the words of `text`.
  std::vector<std::string> stems(const std::string& text, bool with_stop_words) {
    std::vector<std::string> result;
    analyzer_.analyze(text, tokens_);
    for (const Token& token : tokens_) {
      if (token.kind != TokenKind::word) continue;
      if (with_stop_words || !is_stop_word(token.word)) result.push_back(token.stems.front());
    }
    return result;
  }

  bool is_stop_word(const std::string& word) const {
    return analyzer_.is_stop_word(word) || std::binary_search(rules_.stop_words.begin(), rules_.stop_words.end(), word);
  }

  struct Phrase {
    std::string text;
    std::vector<std::string> stems;
  };

  std::vector<Phrase> phrases(const YAML::Node& node, const std::string& what) {
    std::vector<Phrase> result;
    for (const YAML::Node& item : texts(node, what)) {
      Phrase phrase{item.Scalar(), stems(item.Scalar(), true)};
      if (phrase.stems.empty()) {
        report(item, Severity::warning, "'" + phrase.text + "' holds no word to search for; it is left out");
        continue;
      }
      if (stems(phrase.text, false).empty()) {
        report(item, Severity::warning, "'" + phrase.text + "' is made of stop words only and will match very often");
      }
      result.push_back(std::move(phrase));
    }
    return result;
  }

  // The words of `text` become ones that a query may mean.
  void add_words(const std::string& text) {
    analyzer_.analyze(text, tokens_);
    for (const Token& token : tokens_) {
      if (token.kind == TokenKind::word) rules_.words.push_back(token.word);
    }
  }

  // An entry as report_chains() needs it.
  struct Entry {
    int line = 0;
    int column = 0;
    std::vector<Phrase> from, to;
  };

  // What one entry leads to, another may lead on; a query follows one step only.
  void report_chains() {
    std::map<std::vector<std::string>, std::vector<const Entry*>> by_from;
    for (const Entry& entry : entries_) {
      for (const Phrase& phrase : entry.from) by_from[phrase.stems].push_back(&entry);
    }
    const auto holds = [](const std::vector<Phrase>& phrases, const Phrase& wanted) {
      return std::any_of(phrases.begin(), phrases.end(),
                         [&wanted](const Phrase& phrase) { return phrase.stems == wanted.stems; });
    };
    for (const Entry& entry : entries_) {
      for (const Phrase& middle : entry.to) {
        const auto next = by_from.find(middle.stems);
        if (next == by_from.end()) continue;
        for (const Entry* other : next->second) {
          const bool leads_on =
              other != &entry && std::any_of(other->to.begin(), other->to.end(), [&](const Phrase& end) {
                return !holds(entry.to, end) && !holds(entry.from, end);
              });
          if (!leads_on || !told_.insert(std::minmax(entry.line, other->line)).second) continue;
          findings_.push_back({path_, entry.line, entry.column, Severity::warning,
                               "'" + middle.text + "' leads on in line " + std::to_string(other->line) +
                                   ", but a search takes one step only; join the two, or name the words here too"});
          break;
        }
      }
    }
  }

  void add_synonyms(const YAML::Node& node, const std::vector<Phrase>& from, const std::vector<Phrase>& to) {
    const std::size_t before = rules_.synonyms.size();
    bool repeats = false;
    entries_.push_back({node.Mark().line + 1, node.Mark().column + 1, from, to});
    for (const Phrase& phrase : from) add_words(phrase.text);
    for (const Phrase& left : from) {
      for (const Phrase& right : to) {
        if (left.stems == right.stems) continue;  // the same words to the analyzer
        if (rules_.synonyms.size() > kMaxEntries) return;
        const auto [known, fresh] = pairs_.emplace(std::pair(left.stems, right.stems), node.Mark().line + 1);
        if (!fresh) {
          if (!repeats && known->second != node.Mark().line + 1) {
            report(node, Severity::warning,
                   "'" + left.text + "' finds '" + right.text + "' by line " + std::to_string(known->second) +
                       " already; join the two");
            told_.insert(std::minmax(known->second, node.Mark().line + 1));
          }
          repeats = true;
          continue;
        }
        rules_.synonyms.push_back({left.stems, right.text});
      }
    }
    if (rules_.synonyms.size() == before && !repeats) {
      report(node, Severity::warning,
             "this synonym has no effect: it needs two entries that differ by more than their endings");
    }
  }

  void read_synonym(const YAML::Node& node) {
    if (node.IsSequence()) {
      const std::vector<Phrase> equivalents = phrases(node, "synonyms");
      return add_synonyms(node, equivalents, equivalents);
    }
    YAML::Node from, to;
    if (!read_map(node, "a synonym", {{"from", &from}, {"to", &to}})) return;
    if (from.IsNull() || to.IsNull()) {
      return report(node, Severity::error, "a synonym is a list of equivalents, or has both 'from' and 'to'");
    }
    const std::vector<Phrase> left = phrases(from, "from");
    add_synonyms(node, left, phrases(to, "to"));
  }

  void read_pin(const YAML::Node& node) {
    YAML::Node query, ids;
    if (!read_map(node, "a pin", {{"query", &query}, {"ids", &ids}})) return;
    if (!query.IsScalar()) return report(node, Severity::error, "a pin needs a 'query', the text that customers type");
    Pin pin;
    if (!ids.IsNull()) {
      for (const YAML::Node& id : texts(ids, "ids")) {
        if (!id.Scalar().empty()) pin.ids.push_back(id.Scalar());
      }
    }
    if (pin.ids.empty()) {
      return report(node, Severity::error, "a pin needs 'ids', a list of the articles to show first");
    }
    pin.stems = stems(query.Scalar(), false);
    std::sort(pin.stems.begin(), pin.stems.end());
    pin.stems.erase(std::unique(pin.stems.begin(), pin.stems.end()), pin.stems.end());
    if (pin.stems.empty()) {
      return report(query, Severity::warning,
                    "'" + query.Scalar() + "' holds no word to search for, or stop words only; the pin is left out");
    }
    for (auto id = pin.ids.begin(); id != pin.ids.end(); ++id) {
      if (std::find(pin.ids.begin(), id, *id) == id) continue;
      report(ids, Severity::warning, "the article '" + *id + "' stands here twice");
      break;
    }
    pin.line = node.Mark().line + 1;
    add_words(query.Scalar());
    if (!pinned_.insert(pin.stems).second) {
      return report(query, Severity::warning, "'" + query.Scalar() + "' is pinned above already; join the two");
    }
    rules_.pins.push_back(std::move(pin));
  }

  void read_stop_words(const YAML::Node& node) {
    for_each_item(node, "stop_words", [&](const YAML::Node& item) {
      if (!item.IsScalar()) return report(item, Severity::error, "a stop word must be text; quote it");
      analyzer_.analyze(item.Scalar(), tokens_);
      if (tokens_.empty()) {
        report(item, Severity::warning, "'" + item.Scalar() + "' holds no word; it is left out");
      }
      for (const Token& token : tokens_) {
        if (token.kind == TokenKind::word) rules_.stop_words.push_back(token.word);
      }
    });
    std::sort(rules_.stop_words.begin(), rules_.stop_words.end());
    rules_.stop_words.erase(std::unique(rules_.stop_words.begin(), rules_.stop_words.end()), rules_.stop_words.end());
  }

  const std::string& path_;
  Analyzer& analyzer_;
  Diagnostics& findings_;
  SearchRules rules_;
  std::set<std::vector<std::string>> pinned_;
  std::deque<Entry> entries_;
  std::set<std::pair<int, int>> told_;  // lines that a finding has set against each other
  std::map<std::pair<std::vector<std::string>, std::vector<std::string>>, int> pairs_;  // the line of each synonym
  std::size_t items_ = 0;
  std::vector<Token> tokens_;
};

}  // namespace

SearchRules join_rules(const SearchRules& everywhere, SearchRules own) {
  const auto append = [](const auto& from, auto& to) { to.insert(to.end(), from.begin(), from.end()); };
  append(everywhere.synonyms, own.synonyms);
  append(everywhere.pins, own.pins);
  append(everywhere.stop_words, own.stop_words);
  append(everywhere.words, own.words);
  for (std::vector<std::string>* sorted : {&own.stop_words, &own.words}) {
    std::sort(sorted->begin(), sorted->end());
    sorted->erase(std::unique(sorted->begin(), sorted->end()), sorted->end());
  }
  return own;
}

SearchRules parse_search_rules(std::string_view yaml, const std::string& path, Analyzer& analyzer,
                               Diagnostics& findings) {
  return RulesReader(path, analyzer, findings).read(load_document(yaml, path, findings));
}

}  // namespace firstline
