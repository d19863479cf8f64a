#include "indexer/text/search_rules.h"

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <functional>
#include <initializer_list>
#include <set>
#include <utility>

#include "indexer/text/rules_document.h"
#include "indexer/text/synonym_list.h"

namespace firstline {
namespace {

// Of synonyms (each direction counts), pins and stop words; a list of n equivalents makes n(n - 1) synonyms.
constexpr std::size_t kMaxEntries = 10'000;

std::string_view first_word(const Synonym& synonym) { return synonym.from.front(); }

void sort_by_first_word(std::vector<Synonym>& synonyms) { std::ranges::stable_sort(synonyms, {}, first_word); }

// Reads one document. Each function takes the node it is named after and reports what is wrong with it.
class RulesReader {
 public:
  RulesReader(const std::string& path, Analyzer& analyzer, Diagnostics& findings)
      : path_(path), analyzer_(analyzer), findings_(findings), synonyms_(path, findings, kMaxEntries) {}

  SearchRules read(const YAML::Node& root) {
    if (root.IsNull()) return {};
    YAML::Node synonyms, pins, stop_words;
    if (!read_map(root, "the file", {{"synonyms", &synonyms}, {"pins", &pins}, {"stop_words", &stop_words}})) return {};
    read_stop_words(stop_words);  // first: pins leave them out
    for_each_item(synonyms, "synonyms", [&](const YAML::Node& item) { read_synonym(item); });
    synonyms_.report_chains();
    for_each_item(pins, "pins", [&](const YAML::Node& item) { read_pin(item); });
    rules_.synonyms = synonyms_.take();
    sort_by_first_word(rules_.synonyms);
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
      if (++items_ > kMaxEntries || synonyms_.size() > kMaxEntries) {
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

  std::vector<RulePhrase> phrases(const YAML::Node& node, const std::string& what) {
    std::vector<RulePhrase> result;
    for (const YAML::Node& item : texts(node, what)) {
      RulePhrase phrase{item.Scalar(), stems(item.Scalar(), true)};
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

  void add_synonym(const YAML::Node& node, const std::vector<RulePhrase>& from, const std::vector<RulePhrase>& to) {
    for (const RulePhrase& phrase : from) add_words(phrase.text);
    synonyms_.add({node.Mark().line + 1, node.Mark().column + 1}, from, to);
  }

  void read_synonym(const YAML::Node& node) {
    if (node.IsSequence()) {
      const std::vector<RulePhrase> equivalents = phrases(node, "synonyms");
      return add_synonym(node, equivalents, equivalents);
    }
    YAML::Node from, to;
    if (!read_map(node, "a synonym", {{"from", &from}, {"to", &to}})) return;
    if (from.IsNull() || to.IsNull()) {
      return report(node, Severity::error, "a synonym is a list of equivalents, or has both 'from' and 'to'");
    }
    const std::vector<RulePhrase> left = phrases(from, "from");
    add_synonym(node, left, phrases(to, "to"));
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
  SynonymList synonyms_;
  std::size_t items_ = 0;
  std::vector<Token> tokens_;
};

}  // namespace

std::span<const Synonym> synonyms_of(const SearchRules& rules, std::string_view first_stem) {
  const auto found = std::ranges::equal_range(rules.synonyms, first_stem, {}, first_word);
  return {found.begin(), found.end()};
}

SearchRules join_rules(const SearchRules& everywhere, SearchRules own) {
  const auto append = [](const auto& from, auto& to) { to.insert(to.end(), from.begin(), from.end()); };
  append(everywhere.synonyms, own.synonyms);
  sort_by_first_word(own.synonyms);
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
  return RulesReader(path, analyzer, findings).read(load_rules_document(yaml, path, findings));
}

}  // namespace firstline
