#include "server/feedback/vote.h"

#include <gmock/gmock.h>

#include "tests/server/feedback/store_fixture.h"

namespace firstline {
namespace {

TEST(CleanComment, TrimsAndKeepsLines) {
  EXPECT_EQ(clean_comment("  Works,\r\nafter\ta\rrestart. \n\n").value(), "Works,\nafter a\nrestart.");
  EXPECT_EQ(clean_comment(" \r\n\t ").value(), "");
  EXPECT_EQ(clean_comment("").value(), "");
}

TEST(CleanComment, DropsControlCharacters) {
  using namespace std::string_literals;
  EXPECT_EQ(clean_comment("a\0b\x1b[31m\x7f\u0085\u009Fc"s).value(), "ab[31mc");
}

TEST(CleanComment, KeepsEveryLanguage) {
  for (const char* text : {"čaj – “dobrý”", "速くて良い", "ย้อนกลับ", "שלום", "👩🏽‍💻", "a\u00A0b"}) {
    EXPECT_EQ(clean_comment(text).value(), text);
  }
}

TEST(CleanComment, CountsBytesAfterTrimming) {
  const std::string most(kMaxCommentBytes, 'x');
  EXPECT_EQ(clean_comment("  " + most + "\x01\n").value(), most);
  EXPECT_THAT(clean_comment(most + "y"), FailsWith(ErrorKind::input, "comment: is longer than 6000 bytes"));
  std::string thai;
  while (thai.size() <= kMaxCommentBytes) thai += "ก";
  EXPECT_THAT(clean_comment(thai), FailsWith(ErrorKind::input, "comment: "));
}

TEST(CleanComment, RefusesMalformedUtf8) {
  for (const char* bytes : {"\x80", "\xC0\xAF", "\xC1\xBF", "\xC3", "\xE0\x9F\xBF", "\xE2\x82", "\xED\xA0\x80",
                            "\xF0\x8F\xBF\xBF", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xFF", "\xE2\x28\xA1"}) {
    EXPECT_THAT(clean_comment("a" + std::string(bytes)), FailsWith(ErrorKind::input, "comment: is not valid UTF-8"));
  }
}

// Whatever the bytes: an error, or text that is clean already.
TEST(CleanComment, IsStable) {
  unsigned seed = 1;
  int accepted = 0;
  for (int round = 0; round < 20000; ++round) {
    std::string bytes;
    for (int i = 0; i < 4; ++i) {
      seed = seed * 1664525 + 1013904223;
      bytes += static_cast<char>(seed >> 24);
    }
    const auto once = clean_comment(bytes);
    if (!once) continue;
    ++accepted;
    EXPECT_EQ(clean_comment(*once).value(), *once);
    EXPECT_LE(once->size(), bytes.size());
  }
  EXPECT_GT(accepted, 500);
}

TEST(CheckVote, NamesTheFieldThatIsWrong) {
  const Vote good = vote_of("visitor", true);
  EXPECT_TRUE(check_vote(good));
  const auto with = [&](auto member, auto value) {
    Vote vote = good;
    vote.*member = value;
    return check_vote(vote);
  };
  EXPECT_THAT(with(&Vote::visitor, ""), FailsWith(ErrorKind::input, "visitor: is missing"));
  EXPECT_THAT(with(&Vote::visitor, std::string(65, 'v')), FailsWith(ErrorKind::input, "visitor: is longer than 64"));
  EXPECT_THAT(with(&Vote::locale, ""), FailsWith(ErrorKind::input, "locale: is missing"));
  EXPECT_THAT(with(&Vote::locale, std::string(65, 'l')), FailsWith(ErrorKind::input, "locale: is longer than 64"));
  EXPECT_THAT(with(&Vote::article, ""), FailsWith(ErrorKind::input, "id: is missing"));
  EXPECT_THAT(with(&Vote::article, std::string(1025, 'a')), FailsWith(ErrorKind::input, "id: is longer than 1024"));
  EXPECT_THAT(with(&Vote::article, "a\nb"), FailsWith(ErrorKind::input, "id: has a control character"));
  EXPECT_THAT(with(&Vote::article, "\xFF"), FailsWith(ErrorKind::input, "id: is not valid UTF-8"));
  EXPECT_THAT(with(&Vote::comment, std::string(kMaxCommentBytes + 1, 'c')),
              FailsWith(ErrorKind::input, "comment: is longer"));
  EXPECT_THAT(with(&Vote::when, -1), FailsWith(ErrorKind::input, "when: "));
  EXPECT_THAT(with(&Vote::when, std::int64_t{253402300800}), FailsWith(ErrorKind::input, "when: "));
}

}  // namespace
}  // namespace firstline
