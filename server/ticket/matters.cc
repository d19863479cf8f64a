#include "server/ticket/matters.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

namespace firstline {
namespace {

// Below this many bytes nobody says what it is about: "Is that possible?", "And how?".
constexpr std::size_t kLeastBytes = 16;

// Question marks that stand for nothing else; the ASCII ones only before a blank, since addresses hold them too.
constexpr std::array<std::string_view, 7> kQuestionMarks = {"？", "؟", "⁇", "⁈", "՞", "፧", "\u037E"};

constexpr std::array<std::string_view, 7> kFullStops = {"。", "！", "．", "।", "۔", "።", "။"};

bool ends_word(std::string_view text, std::size_t at) {
  if (at >= text.size()) return true;
  constexpr std::array<std::string_view, 12> kBehind = {" ", "\n", "\"", ")", "?", "!", "”", "“", "’", "»", "」", "）"};
  return std::any_of(kBehind.begin(), kBehind.end(),
                     [&](std::string_view mark) { return text.substr(at, mark.size()) == mark; });
}

// Whether a Greek letter ends before `at`: behind one a semicolon asks. (U+0370 to U+03FF and, with accents as they
// were written once, U+1F00 to U+1FFF.)
bool follows_greek(std::string_view text, std::size_t at) {
  std::size_t begin = at;
  while (begin > 0 && (static_cast<unsigned char>(text[begin - 1]) & 0xC0) == 0x80) --begin;
  if (begin == 0) return false;
  const std::string_view letter = text.substr(begin - 1, at - begin + 1);
  return letter.starts_with("\xCE") || letter.starts_with("\xCF") || letter.starts_with("\xCD") ||
         (letter.starts_with("\xE1") && letter.size() == 3 && static_cast<unsigned char>(letter[1]) >= 0xBC);
}

// Length of the question mark at `at`, with what repeats or closes it; 0 where there is none.
std::size_t question_mark(std::string_view text, std::size_t at) {
  std::size_t end = at;
  if ((text[at] == '?' || (text[at] == ';' && follows_greek(text, at))) && ends_word(text, at + 1)) {
    end = at + 1;
  } else {
    for (const std::string_view mark : kQuestionMarks) {
      if (text.substr(at, mark.size()) == mark) end = at + mark.size();
    }
  }
  if (end == at) return 0;
  while (end < text.size() && (text[end] == '?' || text[end] == '!' || text[end] == ')' || text[end] == '"')) ++end;
  return end - at;
}

// Length of the mark at `at` that ends a sentence which asks nothing; 0 where there is none.
std::size_t full_stop(std::string_view text, std::size_t at) {
  if ((text[at] == '.' || text[at] == '!') && ends_word(text, at + 1)) return 1;
  for (const std::string_view mark : kFullStops) {
    if (text.substr(at, mark.size()) == mark) return mark.size();
  }
  return 0;
}

bool is_digit(char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; }

// "1) ", "2. ", "a) ", "- ", "* ", "• " at the beginning of a line or after a sentence.
bool starts_item(std::string_view text) {
  if (text.size() < 3) return false;
  if ((text[0] == '-' || text[0] == '*' || text[0] == '+') && text[1] == ' ') return true;
  if (text.starts_with("• ") || text.starts_with("– ")) return true;
  if (text[0] == '(') text.remove_prefix(1);
  std::size_t mark = 0;
  while (mark < 2 && mark < text.size() && is_digit(text[mark])) ++mark;
  if (mark == 0 && std::isalpha(static_cast<unsigned char>(text[0])) != 0) {
    return text.size() > 2 && text[1] == ')' && text[2] == ' ';
  }
  return mark > 0 && mark + 1 < text.size() && (text[mark] == ')' || text[mark] == '.') && text[mark + 1] == ' ';
}

// Whether a list item may begin at `at`: nothing but blanks before it in its line, or a sentence's end. Reads the
// blanks before `at`, so it is to be asked where they end.
bool may_start_item(std::string_view text, std::size_t at) {
  while (at > 0 && text[at - 1] == ' ') --at;
  return at == 0 || text[at - 1] == '\n' || text[at - 1] == '.' || text[at - 1] == '?' || text[at - 1] == '!' ||
         text[at - 1] == ':';
}

std::string_view trim(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \n\t");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \n\t") - begin + 1);
}

// Where matters begin, short ones included.
std::vector<std::size_t> find_starts(std::string_view body) {
  std::vector<std::size_t> starts = {0};
  for (std::size_t at = 0; at < body.size();) {
    if (const std::size_t length = question_mark(body, at); length > 0) {
      at += length;
      starts.push_back(at);
    } else if (body.substr(at, 2) == "\n\n") {
      at += 2;
      starts.push_back(at);
    } else if (at > 0 && starts_item(body.substr(at, 5)) && may_start_item(body, at)) {
      starts.push_back(at++);
    } else {
      ++at;
    }
  }
  return starts;
}

}  // namespace

std::vector<std::string_view> split_matters(std::string_view body) {
  std::vector<std::pair<std::size_t, std::size_t>> ranges;
  const std::vector<std::size_t> starts = find_starts(body);
  for (std::size_t i = 0; i < starts.size(); ++i) {
    const std::size_t end = i + 1 < starts.size() ? starts[i + 1] : body.size();
    if (trim(body.substr(starts[i], end - starts[i])).size() >= kLeastBytes || ranges.empty()) {
      if (ranges.size() == kMaxMatters) break;
      ranges.emplace_back(starts[i], end);
    } else {
      ranges.back().second = end;
    }
  }
  std::vector<std::string_view> matters;
  for (const auto& [begin, end] : ranges) {
    const std::string_view matter = trim(body.substr(begin, end - begin));
    if (!matter.empty()) matters.push_back(matter);
  }
  if (matters.size() < 2) matters.clear();
  return matters;
}

bool asks(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (question_mark(text, at) > 0) return true;
  }
  return false;
}

bool tells_only(std::string_view text) {
  std::size_t words = 0;
  bool blank = true;
  for (const char c : text) {
    const bool was_blank = std::exchange(blank, c == ' ' || c == '\n' || c == '\t');
    if (was_blank && !blank) ++words;
  }
  return words >= kManyTellingWords && !asks(text);
}

bool is_marked(std::string_view matter) { return starts_item(matter) || asks(matter); }

std::vector<std::string_view> split_sentences(std::string_view body, std::size_t most) {
  std::vector<std::string_view> sentences;
  std::size_t begin = 0;
  const auto end_at = [&](std::size_t end) {
    const std::string_view sentence = trim(body.substr(begin, end - begin));
    if (!sentence.empty()) sentences.push_back(sentence);
    begin = end;
  };
  for (std::size_t at = 0; at < body.size() && sentences.size() + 1 < most;) {
    std::size_t length = question_mark(body, at);
    if (length == 0) length = full_stop(body, at);
    if (length == 0 && body.substr(at, 2) == "\n\n") length = 2;
    at += std::max<std::size_t>(length, 1);
    if (length > 0) end_at(at);
  }
  end_at(body.size());
  return sentences;
}

}  // namespace firstline
