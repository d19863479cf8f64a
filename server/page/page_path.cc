#include "server/page/page_path.h"

#include "indexer/article/percent.h"

namespace firstline {

std::string home_path(std::string_view locale) { return "/" + percent_encode_path(locale) + "/"; }
std::string contact_path(std::string_view locale) { return "/" + percent_encode_path(locale) + "/contact"; }

std::string search_path(const SearchRequest& request) {
  std::string path = "/" + percent_encode_path(request.locale) + "/search";
  char separator = '?';
  const auto add = [&](std::string_view name, std::string_view value) {
    path += separator;
    path += std::string(name) + "=" + percent_encode_value(value);
    separator = '&';
  };
  if (!request.query.empty()) add("q", request.query);
  if (request.category) add("category", *request.category);
  if (request.tag) add("tag", *request.tag);
  if (request.type) add("type", *request.type);
  if (request.per_page != SearchRequest{}.per_page) add("per_page", std::to_string(request.per_page));
  if (request.page > 1) add("page", std::to_string(request.page));
  return path;
}

std::string tag_search_path(std::string_view locale, std::string_view tag) {
  SearchRequest request;
  request.locale = locale;
  request.tag = std::string(tag);
  return search_path(request);
}

std::string percent_encode_value(std::string_view value) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string out;
  for (const char c : value) {
    const bool unreserved = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
                            c == '.' || c == '_' || c == '~';
    if (unreserved) {
      out += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      out += '%';
      out += kDigits[byte >> 4];
      out += kDigits[byte & 15];
    }
  }
  return out;
}

std::string absolute_url(const PageContext& context, std::string_view path) {
  std::string_view base = context.base_url;
  while (base.ends_with('/')) base.remove_suffix(1);
  return std::string(base) + std::string(path);
}

}  // namespace firstline
