// UTF-8 as files and strangers send it: finding what is not, and walking what is (RFC 3629).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace firstline {

// Counts from 1; columns in bytes.
struct Position {
  int line = 1;
  int column = 1;
};

Position position_of(std::string_view text, std::size_t offset);

// The offset of the first byte that is no part of well-formed UTF-8, or of a NUL; npos when all is well.
std::size_t find_malformed_utf8(std::string_view text);

// Whether `text` is well-formed UTF-8 without NUL.
inline bool is_valid_utf8(std::string_view text) { return find_malformed_utf8(text) == std::string_view::npos; }

// Takes the first code point off `text`, which must not be empty; nullopt, and nothing taken, when the bytes there are
// malformed.
std::optional<char32_t> take_code_point(std::string_view& text);

// The code point at `offset`, which advances behind it; U+FFFD and one byte for malformed text. offset < text.size().
char32_t next_code_point(std::string_view text, std::size_t& offset);

void append_code_point(std::string& text, char32_t code_point);

// Without a byte order mark, and with every CRLF or lone CR as LF, so that lines count alike everywhere.
std::string normalize_newlines(std::string text);

// `text` cut to at most `max_bytes` at a code point boundary.
std::string_view truncate_utf8(std::string_view text, std::size_t max_bytes);

}  // namespace firstline
