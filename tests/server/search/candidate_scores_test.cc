#include "server/search/candidate_scores.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <utility>

#include "indexer/index/schema.h"
#include "tests/temp_site.h"

namespace firstline {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

// Enough articles that "zebra" and "okapi" have long lists: those are not read when they cannot matter.
constexpr int kArticles = 1200;

class CandidateScoresTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    site_ = new TempSite;
    for (int i = 0; i < kArticles; ++i) {
      std::string body = i % 3 == 0 ? "zebra " : "zebra zebra okapi ";
      if (i % 7 == 0) body += "okapi okapi ";
      if (i % 40 == 3) body += "lemur ";
      if (i % 300 == 43) body += "lemur tapir ";
      for (int filler = 0; filler < i % 11; ++filler) body += "grass ";
      site_->article("en/a" + std::to_string(i) + ".md", "Animal number " + std::to_string(i), body,
                     i == 43 ? "status: archived" : "");
    }
    site_->build();
  }
  static void TearDownTestSuite() {
    delete site_;
    site_ = nullptr;
  }

  CandidateScoresTest() : reader_(site_->reader()), collection_(reader_, *reader_.site().find_locale("en")) {}

  static WantedWord word(const std::string& stem, double weight = 1, bool required = false) {
    return {{make_term(prefix::stem, stem)}, weight, required};
  }

  // The same from the term vectors, article by article.
  std::vector<Xapian::docid> expected(const std::vector<WantedWord>& words, std::size_t limit) {
    std::vector<std::pair<double, Xapian::docid>> order;
    for (Xapian::docid docid = 1; docid < collection_.length_norms().size(); ++docid) {
      const TermVector vector = collection_.database(0).vector(docid);
      double score = 0;
      for (const WantedWord& wanted : words) {
        double tf = 0;
        double articles = 0;
        for (const std::string& term : wanted.terms) {
          articles += collection_.frequency(term);
          const TermInfo* info = vector.find(hash_term(prefix::stem, std::string_view(term).substr(1)));
          for (std::size_t field = 0; info && field < kFieldCount; ++field) {
            tf += kCandidateFieldWeights[field] * info->count(static_cast<Field>(field));
          }
        }
        const double idf = inverse_document_frequency(collection_.articles(), articles);
        if (tf > 0) score += wanted.weight * idf * tf / (tf + static_cast<double>(collection_.length_norms()[docid]));
      }
      if (score > 0) order.emplace_back(-static_cast<double>(static_cast<float>(score)), docid);
    }
    std::sort(order.begin(), order.end());
    order.resize(std::min(limit, order.size()));
    std::vector<Xapian::docid> docids;
    docids.reserve(order.size());
    for (const auto& [score, docid] : order) docids.push_back(docid);
    return docids;
  }
  std::vector<Xapian::docid> best(const std::vector<WantedWord>& words, std::size_t limit) {
    CandidateScores scores(collection_);
    scores.add(words, limit);
    return scores.best(limit);
  }
  std::vector<std::string> ids(const std::vector<Xapian::docid>& docids) const {
    std::vector<std::string> found;
    found.reserve(docids.size());
    for (const Xapian::docid docid : docids) found.emplace_back(collection_.database(0).article(docid).id);
    return found;
  }

  static TempSite* site_;
  Reader reader_;
  Collection collection_;
};
TempSite* CandidateScoresTest::site_ = nullptr;

TEST_F(CandidateScoresTest, FindsWhatScoringEveryArticleFinds) {
  const std::vector<WantedWord> queries[] = {
      {word("zebra")},
      {word("lemur"), word("zebra")},
      {word("tapir"), word("lemur"), word("okapi"), word("zebra")},
      {word("zebra", 0.3), word("tapir", 2), word("okapi", 0.5)},
      {{{make_term(prefix::stem, "tapir"), make_term(prefix::stem, "lemur")}, 1}, word("okapi")},
  };
  for (const auto& query : queries) {
    for (const std::size_t limit : {1U, 4U, 20U, 64U, 2000U}) {
      EXPECT_EQ(best(query, limit), expected(query, limit)) << query.size() << " words, limit " << limit;
    }
  }
}

TEST_F(CandidateScoresTest, OneQueryLeavesNothingToTheNext) {
  const std::vector<WantedWord> words = {word("tapir")};
  const auto first = best(words, 10);
  {
    CandidateScores scores(collection_);
    scores.keep_only(Xapian::Query(make_term(prefix::stem, "lemur")));
    scores.leave_out(Xapian::Query(make_term(prefix::stem, "okapi")));
    scores.add({word("zebra"), word("lemur")}, 10);
  }
  EXPECT_EQ(best(words, 10), first);
}

TEST_F(CandidateScoresTest, TellsWhoHasEveryRequiredWord) {
  CandidateScores scores(collection_);
  scores.add({word("lemur", 1, true), word("zebra", 1, true), word("tapir")}, 5);
  const auto full = scores.with_required();
  EXPECT_EQ(full.size(), 32U) << "also those that are not among the best";
  EXPECT_THAT(ids({full.front()}), ElementsAre(ids(scores.best(1)).front()));
}

TEST_F(CandidateScoresTest, TellsWhoHasTheRequiredWordThoughRarerOnesNeedNotBeThere) {
  CandidateScores scores(collection_);
  scores.add({word("lemur"), word("zebra", 1, true)}, 5);
  EXPECT_EQ(scores.with_required().size(), std::size_t{kArticles});
}

TEST_F(CandidateScoresTest, NobodyHasARequiredWordThatNoArticleHas) {
  CandidateScores scores(collection_);
  scores.add({word("lemur", 1, true), word("unicorn", 1, true)}, 5);
  EXPECT_THAT(scores.with_required(), IsEmpty());
  EXPECT_EQ(scores.best(5).size(), 5U);
}

TEST_F(CandidateScoresTest, WithoutARequiredWordNobodyHasAll) {
  CandidateScores scores(collection_);
  scores.add({word("lemur")}, 5);
  EXPECT_THAT(scores.with_required(), IsEmpty());
}

TEST_F(CandidateScoresTest, LeavesOutAndKeepsOnly) {
  CandidateScores scores(collection_);
  scores.leave_out(Xapian::Query(make_term(prefix::archived, "archived")));
  scores.keep_only(Xapian::Query(make_term(prefix::stem, "tapir")));
  scores.add({word("lemur", 1, true), word("zebra", 1, true)}, 10);
  EXPECT_THAT(ids(scores.best(10)), UnorderedElementsAre("a343", "a643", "a943"));
  EXPECT_EQ(scores.with_required().size(), 3U);
}

TEST_F(CandidateScoresTest, FurtherWordsAddToTheSameArticles) {
  CandidateScores scores(collection_);
  scores.add({word("tapir")}, 10);
  EXPECT_EQ(scores.best(10).size(), 4U);
  scores.add({word("lemur", 0.1)}, 10);
  const auto both = scores.best(10);
  EXPECT_EQ(both.size(), 10U);
  EXPECT_THAT(ids({both.begin(), both.begin() + 4}), UnorderedElementsAre("a43", "a343", "a643", "a943"));
}

TEST_F(CandidateScoresTest, AWholeTitleIsFoundThoughItOccursNowhere) {
  const WantedWord title{{make_term(prefix::title, "animal number 77")}, 1};
  EXPECT_THAT(ids(best({title, word("zebra")}, 1)), ElementsAre("a77"));
  EXPECT_THAT(best({{{make_term(prefix::title, "no such title")}, 1}}, 5), IsEmpty());
}

}  // namespace
}  // namespace firstline
