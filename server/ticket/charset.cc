#include "server/ticket/charset.h"

#include <unicode/ucnv.h>

#include <algorithm>
#include <memory>
#include <vector>

#include "indexer/base/utf8.h"

namespace firstline {
namespace {

struct ConverterCloser {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};

bool is_ascii(std::string_view bytes) {
  return std::all_of(bytes.begin(), bytes.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// ISO-2022, HZ and UTF-7 say everything in ASCII bytes.
bool hides_in_ascii(std::string_view charset) {
  return charset.starts_with("iso-2022") || charset.starts_with("hz") || charset.starts_with("utf-7");
}

std::string replace_malformed(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size());
  for (std::size_t at = 0; at < bytes.size();) {
    const char32_t c = next_code_point(bytes, at);
    append_code_point(out, c == 0 ? U' ' : c);
  }
  return out;
}

// nullopt-like: empty when the encoding is unknown.
std::string convert(std::string_view bytes, const std::string& charset) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, ConverterCloser> converter(ucnv_open(charset.c_str(), &status));
  if (U_FAILURE(status)) return {};
  std::vector<UChar> wide(bytes.size() * 2 + 16);
  const std::int32_t length = ucnv_toUChars(converter.get(), wide.data(), static_cast<std::int32_t>(wide.size()),
                                            bytes.data(), static_cast<std::int32_t>(bytes.size()), &status);
  if (U_FAILURE(status)) return {};
  std::string out;
  for (std::int32_t i = 0; i < length; ++i) {
    char32_t c = wide[static_cast<std::size_t>(i)];
    if (c >= 0xD800 && c < 0xDC00 && i + 1 < length) {
      const char32_t low = wide[static_cast<std::size_t>(i) + 1];
      if (low >= 0xDC00 && low < 0xE000) {
        c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
        ++i;
      }
    }
    append_code_point(out, c >= 0xD800 && c < 0xE000 ? U'\uFFFD' : c == 0 ? U' ' : c);
  }
  return out;
}

}  // namespace

std::string to_utf8(std::string_view bytes, std::string_view charset) {
  std::string name(charset.substr(0, 40));
  std::transform(name.begin(), name.end(), name.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  const bool ascii = is_ascii(bytes);
  if (ascii && !hides_in_ascii(name)) return replace_malformed(bytes);
  if (!ascii && find_malformed_utf8(bytes) == std::string_view::npos) return std::string(bytes);
  if (name.empty() || name == "us-ascii" || name == "utf-8" || name == "utf8" || name == "iso-8859-1") {
    name = name.starts_with("utf") ? "utf-8" : "windows-1252";
  }
  if (name == "utf-8") return replace_malformed(bytes);
  std::string converted = convert(bytes, name);
  if (converted.empty()) converted = convert(bytes, "windows-1252");
  return converted.empty() ? replace_malformed(bytes) : converted;
}

}  // namespace firstline
