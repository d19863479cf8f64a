#include "server/http/visitor_cookie.h"

#include <algorithm>

#include "server/feedback/visitor.h"

namespace firstline {

std::string find_visitor(std::string_view cookies) {
  constexpr std::string_view kName = "visitor=";
  while (!cookies.empty()) {
    std::string_view pair = cookies.substr(0, cookies.find(';'));
    cookies.remove_prefix(std::min(cookies.size(), pair.size() + 1));
    pair.remove_prefix(std::min(pair.find_first_not_of(" \t"), pair.size()));
    while (pair.ends_with(' ') || pair.ends_with('\t')) pair.remove_suffix(1);
    if (pair.starts_with(kName) && is_visitor_token(pair.substr(kName.size()))) {
      return std::string(pair.substr(kName.size()));
    }
  }
  return {};
}

std::string visitor_cookie(std::string_view token, std::string_view base_url) {
  std::string cookie = "visitor=" + std::string(token) + "; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax";
  if (base_url.starts_with("https://")) cookie += "; Secure";
  return cookie;
}

}  // namespace firstline
