#include "server/http/openapi.h"

#include <cassert>

#include "server/http/json_text.h"

namespace firstline {

// Made by the build from openapi.json.
extern const char* const kOpenApiDocument;

std::string openapi_json(std::string_view base_url) {
  std::string text = kOpenApiDocument;
  if (base_url.empty()) return text;
  constexpr std::string_view kServer = R"("servers": [{"url": "/"}])";
  const std::size_t at = text.find(kServer);
  assert(at != std::string::npos);
  return text.replace(at, kServer.size(), R"("servers": [{"url": )" + json_string(base_url) + "}]");
}

}  // namespace firstline
