#include "indexer/index/latent_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "indexer/index/database.h"
#include "tests/temp_site.h"

namespace firstline {
namespace {

class LatentFileTest : public testing::Test {
 protected:
  // Two topics whose articles share words pairwise; "alpha" and "gamma" have none in common but those of "beta".
  void write_topics() {
    site_.article("en/alpha.md", "Alpha", "invoice card bank. invoice card.")
        .article("en/beta.md", "Beta", "card bank refund money. refund bank.")
        .article("en/gamma.md", "Gamma", "refund money receipt. money receipt.")
        .article("en/delta.md", "Delta", "router cable modem. cable modem.")
        .article("en/omega.md", "Omega", "modem cable signal antenna. signal.")
        .article("en/sigma.md", "Sigma", "signal antenna router. antenna.");
  }
  static double cosine(std::span<const std::int8_t> a, std::span<const std::int8_t> b) {
    double dot = 0, aa = 0, bb = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
      dot += a[i] * b[i];
      aa += a[i] * a[i];
      bb += b[i] * b[i];
    }
    return aa > 0 && bb > 0 ? dot / std::sqrt(aa * bb) : 0;
  }
  std::string bytes(const std::string& folder) const {
    const auto current = Generation::current_name(site_.index());
    auto text = read_file(site_.index() / *current / folder / kLatentFile);
    return text ? *text : "";
  }
  TempSite site_;
};

TEST_F(LatentFileTest, ArticlesOfOneTopicPointTheSameWay) {
  write_topics();
  site_.build();
  const Reader reader = site_.reader();
  const Database& database = *reader.databases("en").front();
  const auto vector = [&](const std::string& id) { return database.latent().vector(*database.articles().find(id)); };
  EXPECT_GT(cosine(vector("alpha"), vector("beta")), cosine(vector("alpha"), vector("delta")) + 0.1);
  EXPECT_GT(cosine(vector("omega"), vector("sigma")), cosine(vector("omega"), vector("gamma")) + 0.1);
}

TEST_F(LatentFileTest, IsTheSameForTheSameArticlesHoweverTheyGotThere) {
  write_topics();
  site_.build();
  const std::string at_once = bytes("en.public");
  ASSERT_FALSE(at_once.empty());
  site_.article("en/beta.md", "Beta", "something else entirely").build();
  EXPECT_NE(bytes("en.public"), at_once);
  write_topics();
  site_.build();
  EXPECT_EQ(bytes("en.public"), at_once);
}

TEST_F(LatentFileTest, InternalArticlesDoNotMoveWhatCustomersSee) {
  write_topics();
  site_.build();
  const std::string before = bytes("en.public");
  site_.article("en/internal.md", "Escalations", "invoice router escalation. modem refund.", "audience: agents")
      .build();
  EXPECT_EQ(bytes("en.public"), before);
  const std::string internal = bytes("en.agents");
  // When the public articles change, unchanged internal ones are folded into the new space.
  site_.article("en/beta.md", "Beta", "router modem refund money escalation. refund bank.").build();
  EXPECT_NE(bytes("en.public"), before);
  EXPECT_NE(bytes("en.agents"), internal);
}

TEST_F(LatentFileTest, AnArticleAloneHasNoTopic) {
  site_.article("en/a.md", "Alone", "one two three").build();
  const Reader reader = site_.reader();
  const auto vector = reader.databases("en").front()->latent().vector(1);
  EXPECT_THAT(std::vector<int>(vector.begin(), vector.end()), testing::Each(0));
  EXPECT_TRUE(reader.databases("en").front()->latent().vector(2).empty());
}

TEST_F(LatentFileTest, RefusesAFileCutShort) {
  write_topics();
  site_.build();
  const auto path = site_.directory() / "latent.bin";
  ASSERT_TRUE(write_file_atomically(path, bytes("en.public").substr(1)).has_value());
  EXPECT_FALSE(LatentFile::open(path).has_value());
}

}  // namespace
}  // namespace firstline
