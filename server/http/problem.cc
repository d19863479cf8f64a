#include "server/http/problem.h"

#include <string>
#include <utility>

#include "server/http/json_text.h"

namespace firstline {

std::string_view status_title(int status) {
  static constexpr std::pair<int, std::string_view> kTitles[] = {
      {400, "Bad Request"},
      {401, "Unauthorized"},
      {403, "Forbidden"},
      {404, "Not Found"},
      {405, "Method Not Allowed"},
      {408, "Request Timeout"},
      {411, "Length Required"},
      {413, "Content Too Large"},
      {414, "URI Too Long"},
      {415, "Unsupported Media Type"},
      {417, "Expectation Failed"},
      {429, "Too Many Requests"},
      {431, "Request Header Fields Too Large"},
      {500, "Internal Server Error"},
      {501, "Not Implemented"},
      {503, "Service Unavailable"},
      {505, "HTTP Version Not Supported"},
  };
  for (const auto& [known, title] : kTitles) {
    if (known == status) return title;
  }
  return "Error";
}

Response problem(int status, std::string_view detail, std::string_view instance) {
  Response response;
  response.status = status;
  response.content_type = "application/problem+json";
  response.body = "{\"type\":\"about:blank\",\"title\":" + json_string(status_title(status)) +
                  ",\"status\":" + std::to_string(status) + ",\"detail\":" + json_string(detail) +
                  ",\"instance\":" + json_string(instance) + "}\n";
  response.set("Cache-Control", "no-store");
  return response;
}

}  // namespace firstline
