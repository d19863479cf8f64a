#include "indexer/index/completion_keys.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace firstline {
namespace {

using testing::ElementsAre;

std::vector<std::string> keys(const std::string& tag, const std::string& text) {
  Analyzer analyzer(*Locale::parse(tag));
  std::vector<CompletionKey> found;
  find_completion_keys(text, analyzer.analyze(text), found);
  std::vector<std::string> texts;
  for (const CompletionKey& key : found) {
    EXPECT_LT(key.begin, key.end);
    EXPECT_LE(key.end, text.size());
    texts.push_back(key.text);
  }
  return texts;
}

TEST(CompletionKeys, AreWordsAndTheirParts) {
  EXPECT_THAT(keys("en", "Happy Wi-Fi Résumés"), ElementsAre("happy", "wifi", "wi", "fi", "resumes"));
}

TEST(CompletionKeys, StandWithoutTheirPrefixesToo) {
  EXPECT_THAT(keys("ar", "الحساب والأمان"), ElementsAre("الحساب", "حساب", "والامان", "امان"));
  EXPECT_THAT(keys("he", "החשבון"), ElementsAre("החשבון", "חשבון"));
  EXPECT_THAT(keys("id", "mengubah sandi"), ElementsAre("mengubah", "ubah", "sandi"));
}

TEST(CompletionKeys, AreRunsFromEachWordOnWhereBlanksAreNotWritten) {
  EXPECT_THAT(keys("th", "ตั้งค่าบัญชี 2"), ElementsAre("ตั้งค่าบัญชี", "ค่าบัญชี", "บัญชี", "2"));
  EXPECT_THAT(keys("zh", "清华大学 密码"), ElementsAre("清华大学", "华大学", "大学", "学", "密码", "码"));
  EXPECT_THAT(keys("ja", "iPhoneの設定"), ElementsAre("iphone", "の設定", "設定", "定"));
  EXPECT_THAT(keys("ko", "재설정"), ElementsAre("재설정", "설정"));
}

TEST(CompletionKeys, OfLongRunsAreCut) {
  std::string text;
  for (int i = 0; i < 200; ++i) text += "漢字";
  for (const std::string& key : keys("ja", text)) EXPECT_LE(key.size(), kMaxRunKeyBytes);
}

}  // namespace
}  // namespace firstline
