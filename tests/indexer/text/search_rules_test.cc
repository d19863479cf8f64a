#include "indexer/text/search_rules.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace firstline {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

class SearchRulesTest : public ::testing::Test {
 protected:
  SearchRules parse(std::string_view yaml) {
    findings.clear();
    return parse_search_rules(yaml, "en/_search.yml", analyzer, findings);
  }

  // "line:column message" of the only finding.
  std::string finding() const {
    if (findings.size() != 1) return std::to_string(findings.size()) + " findings";
    const Diagnostic& found = findings.front();
    EXPECT_EQ(found.path, "en/_search.yml");
    return std::to_string(found.line) + ':' + std::to_string(found.column) +
           (found.severity == Severity::error ? " error " : " warning ") + found.message;
  }

  static std::vector<std::string> directions(const SearchRules& rules) {
    std::vector<std::string> result;
    for (const Synonym& synonym : rules.synonyms) {
      std::string from;
      for (const std::string& stem : synonym.from) from += (from.empty() ? "" : " ") + stem;
      result.push_back(from + " > " + synonym.to);
    }
    return result;
  }

  Analyzer analyzer{*Locale::parse("en")};
  Diagnostics findings;
};

TEST_F(SearchRulesTest, MakesEquivalentsOfAListInAllDirections) {
  const SearchRules rules = parse("synonyms:\n  - [sign in, log in, Logins]\n");
  EXPECT_THAT(directions(rules), UnorderedElementsAre("sign in > log in", "sign in > Logins", "log in > sign in",
                                                      "log in > Logins", "login > sign in", "login > log in"));
  EXPECT_THAT(findings, IsEmpty());
}

TEST_F(SearchRulesTest, ReadsBlockListsToo) {
  EXPECT_THAT(directions(parse("synonyms:\n  -\n    - delete\n    - remove\n")),
              UnorderedElementsAre("delet > remove", "remov > delete"));
}

TEST_F(SearchRulesTest, KeepsOneWaySynonymsOneWay) {
  EXPECT_THAT(directions(parse("synonyms:\n  - { from: [undo, revert], to: [rollback] }\n  - {from: yml, to: yaml}\n")),
              UnorderedElementsAre("undo > rollback", "revert > rollback", "yml > yaml"));
  EXPECT_THAT(findings, IsEmpty());
}

TEST_F(SearchRulesTest, FindsSynonymsByTheirFirstWord) {
  const SearchRules own =
      parse("synonyms:\n  - {from: [quit, log off], to: [sign out]}\n  - {from: [log in], to: [enter]}\n");
  const SearchRules rules = join_rules(parse("synonyms:\n  - {from: [log], to: [journal]}\n"), own);
  std::vector<std::string> found;
  for (const Synonym& synonym : synonyms_of(rules, "log")) found.push_back(synonym.to);
  EXPECT_THAT(found, ElementsAre("sign out", "enter", "journal"));
  EXPECT_THAT(synonyms_of(rules, "quit"), testing::SizeIs(1));
  EXPECT_TRUE(synonyms_of(rules, "lo").empty());
  EXPECT_TRUE(synonyms_of(SearchRules(), "log").empty());
}

TEST_F(SearchRulesTest, SortsPinsByStemWithoutStopWords) {
  const SearchRules rules = parse(
      "pins:\n  - { query: how do I reset passwords please, ids: [b, a/c] }\n  - {query: Refund, ids: r}\n"
      "stop_words: [Please]\n");
  ASSERT_EQ(rules.pins.size(), 2u);
  EXPECT_THAT(rules.pins[0].stems, ElementsAre("password", "reset"));
  EXPECT_THAT(rules.pins[0].ids, ElementsAre("b", "a/c"));
  EXPECT_THAT(rules.pins[1].ids, ElementsAre("r"));
  EXPECT_THAT(rules.stop_words, ElementsAre("please"));
  EXPECT_THAT(findings, IsEmpty());
}

TEST_F(SearchRulesTest, TakesAnEmptyFile) {
  for (const char* yaml : {"", "# nothing yet\n", "---\n", "synonyms:\npins: ~\nstop_words: []\n"}) {
    EXPECT_THAT(parse(yaml).synonyms, IsEmpty());
    EXPECT_THAT(findings, IsEmpty()) << yaml;
  }
}

struct Finding {
  const char* yaml;
  const char* expected;
};

TEST_F(SearchRulesTest, ReportsWhatIsWrongWhereItIs) {
  const Finding cases[] = {
      {"synonyms: [[a", "error"},
      {"- a\n", "1:1 error the file must be a map"},
      {"synonyms: 5\n", "1:11 error synonyms must be a list"},
      {"synonims: []\n", "1:1 warning unknown key 'synonims'"},
      {"stop_words: [a]\nstop_words: [b]\n", "2:1 error the key 'stop_words' stands here twice"},
      {"pins:\n  - {query: reset, ids: [a], ids: [b]}\n", "2:30 error the key 'ids' stands here twice"},
      {"a: &x [1]\n", "error anchors and aliases"},
      {"stop_words: &x [b]\n", "error anchors and aliases"},
      {"stop_words: [*x]\n", "error"},
      {"pins:\n  - query: reset\n", "2:5 error a pin needs 'ids'"},
      {"pins:\n  - {query: reset, ids: []}\n", "2:5 error a pin needs 'ids'"},
      {"pins:\n  - {ids: [a]}\n", "2:5 error a pin needs a 'query'"},
      {"pins:\n  - {query: '?!', ids: [a]}\n", "2:13 warning '?!' holds no word"},
      {"pins:\n  - {query: how do I, ids: [a]}\n", "2:13 warning 'how do I' holds no word to search for, or stop"},
      {"pins:\n  - {query: reset, ids: [a]}\n  - {query: Resets, ids: [b]}\n", "3:13 warning 'Resets' is pinned above"},
      {"pins:\n  - {query: reset, ids: [a], boost: 2}\n", "2:30 warning unknown key 'boost' in a pin"},
      {"pins:\n  - reset\n", "2:5 error a pin must be a map"},
      {"synonyms:\n  - [mail, {a: b}, email]\n", "2:12 error an entry of synonyms must be text"},
      {"synonyms:\n  - [mail, '🔑', email]\n", "2:12 warning '🔑' holds no word"},
      {"synonyms:\n  - [how to, manual]\n", "2:6 warning 'how to' is made of stop words only"},
      {"synonyms:\n  - [mail]\n", "2:5 warning this synonym has no effect"},
      {"synonyms:\n  - [invoice, invoices]\n", "2:5 warning this synonym has no effect"},
      {"synonyms:\n  - {from: [a1]}\n", "2:5 error a synonym is a list of equivalents, or has both"},
      {"synonyms:\n  - mail\n", "2:5 error a synonym must be a map"},
      {"synonyms:\n  - [mail, email]\n  - [post, mails, email]\n",
       "3:5 warning 'mails' finds 'email' by line 2 already"},
      {"synonyms:\n  - {from: [k8s], to: [kubernetes]}\n  - {from: [kubernetes], to: [cluster]}\n",
       "2:5 warning 'kubernetes' leads on in line 3"},
      {"synonyms:\n  - [invoice, bill]\n  - [bill, receipt]\n", "warning 'bill' leads on in line 3"},
      {"pins:\n  - {query: reset, ids: [a, b, a]}\n", "2:25 warning the article 'a' stands here twice"},
      {"stop_words: ['-']\n", "1:14 warning '-' holds no word"},
      {"stop_words: [[a]]\n", "1:14 error a stop word must be text"},
      {"stop_words: [ok]\n# caf\xE9\n", "2:0 error is not UTF-8"},
  };
  for (const Finding& wrong : cases) {
    parse(wrong.yaml);
    EXPECT_THAT(finding(), HasSubstr(wrong.expected)) << wrong.yaml;
  }
}

TEST_F(SearchRulesTest, KeepsGoodEntriesBesideBadOnes) {
  const SearchRules rules =
      parse("synonyms:\n  - 5: 6\n  - [mail, email]\npins:\n  - x\n  - {query: mail, ids: [m]}\n");
  EXPECT_EQ(rules.synonyms.size(), 2u);
  EXPECT_EQ(rules.pins.size(), 1u);
  EXPECT_TRUE(has_errors(findings));
}

TEST_F(SearchRulesTest, LetsSynonymsLeadWhereTheyAlsoLeadThemselves) {
  parse("synonyms:\n  - {from: [k8s], to: [kubernetes, cluster]}\n  - {from: [kubernetes], to: [cluster]}\n");
  EXPECT_THAT(findings, IsEmpty());
}

TEST_F(SearchRulesTest, NamesTheWordsThatAQueryMayMean) {
  const SearchRules rules =
      parse("synonyms:\n  - {from: [couches, log on], to: [sofa]}\npins:\n  - {query: getting started, ids: [a]}\n");
  EXPECT_THAT(rules.words, ElementsAre("couches", "getting", "log", "on", "started"));
}

TEST_F(SearchRulesTest, JoinsTheRulesOfAllLocalesWithALocalesOwn) {
  const SearchRules everywhere = parse("synonyms: [[a1, b1]]\npins: [{query: x1, ids: [a]}]\nstop_words: [z]\n");
  const SearchRules own = parse("pins: [{query: y1, ids: [b]}]\nstop_words: [y]\n");
  const SearchRules both = join_rules(everywhere, own);
  EXPECT_EQ(both.synonyms.size(), 2u);
  ASSERT_EQ(both.pins.size(), 2u);
  EXPECT_THAT(both.pins[0].ids, ElementsAre("b"));
  EXPECT_THAT(both.stop_words, ElementsAre("y", "z"));
  EXPECT_THAT(both.words, ElementsAre("a1", "b1", "x1", "y1"));
}

TEST_F(SearchRulesTest, BoundsWhatAFileMayHold) {
  parse(std::string(1 << 20, '#') + "\n");
  EXPECT_THAT(finding(), HasSubstr("is larger than 1 MiB"));

  std::string many = "stop_words:\n";
  for (int i = 0; i < 10'001; ++i) many += "- w" + std::to_string(i) + '\n';
  EXPECT_EQ(parse(many).stop_words.size(), 10'000u);
  EXPECT_THAT(finding(), HasSubstr("10002:3 error more than 10000 entries"));

  std::string wide = "synonyms:\n- [";
  for (int i = 0; i < 2'000; ++i) wide += "w" + std::to_string(i) + ',';
  EXPECT_LE(parse(wide + "x]\n").synonyms.size(), 10'001u);
}

TEST_F(SearchRulesTest, SurvivesDeepAndHostileDocuments) {
  for (const char* unit :
       {"[", "{", "- ", "? ", "{a: ", "!!str ", "%YAML 1.2\n", "---\n", "\"", "'", "|\n", "\t", "&a "}) {
    std::string yaml;
    while (yaml.size() < 20'000) yaml += unit;
    parse(yaml);
    parse("synonyms: " + yaml);
  }
}

}  // namespace
}  // namespace firstline
