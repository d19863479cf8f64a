#include "server/search/prefix_slips.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <string>

namespace firstline {
namespace {

// The words' table, and what it is a view of.
class Words {
 public:
  explicit Words(std::vector<std::string> words) {
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
    for (const std::string& word : words) {
      offsets_.push_back(static_cast<std::uint32_t>(text_.size()));
      text_ += word;
    }
    offsets_.push_back(static_cast<std::uint32_t>(text_.size()));
  }
  WordTable table() const { return {offsets_, text_}; }

 private:
  std::vector<std::uint32_t> offsets_;
  std::string text_;
};

// Optimal string alignment of the whole of both.
unsigned distance(const std::string& a, const std::string& b) {
  std::vector<std::vector<unsigned>> d(a.size() + 1, std::vector<unsigned>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) d[i][0] = static_cast<unsigned>(i);
  for (std::size_t j = 0; j <= b.size(); ++j) d[0][j] = static_cast<unsigned>(j);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    for (std::size_t j = 1; j <= b.size(); ++j) {
      d[i][j] = std::min({d[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1), d[i - 1][j] + 1, d[i][j - 1] + 1});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
    }
  }
  return d[a.size()][b.size()];
}

unsigned prefix_distance(const std::string& word, const std::string& typed) {
  unsigned best = 1000;
  for (std::size_t end = 1; end <= word.size(); ++end) best = std::min(best, distance(word.substr(0, end), typed));
  return best;
}

std::map<std::string, unsigned> least_edits(const WordTable& table, const std::string& typed, unsigned edits) {
  std::map<std::string, unsigned> found;
  for (const PrefixSlip& slip : find_prefix_slips(table, typed, edits)) {
    for (std::uint32_t i = slip.words.first; i < slip.words.last; ++i) {
      const auto [at, added] = found.emplace(std::string(table[i]), slip.edits);
      if (!added) at->second = std::min(at->second, slip.edits);
    }
  }
  return found;
}

TEST(PrefixSlips, AreAllWordsThatBeginNearlyAsTyped) {
  std::mt19937 random(1);
  const auto word = [&random](std::size_t longest) {
    std::string text(1 + random() % longest, ' ');
    for (char& c : text) c = static_cast<char>('a' + random() % 3);
    return text;
  };
  for (int round = 0; round < 60; ++round) {
    std::vector<std::string> list;
    for (int i = 0; i < 120; ++i) list.push_back(word(9));
    const Words words(list);
    for (int query = 0; query < 12; ++query) {
      const std::string typed = word(7);
      for (unsigned edits = 0; edits <= 2; ++edits) {
        std::map<std::string, unsigned> expected;
        for (const std::string& each : list) {
          const unsigned needed = prefix_distance(each, typed);
          if (needed <= edits) expected.emplace(each, needed);
          EXPECT_EQ(nearest_prefix(each, typed, edits).has_value(), needed <= edits);
        }
        EXPECT_EQ(least_edits(words.table(), typed, edits), expected) << typed << " within " << edits;
      }
    }
  }
}

TEST(PrefixSlips, CountLettersAndNotBytes) {
  const Words words({"пароль", "парол", "сброс"});
  EXPECT_THAT(least_edits(words.table(), "праоль", 1), testing::ElementsAre(testing::Pair("пароль", 1)));
  EXPECT_EQ(nearest_prefix("пароль", "прао", 1), std::string("паро").size());
}

TEST(PrefixSlips, TellWhetherTheFirstLetterIsAsTyped) {
  const Words words({"mail", "bail"});
  for (const PrefixSlip& slip : find_prefix_slips(words.table(), "mail", 1)) {
    const bool is_mail = words.table()[slip.words.first] == "mail";
    EXPECT_EQ(slip.first_letter, is_mail);
  }
}

TEST(PrefixSlips, AreNoneOfNothingAndOfTexts) {
  EXPECT_TRUE(find_prefix_slips(WordTable(), "mail", 2).empty());
  const Words words({"mail"});
  EXPECT_TRUE(find_prefix_slips(words.table(), "", 2).empty());
  EXPECT_TRUE(find_prefix_slips(words.table(), std::string(100, 'm'), 2).empty());
}

}  // namespace
}  // namespace firstline
