#include "indexer/text/light_stem.h"

#include <span>

namespace firstline {
namespace {

// One group of case endings: of equal length, tried from the longest group to the shortest.
struct Endings {
  std::size_t shortest_word;  // in letters; folded words are ASCII, so in bytes
  std::size_t removed;
  std::span<const std::string_view> endings;
};

constexpr std::string_view kCzech5[] = {"atech"};
constexpr std::string_view kCzech4[] = {"etem", "atum"};
constexpr std::string_view kCzech3[] = {"ech", "ich", "eho", "emu", "iho", "imi", "imu", "ach", "ata", "aty",
                                        "ych", "ama", "ami", "ove", "ovi", "ymi", "emi", "ete", "eti"};
constexpr std::string_view kCzech2[] = {"em", "es", "im", "um", "at", "am", "os", "us", "ym", "mi", "ou"};
constexpr std::string_view kCzech1[] = {"a", "e", "i", "o", "u", "y"};
constexpr Endings kCzech[] = {
    {8, 5, kCzech5}, {7, 4, kCzech4}, {6, 3, kCzech3}, {5, 2, kCzech2}, {4, 1, kCzech1},
};

constexpr std::string_view kSlovak4[] = {"iami", "iach", "atam", "atach"};
constexpr std::string_view kSlovak3[] = {"och", "ach", "ich", "ych", "ami", "ymi", "imi", "eho",
                                         "emu", "iam", "ovi", "ove", "ata", "aty", "iho", "imu"};
constexpr std::string_view kSlovak2[] = {"om", "em", "am", "ou", "ej", "im", "ym", "mi", "ov", "iu", "ia", "ie"};
constexpr Endings kSlovak[] = {
    {7, 4, kSlovak4},
    {6, 3, kSlovak3},
    {5, 2, kSlovak2},
    {4, 1, kCzech1},
};

void remove_case(std::string& word, std::span<const Endings> groups) {
  for (const Endings& group : groups) {
    if (word.size() < group.shortest_word) continue;
    for (const std::string_view ending : group.endings) {
      if (!word.ends_with(ending)) continue;
      word.resize(word.size() - group.removed);
      return;
    }
  }
}

void remove_possessive(std::string& word) {
  if (word.size() <= 5) return;
  for (const std::string_view ending : {"ov", "in", "uv"}) {
    if (!word.ends_with(ending)) continue;
    word.resize(word.size() - 2);
    return;
  }
}

// Consonants and vowels that alternate within one word: ruka and ruce, pes and psa, vůz and vozu.
void undo_alternation(std::string& word) {
  if (word.size() < 3) return;
  char& last = word.back();
  if (last == 'c') last = 'k';
  if (last == 'z') last = 'h';
  char& before = word[word.size() - 2];
  if (before == 'e') word.erase(word.size() - 2, 1);
}

}  // namespace

void light_stem_czech(std::string_view word, std::string& out) {
  out = word;
  remove_case(out, kCzech);
  remove_possessive(out);
  undo_alternation(out);
}

void light_stem_slovak(std::string_view word, std::string& out) {
  out = word;
  remove_case(out, kSlovak);
  remove_possessive(out);
  undo_alternation(out);
}

}  // namespace firstline
