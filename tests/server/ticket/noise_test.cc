#include "server/ticket/noise.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "server/ticket/customer_text.h"

namespace firstline {
namespace {

TEST(Noise, IsAddressesLongNumbersAndIdentifiers) {
  for (const char* word : {"https://example.org/x?utm_source=mail", "www.example.org", "mailto:a@example.org",
                           "a@example.org", "<a@example.org>", "4711081599", "(2026112200417)", "INV-2026-10443",
                           "+49-30-1234567", "550e8400-e29b-41d4-a716-446655440000", "9f86d081884c7d659a2feaa0c55ad015",
                           "0x00007ffee4c3a1b0", "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9eyJzdWIiOiIxMjM0NTY3ODkwIn0"}) {
    EXPECT_TRUE(is_noise(word)) << word;
  }
}

TEST(Noise, IsNotCodesVersionsAndNames) {
  for (const char* word : {"0x80070057",
                           "E-1042",
                           "ERR_CONNECTION_REFUSED",
                           "404",
                           "127.0.0.1",
                           "1.22.4",
                           "C++",
                           ".NET",
                           "site.yml",
                           "firstline-index",
                           "HTTP/2",
                           "I'm",
                           "don't",
                           "KB5034441",
                           "10.15.7",
                           "Größe",
                           "打印机",
                           "@",
                           "x86_64",
                           "NullPointerException",
                           "java.lang.OutOfMemoryError",
                           "12345"}) {
    EXPECT_FALSE(is_noise(word)) << word;
  }
}

TEST(Noise, StackFramesSayWhereNotWhat) {
  for (const char* line :
       {"at com.example.Shop.open(Shop.java:12)", "    at Object.<anonymous> (/app/shop.js:3:5)",
        "  at Shop.Open(String name) in C:\\shop.cs:line 4", "  File \"shop.py\", line 3, in <module>",
        "#4 0x00007f2a in main () at shop.c:3", "... 23 more", "goroutine 17 [running]:"}) {
    EXPECT_TRUE(is_stack_frame(line)) << line;
  }
  for (const char* line : {"at the shop (downtown) nothing works", "java.lang.IllegalStateException: no paper",
                           "at noon", "ValueError: no paper", "#1 question: where is it?", "File not found"}) {
    EXPECT_FALSE(is_stack_frame(line)) << line;
  }
}

TEST(Noise, LeavesTheMessageOfAStackTrace) {
  const std::string body = read_customer_text("",
                                              "It stops with\nTraceback (most recent call last):\n"
                                              "  File \"shop.py\", line 3, in open\nValueError: tray is empty")
                               .body;
  EXPECT_THAT(body, testing::HasSubstr("tray is empty"));
  EXPECT_THAT(body, testing::Not(testing::HasSubstr("shop.py")));
}

TEST(Noise, KeepsTheTextOfALink) {
  std::string out;
  append_without_noise("see [the invoice](https://example.org/i) now", out);
  EXPECT_EQ(out, "see [the invoice now \n");
}

}  // namespace
}  // namespace firstline
