#include "server/ticket/transfer_encoding.h"

#include <cstdint>

#include "server/ticket/charset.h"

namespace firstline {
namespace {

constexpr std::size_t kMaxHeader = 8192;

int base64_value(char c) {
  if (c >= 'A' && c <= 'Z') return c - 'A';
  if (c >= 'a' && c <= 'z') return c - 'a' + 26;
  if (c >= '0' && c <= '9') return c - '0' + 52;
  if (c == '+' || c == '-') return 62;
  return c == '/' || c == '_' ? 63 : -1;
}

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

struct EncodedWord {
  std::string bytes;
  std::string charset;
  std::size_t end = 0;  // 0: none
};

// "=?charset*language?B?text?=" at `at`.
EncodedWord encoded_word_at(std::string_view value, std::size_t at) {
  EncodedWord word;
  if (!value.substr(at).starts_with("=?")) return word;
  const std::size_t charset_end = value.find('?', at + 2);
  if (charset_end == std::string_view::npos || charset_end + 2 >= value.size() || value[charset_end + 2] != '?') {
    return word;
  }
  const std::size_t close = value.find("?=", charset_end + 3);
  if (close == std::string_view::npos) return word;
  const std::string_view charset = value.substr(at + 2, charset_end - at - 2);
  const std::string_view text = value.substr(charset_end + 3, close - charset_end - 3);
  const char kind = value[charset_end + 1];
  if (kind == 'B' || kind == 'b') {
    word.bytes = decode_base64(text);
  } else if (kind == 'Q' || kind == 'q') {
    word.bytes = decode_quoted_printable(text, true);
  } else {
    return word;
  }
  word.charset = charset.substr(0, charset.find('*'));
  word.end = close + 2;
  return word;
}

}  // namespace

std::string decode_base64(std::string_view text) {
  std::string out;
  out.reserve(text.size() * 3 / 4);
  std::uint32_t bits = 0;
  int count = 0;
  for (const char c : text) {
    if (c == '=') break;
    const int value = base64_value(c);
    if (value < 0) continue;
    bits = bits << 6 | static_cast<std::uint32_t>(value);
    count += 6;
    if (count >= 8) {
      count -= 8;
      out += static_cast<char>(bits >> count & 0xFF);
    }
  }
  return out;
}

std::string decode_quoted_printable(std::string_view text, bool in_header) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (in_header && text[i] == '_') {
      out += ' ';
      continue;
    }
    if (text[i] != '=') {
      out += text[i];
      continue;
    }
    if (i + 2 < text.size() && hex_value(text[i + 1]) >= 0 && hex_value(text[i + 2]) >= 0) {
      out += static_cast<char>(hex_value(text[i + 1]) << 4 | hex_value(text[i + 2]));
      i += 2;
      continue;
    }
    std::size_t end = i + 1;
    while (end < text.size() && (text[end] == ' ' || text[end] == '\t' || text[end] == '\r')) ++end;
    if (end >= text.size() || text[end] == '\n') {
      i = end;  // a soft line break
    } else {
      out += '=';
    }
  }
  return out;
}

std::string decode_header(std::string_view value) {
  value = value.substr(0, kMaxHeader);
  std::string out;
  std::string plain;
  // Words of one charset are joined before they are converted: programs cut characters in two between them.
  std::string bytes;
  std::string charset;
  const auto flush_bytes = [&] {
    out += to_utf8(bytes, charset);
    bytes.clear();
  };
  for (std::size_t at = 0; at < value.size();) {
    const EncodedWord word = encoded_word_at(value, at);
    if (word.end == 0) {
      plain += value[at++];
      continue;
    }
    const bool between = !bytes.empty() && plain.find_first_not_of(" \t\r\n") == std::string::npos;
    if (!between || word.charset != charset) flush_bytes();
    if (!between) out += to_utf8(plain, "");
    plain.clear();
    bytes += word.bytes;
    charset = word.charset;
    at = word.end;
  }
  flush_bytes();
  out += to_utf8(plain, "");
  // Folded lines are one.
  std::string line;
  for (const char c : out) {
    if (is_blank(c)) {
      if (!line.empty() && line.back() != ' ') line += ' ';
    } else {
      line += c;
    }
  }
  return line;
}

}  // namespace firstline
