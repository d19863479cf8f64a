#include "server/http/visitor_cookie.h"

#include "server/feedback/visitor.h"
#include "server/http/cookies.h"

namespace firstline {

std::string find_visitor(std::string_view cookies) {
  for (const std::string_view value : find_cookies(cookies, "visitor")) {
    if (is_visitor_token(value)) return std::string(value);
  }
  return {};
}

std::string visitor_cookie(std::string_view token, std::string_view base_url) {
  std::string cookie = "visitor=" + std::string(token) + "; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax";
  if (base_url.starts_with("https://")) cookie += "; Secure";
  return cookie;
}

}  // namespace firstline
