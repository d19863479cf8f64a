#include "server/http/cross_site.h"

#include <algorithm>

namespace firstline {

namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

// Schemes and hosts are ASCII on the wire, and case makes no difference in them.
bool same_letters(std::string_view one, std::string_view other) {
  return std::equal(one.begin(), one.end(), other.begin(), other.end(),
                    [](char a, char b) { return lower(a) == lower(b); });
}

}  // namespace

bool sent_by_another_site(const FramedRequest& request, std::string_view base_url) {
  if (const std::string* site = request.header("sec-fetch-site")) return *site != "same-origin" && *site != "none";
  const std::string* origin = request.header("origin");
  if (!origin) return false;
  if (!base_url.empty() && same_letters(*origin, base_url)) return false;
  // Which scheme the visitor sees is known to the proxy alone.
  const std::size_t scheme = origin->find("://");
  const std::string* host = request.header("host");
  return scheme == std::string::npos || !host || !same_letters(std::string_view(*origin).substr(scheme + 3), *host);
}

}  // namespace firstline
