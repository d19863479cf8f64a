#include "indexer/text/clitics.h"

#include <algorithm>
#include <initializer_list>
#include <span>
#include <string>

namespace firstline {
namespace {

constexpr std::string_view kFrench[] = {"c", "d",      "j",  "jusqu",  "l", "lorsqu", "m",
                                        "n", "puisqu", "qu", "quoiqu", "s", "t"};
constexpr std::string_view kItalian[] = {"agl",  "all",  "bell", "c", "d",  "dagl", "dall", "degl",
                                         "dell", "gl",   "l",    "m", "n",  "negl", "nell", "quell",
                                         "s",    "sugl", "sull", "t", "un", "v"};
constexpr std::string_view kCatalan[] = {"d", "l", "m", "n", "s", "t"};

struct Apostrophe {
  std::size_t begin = std::string_view::npos;
  std::size_t length = 0;
};

// The first of ' ’ ʼ ＇ in `word`.
Apostrophe find_apostrophe(std::string_view word) {
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (word[i] == '\'') return {i, 1};
    for (const std::string_view mark : {"\u2019", "\u02BC", "\uFF07", "\u2018"}) {
      if (word[i] == mark[0] && word.substr(i).starts_with(mark)) return {i, mark.size()};
    }
  }
  return {};
}

bool is_elision(std::span<const std::string_view> elisions, std::string_view before) {
  std::string lower(before);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
  }
  return std::find(elisions.begin(), elisions.end(), lower) != elisions.end();
}

}  // namespace

std::string_view strip_clitics(std::string_view language, std::string_view word) {
  const Apostrophe apostrophe = find_apostrophe(word);
  if (apostrophe.begin == std::string_view::npos || apostrophe.begin == 0) return word;
  const std::string_view before = word.substr(0, apostrophe.begin);
  const std::string_view after = word.substr(apostrophe.begin + apostrophe.length);
  if (after.empty()) return word;

  if (language == "fr") return is_elision(kFrench, before) ? after : word;
  if (language == "it") return is_elision(kItalian, before) ? after : word;
  if (language == "ca") return is_elision(kCatalan, before) ? after : word;
  if (language == "tr" || language == "az") return before;
  if (language == "en" || language == "de" || language == "nl") {
    return after == "s" || after == "S" ? before : word;
  }
  return word;
}

std::string_view strip_prefixes(std::string_view language, std::string_view folded) {
  if (language != "he") return folded;
  constexpr std::size_t kLetterBytes = 2;
  constexpr std::size_t kKept = 3 * kLetterBytes;
  std::string_view rest = folded;
  const auto strip = [&rest](std::initializer_list<std::string_view> prefixes) {
    for (const std::string_view prefix : prefixes) {
      if (!rest.starts_with(prefix) || rest.size() < prefix.size() + kKept) continue;
      rest.remove_prefix(prefix.size());
      return;
    }
  };
  strip({"ו"});
  strip({"כש", "ש"});
  strip({"ב", "ל", "מ", "כ"});
  strip({"ה"});
  return rest;
}

}  // namespace firstline
