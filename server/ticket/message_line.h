// A message as lines, each of which is the customer's own words until something sets it aside.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace firstline {

struct MessageLine {
  std::string_view text;  // without blanks at its ends and without '>' marks
  std::string folded;     // fold_phrase() of it; "" for lines too long for a phrase to matter
  bool quoted = false;    // began with '>'
  bool own = true;        // still the customer's words
  bool empty() const { return text.empty(); }
};

// Lines longer than this are prose: no greeting, header or attribution fills them.
inline constexpr std::size_t kMaxPhraseLine = 400;

// Views into `message`, which must outlive them. O(n).
std::vector<MessageLine> split_lines(std::string_view message);

// Words, as blanks part them.
std::size_t count_words(std::string_view text);

// Whether any own line among [first, last) has text.
bool has_own_text(const std::vector<MessageLine>& lines, std::size_t first, std::size_t last);

}  // namespace firstline
