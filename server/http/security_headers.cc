#include "server/http/security_headers.h"

#include <algorithm>

namespace firstline {

std::string content_security_policy(const std::vector<std::string>& framed_by) {
  std::string policy =
      "default-src 'none'; style-src 'self'; img-src 'self' https: data:; font-src 'self'; script-src 'self'; "
      "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors";
  if (framed_by.empty()) policy += " 'none'";
  for (const std::string& origin : framed_by) policy += ' ' + origin;
  return policy;
}

void add_security_headers(Response& response, const std::vector<std::string>& allow_origins) {
  if (!response.header("Content-Security-Policy")) {
    response.set("Content-Security-Policy", content_security_policy(allow_origins));
  }
  response.set("X-Content-Type-Options", "nosniff");
  response.set("Referrer-Policy", "strict-origin-when-cross-origin");
}

void add_cors_headers(Response& response, const std::string* origin, const std::vector<std::string>& allow_origins) {
  if (allow_origins.empty()) return;
  response.set("Vary", "Origin");
  if (!origin || std::find(allow_origins.begin(), allow_origins.end(), *origin) == allow_origins.end()) return;
  response.set("Access-Control-Allow-Origin", *origin);
}

}  // namespace firstline
