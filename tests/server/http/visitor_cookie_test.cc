#include "server/http/visitor_cookie.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "server/feedback/visitor.h"

namespace firstline {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(VisitorCookie, IsFoundAmongOthers) {
  const std::string token = *make_visitor_token();
  for (const std::string& cookies : {"visitor=" + token, "a=b; visitor=" + token, "visitor=" + token + "; c",
                                     "visitor=forged; visitor=" + token, ";;\tvisitor=" + token + " ;"}) {
    EXPECT_EQ(find_visitor(cookies), token) << cookies;
  }
}

TEST(VisitorCookie, IsNothingButAToken) {
  const std::string token = *make_visitor_token();
  for (const std::string& cookies :
       {std::string(), std::string("visitor="), "visitors=" + token, "Visitor=" + token, "visitor=" + token + "x",
        "visitor=\"" + token + '"', "my-visitor=" + token, std::string(10000, ';'), std::string("visitor=<script>")}) {
    EXPECT_EQ(find_visitor(cookies), "") << cookies;
  }
}

TEST(VisitorCookie, StaysWithTheBrowser) {
  const std::string plain = visitor_cookie("token", "");
  EXPECT_THAT(plain, testing::StartsWith("visitor=token; "));
  EXPECT_THAT(plain, HasSubstr("; HttpOnly"));
  EXPECT_THAT(plain, HasSubstr("; SameSite=Lax"));
  EXPECT_THAT(plain, Not(HasSubstr("Secure")));
  EXPECT_THAT(visitor_cookie("token", "http://h"), Not(HasSubstr("Secure")));
  EXPECT_THAT(visitor_cookie("token", "https://h"), HasSubstr("; Secure"));
}

}  // namespace
}  // namespace firstline
