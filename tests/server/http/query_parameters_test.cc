#include "server/http/query_parameters.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace firstline {
namespace {

using testing::StartsWith;

TEST(DecodePath, DecodesToUtf8) {
  EXPECT_EQ(*decode_path("/en/articles/f%C3%BCr%20alle"), "/en/articles/f\xc3\xbcr alle");
  EXPECT_EQ(*decode_path("/en/articles/a%2Fb+c"), "/en/articles/a/b+c");
  EXPECT_EQ(*decode_path("/f\xc3\xbcr"), "/f\xc3\xbcr");
}

TEST(DecodePath, RefusesWhatHidesBytes) {
  for (const auto* path : {"/%00", "/%0a", "/%0D%0A", "/%7f", "/%", "/%4", "/%zz", "/%u0041", "/%ff", "/%C3",
                           "/%ed%a0%80", "/%c0%ae", "/\xff"}) {
    ASSERT_FALSE(decode_path(path)) << path;
    EXPECT_EQ(decode_path(path).error().status, 400) << path;
  }
}

TEST(DecodePath, LimitsWhatComesOut) {
  EXPECT_TRUE(decode_path("/" + std::string(1023, 'a')));
  EXPECT_EQ(decode_path("/" + std::string(1024, 'a')).error().status, 414);
}

TEST(QueryParameters, FindsAndDecodes) {
  const QueryParameters parameters("q=caf%C3%A9+cr%C3%A8me&empty=&flag&%71uery=x&a=b=c");
  EXPECT_EQ(**parameters.find("q"), "caf\xc3\xa9 cr\xc3\xa8me");
  EXPECT_EQ(**parameters.find("empty"), "");
  EXPECT_EQ(**parameters.find("flag"), "");
  EXPECT_EQ(**parameters.find("query"), "x");
  EXPECT_EQ(**parameters.find("a"), "b=c");
  EXPECT_FALSE(parameters.find("absent")->has_value());
}

TEST(QueryParameters, RefuseWhatIsAmbiguousOrMalformedByName) {
  for (const auto* query :
       {"q=a&q=b", "q=a&q=a", "q=%", "q=%4", "q=%gg", "q=%ff", "q=%00", "q=%1b[0m", "q=\xc3", "q=%7F"}) {
    const auto found = QueryParameters(query).find("q");
    ASSERT_FALSE(found) << query;
    EXPECT_EQ(found.error().status, 400);
    EXPECT_THAT(found.error().detail, StartsWith("q: ")) << query;
  }
}

TEST(QueryParameters, MakeSpacesOfPastedLineBreaks) {
  EXPECT_EQ(**QueryParameters("q=a%0D%0Ab%09c").find("q"), "a  b c");
}

TEST(QueryParameters, LeaveUnusedOnesAlone) { EXPECT_EQ(**QueryParameters("utm=%ff&utm=%&q=a&&=&").find("q"), "a"); }

TEST(QueryParameters, ReadNumbersWithinLimits) {
  EXPECT_EQ(*QueryParameters("").find_number("page", 1, 100, 7), 7u);
  EXPECT_EQ(*QueryParameters("page=").find_number("page", 1, 100, 7), 7u);
  EXPECT_EQ(*QueryParameters("page=100").find_number("page", 1, 100, 7), 100u);
  for (const auto* query :
       {"page=0", "page=101", "page=-1", "page=+1", "page=1.5", "page=1x", "page=99999999999", "page=%201"}) {
    const auto number = QueryParameters(query).find_number("page", 1, 100, 7);
    ASSERT_FALSE(number) << query;
    EXPECT_THAT(number.error().detail, StartsWith("page: must be a number from 1 to 100"));
  }
}

}  // namespace
}  // namespace firstline
