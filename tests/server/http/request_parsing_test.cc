#include "server/http/request_parsing.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace firstline {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

Site two_locales() {
  Site site;
  site.default_locale = "en";
  site.locales = {{*Locale::parse("en"), "English", {}}, {*Locale::parse("pt-BR"), "Português", {}}};
  return site;
}

TEST(SearchRequest, TakesAllParameters) {
  const auto request =
      parse_api_search("q=a+b&locale=PT_br&page=2&per_page=5&category=x/y&tag=t&type=faq&utm=1", two_locales());
  ASSERT_TRUE(request);
  EXPECT_EQ(request->query, "a b");
  EXPECT_EQ(request->locale, "pt-BR");
  EXPECT_EQ(request->page, 2u);
  EXPECT_EQ(request->per_page, 5u);
  EXPECT_EQ(request->category, "x/y");
  EXPECT_EQ(request->tag, "t");
  EXPECT_EQ(request->type, "faq");
}

TEST(SearchRequest, HasDefaults) {
  const auto request = parse_api_search("q=a&category=&tag=&type=&page=&locale=", two_locales());
  ASSERT_TRUE(request);
  EXPECT_EQ(request->locale, "en");
  EXPECT_EQ(request->page, 1u);
  EXPECT_EQ(request->per_page, 10u);
  EXPECT_FALSE(request->category || request->tag || request->type);
}

TEST(SearchRequest, NamesTheParameterThatIsWrong) {
  struct Case {
    const char *query, *name;
    int status;
  };
  for (const Case& one :
       {Case{"", "q: ", 400}, Case{"q=", "q: ", 400}, Case{"q=%20+", "q: ", 400}, Case{"q=a&q=b", "q: ", 400},
        Case{"q=%ff", "q: ", 400}, Case{"q=a&page=0", "page: ", 400}, Case{"q=a&page=1001", "page: ", 400},
        Case{"q=a&page=1&page=2", "page: ", 400}, Case{"q=a&per_page=0", "per_page: ", 400},
        Case{"q=a&per_page=1000", "per_page: ", 400}, Case{"q=a&type=x", "type: ", 400},
        Case{"q=a&tag=%00", "tag: ", 400}, Case{"q=a&locale=xx", "locale: ", 404},
        Case{"q=a&locale=../etc", "locale: ", 404}, Case{"q=a&locale=en&locale=en", "locale: ", 400}}) {
    const auto request = parse_api_search(one.query, two_locales());
    ASSERT_FALSE(request) << one.query;
    EXPECT_EQ(request.error().status, one.status) << one.query;
    EXPECT_THAT(request.error().detail, StartsWith(one.name)) << one.query;
  }
  EXPECT_THAT(parse_api_search("q=a&locale=xx", two_locales()).error().detail, HasSubstr("en, pt-BR"));
}

TEST(SearchRequest, OfAPageMayBeEmpty) {
  EXPECT_EQ(parse_search_request("", "en", EmptyQuery::allowed)->query, "");
  EXPECT_FALSE(parse_search_request("q=a&q=b", "en", EmptyQuery::allowed));
}

TEST(AutocompleteRequest, LimitsItsLimit) {
  EXPECT_EQ(parse_autocomplete("q=a", two_locales())->limit, 8u);
  EXPECT_EQ(parse_autocomplete("q=a&limit=20", two_locales())->limit, 20u);
  EXPECT_FALSE(parse_autocomplete("q=a&limit=21", two_locales()));
  EXPECT_FALSE(parse_autocomplete("limit=5", two_locales()));
}

TEST(ArticleRequest, NeedsAnId) {
  EXPECT_EQ(parse_article_request("id=a/b", two_locales())->id, "a/b");
  EXPECT_THAT(parse_article_request("", two_locales()).error().detail, StartsWith("id: "));
}

}  // namespace
}  // namespace firstline
