#include "server/http/routes.h"

#include <gtest/gtest.h>

namespace firstline {
namespace {

TEST(Routes, MatchByHand) {
  struct Case {
    const char *path, *route, *locale, *rest;
  };
  for (const Case& one : {
           Case{"/", "root", "", ""},
           Case{"/healthz", "health", "", ""},
           Case{"/en", "locale", "en", ""},
           Case{"/en/", "home", "en", ""},
           Case{"/pt_br/search", "search", "pt_br", ""},
           Case{"/en/articles/a/b/c", "article", "en", "a/b/c"},
           Case{"/en/articles/articles/x", "article", "en", "articles/x"},
           Case{"/en/categories/x", "category", "en", "x"},
           Case{"/static/a.css", "static", "", "a.css"},
           Case{"/files/en/a.png", "attachment", "", "en/a.png"},
           Case{"/api/v1/search", "api_search", "", ""},
           Case{"/sitemap.xml", "sitemap", "", ""},
           Case{"/en/feed.xml", "feed", "en", ""},
       }) {
    const RouteMatch match = match_route("GET", one.path);
    ASSERT_NE(match.route, nullptr) << one.path;
    EXPECT_EQ(match.route->name, one.route) << one.path;
    EXPECT_EQ(match.locale, one.locale);
    EXPECT_EQ(match.rest, one.rest);
    EXPECT_EQ(match_route("HEAD", one.path).route, match.route);
    EXPECT_EQ(match.allow, "GET, HEAD, OPTIONS");
  }
}

TEST(Routes, MatchNothingElse) {
  for (const auto* path : {"", "*", "//", "//en/", "/en/search/", "/en/articles/", "/en/articles", "/en/articles/x/",
                           "/static/", "/api/v1/", "/api/v1/searches", "/en/nothing", "/static", "/files/"}) {
    const RouteMatch match = match_route("GET", path);
    const bool is_a_locale = match.route && match.route->name == "locale";
    EXPECT_TRUE(!match.route || is_a_locale || match.route->name == "home") << path;
  }
}

TEST(Routes, NameTheMethodsOfAnAddress) {
  EXPECT_EQ(match_route("DELETE", "/en/search").route, nullptr);
  EXPECT_EQ(match_route("DELETE", "/en/search").allow, "GET, HEAD, OPTIONS");
  EXPECT_EQ(match_route("POST", "/en/nothing").allow, "");
  EXPECT_EQ(match_route("PUT", "/en/contact").allow, "GET, HEAD, POST, OPTIONS");
  EXPECT_EQ(match_route("GET", "/en/contact").route->name, "contact");
  EXPECT_EQ(match_route("POST", "/en/contact").route->name, "contact_form");
  EXPECT_EQ(match_route("GET", "/en/feedback").route, nullptr);
  EXPECT_EQ(match_route("GET", "/en/feedback").allow, "POST, OPTIONS");
}

}  // namespace
}  // namespace firstline
