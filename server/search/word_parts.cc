#include "server/search/word_parts.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

#include "indexer/base/utf8.h"
#include "indexer/index/schema.h"
#include "server/search/compounds.h"

namespace firstline {
namespace {

constexpr std::size_t kMinSplit = 5;  // letters of a word that may be split
constexpr std::size_t kMaxSplit = 32;
constexpr std::size_t kMaxParts = 4;
constexpr std::size_t kMinPart = 3;          // letters, unless it is a stop word
constexpr std::size_t kMinSyllabicPart = 2;  // where a character is a syllable
constexpr std::size_t kMinLongest = 4;       // letters that one of three parts must have
constexpr double kMinSubstance = 0.6;        // share of the letters that stand in no stop word
constexpr std::size_t kMinJoined = 4;
constexpr std::size_t kMinStemmedPart = 5;
// A joined word this much rarer than the rarer of its parts is an address or a slip, not another way to write them.
constexpr double kMinJoinedShare = 0.25;

// On the scale of spelling.h: a space left out is a likelier slip than a wrong letter, the second one less so.
constexpr double kCostWeight = 3.5;
constexpr double kFrequencyWeight = 0.4;
constexpr double kFirstSpace = 0.85;
constexpr double kOtherSpace = 0.5;
constexpr double kShortPart = 0.15;  // for each; three letters are often a word by chance

constexpr std::array<std::string_view, 48> kPhrasalVerbs = {
    "add on",   "back up",   "break down", "build up",  "call back", "check in",  "check out", "clean up",
    "cut off",  "drop down", "fall back",  "feed back", "follow up", "hand over", "kick off",  "lay out",
    "log in",   "log off",   "log on",     "log out",   "look up",   "make over", "mark down", "mark up",
    "mock up",  "opt in",    "opt out",    "pay out",   "pick up",   "plug in",   "pop up",    "print out",
    "read out", "roll back", "roll out",   "set up",    "shut down", "sign in",   "sign off",  "sign on",
    "sign out", "sign up",   "start up",   "take over", "time out",  "turn over", "warm up",   "work around"};

std::vector<std::size_t> letter_starts(std::string_view word) {
  std::vector<std::size_t> starts;
  for (std::size_t i = 0; i < word.size(); next_code_point(word, i)) starts.push_back(i);
  starts.push_back(word.size());
  return starts;
}

// Hangul syllables, and the short words of Vietnamese.
bool is_syllabic(std::string_view word, std::string_view language) {
  std::size_t at = 0;
  const char32_t first = word.empty() ? 0 : next_code_point(word, at);
  return language == "vi" || (first >= 0xAC00 && first <= 0xD7A3);
}

bool has_digit(std::string_view word) {
  return std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// Finds the best way to cut one word, from its end to its beginning: best_[i] is the best reading of what follows
// letter i.
class Splitter {
 public:
  Splitter(std::string_view word, Collection& collection)
      : word_(word),
        starts_(letter_starts(word)),
        collection_(collection),
        syllabic_(is_syllabic(word, language())),
        min_part_(syllabic_ ? kMinSyllabicPart : kMinPart) {}

  std::optional<WordSplit> run() {
    const std::size_t letters = starts_.size() - 1;
    if (letters < std::min(kMinSplit, 2 * min_part_) || letters > kMaxSplit) return std::nullopt;
    best_.resize(letters + 1);
    best_[letters] = Reading{true, 0, 0, 0, 0, kNoFrequency, {}};
    for (std::size_t begin = letters; begin-- > 0;) {
      for (std::size_t end = begin + 2; end <= letters; ++end) {
        if (begin == 0 && end == letters) continue;
        try_part(begin, end);
      }
    }
    const Reading& whole = best_[0];
    if (!whole.possible || whole.parts < 2) return std::nullopt;
    if (static_cast<double>(whole.substance) < kMinSubstance * static_cast<double>(letters)) return std::nullopt;
    if (whole.parts > 2 && whole.longest < kMinLongest && !syllabic_) return std::nullopt;
    return WordSplit{whole.text, value(whole)};
  }

 private:
  static constexpr double kNoFrequency = 1e9;

  struct Reading {
    bool possible = false;
    std::size_t parts = 0;
    std::size_t substance = 0;  // letters outside of stop words
    std::size_t short_parts = 0;
    std::size_t longest = 0;  // letters of the longest part of substance
    double frequency = 0;     // of the rarest part of substance
    std::string text;
  };

  std::string_view language() const { return collection_.analyzer().locale().language(); }

  double value(const Reading& reading) const {
    const double cost = kFirstSpace + kOtherSpace * (static_cast<double>(reading.parts) - 2) +
                        kShortPart * static_cast<double>(reading.short_parts);
    // Syllables are common whether or not they were meant.
    const double frequency = syllabic_ || reading.frequency == kNoFrequency ? 1 : reading.frequency;
    return -kCostWeight * cost + kFrequencyWeight * std::log(frequency);
  }

  void try_part(std::size_t begin, std::size_t end) {
    const Reading& rest = best_[end];
    if (!rest.possible || rest.parts == kMaxParts) return;
    const std::string_view part = word_.substr(starts_[begin], starts_[end] - starts_[begin]);
    const bool stop = collection_.analyzer().is_stop_word(part);
    if (!stop && end - begin < min_part_) return;
    double frequency = frequency_of(part);
    std::string_view shown = part;
    if (frequency == 0 && rest.parts > 0) {
      for (const std::string_view link : linking_elements(language())) {
        if (link.empty() || !part.ends_with(link) || part.size() < link.size() + kMinPart) continue;
        shown = part.substr(0, part.size() - link.size());
        frequency = frequency_of(shown);
        if (frequency > 0) break;
      }
    }
    const std::string verb = frequency == 0 ? verb_of(part) : std::string();
    if (!verb.empty()) {
      shown = verb;
      frequency = frequency_of(verb);
    }
    if (frequency == 0) return;
    Reading reading;
    reading.possible = true;
    reading.parts = rest.parts + 1;
    reading.substance = rest.substance + (stop ? 0 : end - begin);
    reading.short_parts = rest.short_parts + (!stop && end - begin <= kMinPart ? 1 : 0);
    reading.longest = std::max(rest.longest, stop ? 0 : end - begin);
    reading.frequency = stop ? rest.frequency : std::min(rest.frequency, frequency);
    reading.text = rest.text.empty() ? std::string(shown) : std::string(shown) + " " + rest.text;
    Reading& best = best_[begin];
    if (!best.possible || value(reading) > value(best)) best = std::move(reading);
  }

  // Kontolöschung is konto löschen; "" for what is no such noun.
  std::string verb_of(std::string_view part) const {
    if (language() != "de") return {};
    for (const std::string_view noun : {"ung", "ungen"}) {
      if (!part.ends_with(noun) || part.size() < noun.size() + kMinLongest) continue;
      return std::string(part.substr(0, part.size() - noun.size())) + "en";
    }
    return {};
  }

  // Articles with this very word; else with its stem, counted as one, for parts of some length.
  double frequency_of(std::string_view part) {
    const double articles = collection_.articles_with_word(part);
    if (articles > 0 || part.size() < kMinStemmedPart) return articles;
    const auto tokens = collection_.analyzer().analyze(part);
    return tokens.size() == 1 && collection_.knows(tokens.front().stems) ? 1 : 0;
  }

  std::string_view word_;
  std::vector<std::size_t> starts_;
  Collection& collection_;
  bool syllabic_;
  std::size_t min_part_;
  std::vector<Reading> best_;
};

}  // namespace

std::optional<WordSplit> split_word(std::string_view folded, Collection& collection) {
  if (has_digit(folded)) return std::nullopt;
  return Splitter(folded, collection).run();
}

bool is_joined_word(std::string_view left, std::string_view right, Collection& collection) {
  if (left.empty() || right.empty() || has_digit(left) || has_digit(right)) return false;
  const std::string joined = std::string(left) + std::string(right);
  if (joined.size() < kMinJoined) return false;
  const double rarer = std::min(collection.articles_with_word(left), collection.articles_with_word(right));
  const double together = collection.articles_with_word(joined);
  return together > 0 && together >= kMinJoinedShare * rarer;
}

std::optional<std::string> split_phrasal_noun(std::string_view folded, std::string_view language) {
  if (language != "en") return std::nullopt;
  for (const std::string_view verb : kPhrasalVerbs) {
    const std::size_t space = verb.find(' ');
    if (folded.size() + 1 == verb.size() && folded.starts_with(verb.substr(0, space)) &&
        folded.ends_with(verb.substr(space + 1))) {
      return std::string(verb);
    }
  }
  return std::nullopt;
}

}  // namespace firstline
