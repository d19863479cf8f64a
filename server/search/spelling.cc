#include "server/search/spelling.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "indexer/base/utf8.h"
#include "server/search/edit_distance.h"

namespace firstline {
namespace {

constexpr double kCostWeight = 3.5;
constexpr double kFrequencyWeight = 0.4;
constexpr double kNearSubstitution = 0.75;
constexpr double kTransposition = 0.7;
constexpr double kMissing = 0.7;
constexpr double kExtra = 1;
constexpr double kDoubling = 0.65;
constexpr double kFirstLetter = 0.35;
constexpr std::size_t kMinLetters = 4;
constexpr std::size_t kMaxLetters = 40;

std::u32string decode(std::string_view text) {
  std::u32string out;
  for (std::size_t i = 0; i < text.size();) out += next_code_point(text, i);
  return out;
}

bool neighbouring_keys(char32_t a, char32_t b) {
  static constexpr std::array<std::u32string_view, 6> kRows = {U"qwertyuiop",   U"asdfghjkl",   U"zxcvbnm",
                                                               U"йцукенгшщзхъ", U"фывапролджэ", U"ячсмитьбю"};
  constexpr std::size_t kRowsOfLayout = 3;
  for (std::size_t row = 0; row < kRows.size(); ++row) {
    const std::size_t at = kRows[row].find(a);
    if (at == std::u32string_view::npos) continue;
    for (std::size_t other = row / kRowsOfLayout * kRowsOfLayout; other / kRowsOfLayout == row / kRowsOfLayout;
         ++other) {
      const std::size_t place = kRows[other].find(b);
      if (place == std::u32string_view::npos) continue;
      // Each row stands half a key to the right of the one above it.
      if (other == row) return place + 1 == at || place == at + 1;
      if (other + 1 == row) return place == at || place == at + 1;
      if (other == row + 1) return place == at || place + 1 == at;
    }
  }
  return false;
}

bool like_sounds(char32_t a, char32_t b) {
  static constexpr std::u32string_view kVowels = U"aeiouyаеиоуыэюяіїєαεηιουω";
  static constexpr std::array<std::u32string_view, 8> kGroups = {U"ckq", U"sz", U"cs", U"fv",
                                                                 U"dt",  U"bp", U"gj", U"mn"};
  if (kVowels.find(a) != std::u32string_view::npos && kVowels.find(b) != std::u32string_view::npos) return true;
  return std::any_of(kGroups.begin(), kGroups.end(), [a, b](std::u32string_view group) {
    return group.find(a) != std::u32string_view::npos && group.find(b) != std::u32string_view::npos;
  });
}

double substitution(char32_t a, char32_t b) {
  if (a == b) return 0;
  return neighbouring_keys(a, b) || like_sounds(a, b) ? kNearSubstitution : 1;
}

// Of word[i], which the other word lacks; `single` when it is not one of two equal letters in a row.
double gap(const std::u32string& word, std::size_t i, double single) {
  const bool doubled = (i > 0 && word[i] == word[i - 1]) || (i + 1 < word.size() && word[i] == word[i + 1]);
  return doubled ? kDoubling : single;
}

// Of `a` typed where `b` was meant.
double alignment(const std::u32string& a, const std::u32string& b, double limit) {
  if (a.empty() || b.empty() || a.size() > kMaxLetters + 3 || b.size() > kMaxLetters + 3) return limit + 1;
  std::vector<double> before2;
  std::vector<double> before(b.size() + 1);
  std::vector<double> row(b.size() + 1);
  for (std::size_t j = 1; j <= b.size(); ++j) before[j] = before[j - 1] + gap(b, j - 1, kMissing);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = before[0] + gap(a, i - 1, kExtra);
    double best = row[0];
    for (std::size_t j = 1; j <= b.size(); ++j) {
      double cost = before[j - 1] + substitution(a[i - 1], b[j - 1]);
      cost = std::min(cost, before[j] + gap(a, i - 1, kExtra));
      cost = std::min(cost, row[j - 1] + gap(b, j - 1, kMissing));
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] && a[i - 1] != a[i - 2]) {
        cost = std::min(cost, before2[j - 2] + kTransposition);
      }
      row[j] = cost;
      best = std::min(best, cost);
    }
    if (best > limit) return limit + 1;
    before2 = before;
    std::swap(before, row);
  }
  return before[b.size()] + (a.front() != b.front() ? kFirstLetter : 0);
}

double limit_for(std::size_t letters) { return letters <= 4 ? 1.15 : letters <= 7 ? 1.75 : 2.1; }

bool has_digit(std::string_view word) {
  return std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

double spelling_cost(std::string_view typed, std::string_view meant, double limit) {
  return alignment(decode(typed), decode(meant), limit);
}

namespace {

std::optional<Correction> look_up(std::string_view folded, const Collection& collection) {
  const std::u32string typed = decode(folded);
  if (typed.size() < kMinLetters || typed.size() > kMaxLetters || has_digit(folded)) return std::nullopt;
  const double limit = limit_for(typed.size());
  // A doubled letter costs least, so that the limit's worth of edits is at most this many.
  const WordFile::Reach reach{static_cast<unsigned>(limit / kDoubling),
                              static_cast<unsigned>((limit - kFirstLetter) / kDoubling)};
  const EditDistance distance(typed);
  std::optional<Correction> best;
  const auto consider = [&](std::string_view word, double articles) {
    const unsigned distant = distance.to(word);
    if (distant > reach.same_start || has_digit(word)) return;
    const double likely = kFrequencyWeight * std::log(articles);
    if (best && -kCostWeight * kDoubling * distant + likely < best->value) return;
    const double cost = alignment(typed, decode(word), limit);
    if (cost > limit) return;
    const double value = -kCostWeight * cost + likely;
    if (!best || value > best->value || (value == best->value && word < best->word)) {
      best = Correction{std::string(word), value};
    }
  };
  for (std::uint32_t shard = 0; shard < collection.shard_count(); ++shard) {
    const WordFile& words = collection.database(shard).words();
    for (const std::uint32_t index : words.within_reach(folded, reach)) {
      consider(words.word(index), words.frequency(index));
    }
  }
  for (const std::string& word : collection.rules().words) consider(word, 1);
  return best;
}

}  // namespace

std::optional<Correction> find_correction(std::string_view folded, const Collection& collection) {
  return collection.memory().corrections.get(folded, [&] { return look_up(folded, collection); });
}

std::optional<Correction> find_correct_form(std::string_view folded, Collection& collection) {
  const std::u32string typed = decode(folded);
  if (typed.size() < kMinLetters + 1 || typed.size() > kMaxLetters || has_digit(folded)) return std::nullopt;
  const auto attempt = [&](const std::u32string& form, double cost) -> std::optional<Correction> {
    std::string text;
    for (const char32_t c : form) append_code_point(text, c);
    const auto tokens = collection.analyzer().analyze(text);
    if (tokens.empty() || !collection.knows(tokens.front().stems)) return std::nullopt;
    return Correction{std::move(text), -kCostWeight * cost};
  };
  // Cheaper slips first, the first letter last of all.
  for (std::size_t i = 1; i < typed.size(); ++i) {
    std::u32string form = typed;
    typed[i] == typed[i - 1] ? form.erase(i, 1) : form.insert(i, 1, typed[i]);
    if (auto found = attempt(form, kDoubling)) return found;
  }
  for (std::size_t i = 1; i + 1 < typed.size(); ++i) {
    std::u32string form = typed;
    std::swap(form[i], form[i + 1]);
    if (auto found = attempt(form, kTransposition)) return found;
  }
  return std::nullopt;
}

std::optional<std::string> correct_word(std::string_view folded, const Collection& collection) {
  auto found = find_correction(folded, collection);
  return found ? std::optional(std::move(found->word)) : std::nullopt;
}

void correct_words(ParsedQuery& query, Collection& collection, std::size_t max_words) {
  for (QueryWord& word : query.words) {
    if (max_words == 0) return;
    if (collection.understands(word.stems)) continue;
    const bool part_known = std::any_of(word.parts.begin(), word.parts.end(),
                                        [&](const QueryPart& part) { return collection.knows(part.stems); });
    if (part_known) continue;
    --max_words;
    const auto meant = correct_word(word.word, collection);
    if (!meant) continue;
    const auto tokens = collection.analyzer().analyze(*meant);
    if (tokens.empty()) continue;
    word.typed = word.word;
    word.word = *meant;
    word.stems = tokens.front().stems;
  }
}

}  // namespace firstline
