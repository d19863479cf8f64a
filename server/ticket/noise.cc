#include "server/ticket/noise.h"

#include <algorithm>
#include <array>

namespace firstline {
namespace {

constexpr std::size_t kLongNumber = 6;
constexpr std::size_t kMaxCode = 48;  // longer words are keys, tokens or encoded data
constexpr std::size_t kMinHash = 16;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_hex(char c) { return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }
bool is_blank(char c) { return c == ' ' || c == '\t'; }

bool is_ascii(std::string_view word) {
  return std::all_of(word.begin(), word.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::string_view strip_marks(std::string_view word) {
  const auto mark = [](char c) { return std::string_view("()[]{}<>\"'`,;:.!?*").find(c) != std::string_view::npos; };
  while (!word.empty() && mark(word.front())) word.remove_prefix(1);
  while (!word.empty() && mark(word.back())) word.remove_suffix(1);
  return word;
}

bool is_address(std::string_view word) {
  if (word.find("://") != std::string_view::npos || word.starts_with("www.") || word.starts_with("mailto:"))
    return true;
  if (word.starts_with("utm_") || word.find("?utm_") != std::string_view::npos) return true;
  const std::size_t at = word.find('@');
  return at != std::string_view::npos && at > 0 && word.find('.', at) != std::string_view::npos;
}

struct Makeup {
  std::size_t digits = 0;
  std::size_t letters = 0;
  std::size_t hex_letters = 0;
  std::size_t upper = 0;
  std::size_t marks = 0;
  std::size_t changes = 0;  // between letters and digits
};

Makeup make_up(std::string_view word) {
  Makeup makeup;
  bool digit_before = false;
  bool letter_before = false;
  for (const char c : word) {
    const bool digit = is_digit(c);
    const bool letter = is_letter(c);
    makeup.digits += digit;
    makeup.letters += letter;
    makeup.hex_letters += letter && is_hex(c);
    makeup.upper += c >= 'A' && c <= 'Z';
    makeup.marks += !digit && !letter;
    makeup.changes += (digit && letter_before) || (letter && digit_before);
    digit_before = digit;
    letter_before = letter;
  }
  return makeup;
}

// Versions and addresses of machines: short numbers with dots between them.
bool is_dotted(std::string_view word) {
  std::size_t run = 0;
  for (const char c : word) {
    if (!is_digit(c) && c != '.') return false;
    run = c == '.' ? 0 : run + 1;
    if (run > 3) return false;
  }
  return true;
}

// "com.example.Shop.open(Shop.java:12)", "Object.<anonymous> (/app/shop.js:3:5)", "Shop.Open() in C:\\shop.cs:line 4":
// a name, then brackets that either follow it directly or hold a place in a file.
bool is_call(std::string_view text) {
  const std::size_t open = text.find('(');
  if (open == std::string_view::npos || open == 0 || text.find(')', open) == std::string_view::npos) return false;
  const std::size_t blank = text.find(' ');
  if (blank > open) return true;
  const std::size_t colon = text.find(':', open);
  return blank + 1 == open && colon != std::string_view::npos && colon + 1 < text.size() && is_digit(text[colon + 1]);
}

}  // namespace

bool is_noise(std::string_view word) {
  word = strip_marks(word);
  if (word.empty()) return false;
  if (is_address(word)) return true;
  if (!is_ascii(word)) return false;
  const Makeup makeup = make_up(word);
  if (makeup.letters == 0) return makeup.digits >= kLongNumber && !is_dotted(word);
  if (word.starts_with("0x") || word.starts_with("0X"))
    return word.size() > 2 + 10;  // a code, not an address in memory
  // UUIDs, commit and message hashes.
  if (word.size() >= kMinHash && makeup.letters == makeup.hex_letters && makeup.digits >= 4) return true;
  if (word.size() > kMaxCode && makeup.digits >= 4 && makeup.changes >= 4) return true;
  // "INV-2026-10443", "RMA20261122": a short prefix before a long number. "KB5034441" is what articles are about.
  return makeup.letters <= 4 && makeup.changes <= 2 &&
         makeup.digits >= (makeup.marks > 0 ? kLongNumber : kLongNumber + 2);
}

bool is_stack_frame(std::string_view line) {
  while (!line.empty() && is_blank(line.front())) line.remove_prefix(1);
  if (line.size() > 1000) return false;
  if (line.starts_with("at ")) return is_call(line.substr(3));
  if (line.starts_with("File \"") && line.find("\", line ") != std::string_view::npos) return true;
  if (line.starts_with("... ") && line.ends_with(" more")) return true;
  if (line.starts_with('#') && line.size() > 2 && is_digit(line[1])) {
    return line.find(" 0x") != std::string_view::npos || line.find("): ") != std::string_view::npos;
  }
  if (line.starts_with("from /") && line.find(":in ") != std::string_view::npos) return true;
  return line.starts_with("goroutine ") && line.ends_with(':');
}

void append_without_noise(std::string_view line, std::string& out) {
  if (is_stack_frame(line)) return;
  for (std::size_t at = 0; at < line.size();) {
    std::size_t end = at;
    while (end < line.size() && !is_blank(line[end])) ++end;
    std::string_view word = line.substr(at, end - at);
    // "[the invoice](https://…)": the link's text is in this word or in those before it.
    if (const std::size_t target = word.find("](");
        target != std::string_view::npos && is_noise(word.substr(target + 2))) {
      word = word.substr(0, target);
    }
    if (!is_noise(word)) out += word;
    while (end < line.size() && is_blank(line[end])) ++end;
    out += ' ';
    at = end;
  }
  out += '\n';
}

}  // namespace firstline
