#include "indexer/article/percent.h"

#include <array>

namespace firstline {
namespace {

constexpr std::string_view kUnreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

constexpr std::array<bool, 256> allow(std::string_view more) {
  std::array<bool, 256> allowed{};
  for (const char c : kUnreserved) allowed[static_cast<unsigned char>(c)] = true;
  for (const char c : more) allowed[static_cast<unsigned char>(c)] = true;
  return allowed;
}

std::string encode(std::string_view text, const std::array<bool, 256>& allowed) {
  constexpr char kDigits[] = "0123456789ABCDEF";
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (allowed[byte]) {
      out += c;
    } else {
      out += '%';
      out += kDigits[byte >> 4];
      out += kDigits[byte & 15];
    }
  }
  return out;
}

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

}  // namespace

std::string percent_encode_path(std::string_view path) {
  static constexpr auto kAllowed = allow("/:@!$()*+,;=");
  return encode(path, kAllowed);
}

std::string percent_encode_url(std::string_view url) {
  static constexpr auto kAllowed = allow("/:@!$()*+,;=?#&%[]'");
  return encode(url, kAllowed);
}

std::string percent_decode(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size()) {
      const int high = hex_digit(text[i + 1]), low = hex_digit(text[i + 2]);
      if (high >= 0 && low >= 0) {
        out += static_cast<char>(high * 16 + low);
        i += 2;
        continue;
      }
    }
    out += text[i];
  }
  return out;
}

}  // namespace firstline
