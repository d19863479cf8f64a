#include "indexer/index/word_table.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace firstline {
namespace {

TEST(WordTable, FindsEveryRangeThatBeginsAlike) {
  const std::vector<std::string> words = {"a", "ab", "aba", "abb", "abba", "b", "ba", "baa", "c"};
  std::string text;
  std::vector<std::uint32_t> offsets;
  for (const std::string& word : words) {
    offsets.push_back(static_cast<std::uint32_t>(text.size()));
    text += word;
  }
  offsets.push_back(static_cast<std::uint32_t>(text.size()));
  const WordTable table(offsets, text);
  ASSERT_EQ(table.size(), words.size());
  for (const std::string start : {"", "a", "ab", "abb", "abbac", "b", "ba", "baab", "c", "d", "\xff"}) {
    const WordRange range = table.starting_with(start);
    for (std::uint32_t i = 0; i < table.size(); ++i) {
      EXPECT_EQ(words[i].starts_with(start), i >= range.first && i < range.last) << start << " " << words[i];
      if (!words[i].starts_with(start)) continue;
      EXPECT_EQ(table.skip(start, i), range.last);
    }
    const bool there = std::find(words.begin(), words.end(), start) != words.end();
    EXPECT_EQ(table.find(start).has_value(), there) << start;
  }
  EXPECT_EQ(WordTable().size(), 0U);
  EXPECT_TRUE(WordTable().starting_with("a").empty());
  EXPECT_FALSE(WordTable().find("a"));
}

}  // namespace
}  // namespace firstline
