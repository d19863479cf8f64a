#include "server/search/remembered.h"

#include <gtest/gtest.h>

namespace firstline {
namespace {

TEST(RememberedTest, WorksATextOutOnce) {
  Remembered<int> remembered(10);
  int worked = 0;
  const auto work_out = [&worked] { return ++worked; };
  EXPECT_EQ(remembered.get("password", work_out), 1);
  EXPECT_EQ(remembered.get("invoice", work_out), 2);
  EXPECT_EQ(remembered.get("password", work_out), 1);
}

TEST(RememberedTest, ForgetsAllWhenFull) {
  Remembered<int> remembered(2);
  int worked = 0;
  const auto work_out = [&worked] { return ++worked; };
  for (const char* text : {"a", "b", "c", "a"}) remembered.get(text, work_out);
  EXPECT_EQ(worked, 4);
}

TEST(RememberedTest, WhatThrowsIsNotKept) {
  Remembered<int> remembered(2);
  EXPECT_THROW(remembered.get("a", []() -> int { throw 1; }), int);
  EXPECT_EQ(remembered.get("a", [] { return 7; }), 7);
}

}  // namespace
}  // namespace firstline
