// A folder with a store in it.
#pragma once

#include <gmock/gmock.h>

#include <cstdint>
#include <filesystem>
#include <string>
#include <utility>

#include "server/feedback/feedback_store.h"
#include "tests/temp_dir.h"

namespace firstline {

inline Vote vote_of(std::string visitor, bool helpful, std::string comment = "", std::int64_t when = 1'700'000'000) {
  return {std::move(visitor), "en", "install", helpful, std::move(comment), when};
}

struct StoreFixture : testing::Test {
  FeedbackStore open() {
    auto store = FeedbackStore::open(url);
    EXPECT_TRUE(store) << store.error().message;
    return std::move(store).value();
  }

  TempDir folder;
  std::filesystem::path file = folder.path() / "feedback.db";
  std::string url = "sqlite:" + file.string();
};

inline bool operator==(const Totals& a, const Totals& b) {
  return a.helpful == b.helpful && a.unhelpful == b.unhelpful && a.comments == b.comments;
}

MATCHER_P2(FailsWith, kind, words, "") {
  if (arg) return false;
  *result_listener << arg.error().message;
  return arg.error().kind == kind && testing::Value(arg.error().message, testing::HasSubstr(words));
}

}  // namespace firstline
