// Paths and query strings: what is taken is within limits and holds no control character.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "server/http/query_parameters.h"

namespace {

void require_clean(std::string_view text) {
  const auto control = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; };
  if (std::any_of(text.begin(), text.end(), control)) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace firstline;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (const auto path = decode_path(text)) {
    if (path->size() > 1024) std::abort();
    require_clean(*path);
  }
  const QueryParameters parameters(text);
  for (const char* name : {"q", "locale", "category"}) {
    if (const auto value = parameters.find(name); value && *value) require_clean(**value);
  }
  if (const auto page = parameters.find_number("page", 1, 100, 1); page && (*page < 1 || *page > 100)) std::abort();
  return 0;
}
