#include "server/search/snippet_fragments.h"

#include <algorithm>
#include <cstdint>

#include "server/search/sentences.h"

namespace firstline {
namespace {

constexpr std::size_t kMostFragments = 3;
// One more must be worth this much more.
constexpr double kWorthAnother = 1.15;
// Matches fill this share of a fragment; the rest shows what they stand in.
constexpr std::size_t kMatchShare = 2;  // thirds
// Fragments with fewer words between them are one.
constexpr std::uint32_t kLeastApart = 4;

bool is_near(std::uint32_t token, const std::vector<TokenRange>& windows) {
  return std::any_of(windows.begin(), windows.end(), [token](const TokenRange& window) {
    return token + kLeastApart >= window.first && token < window.last + kLeastApart;
  });
}

// The window worth most beside what `value` already holds and apart from `taken`; leaves its matches in `value`.
TokenRange take_best_window(const MatchedBody& body, const TokenRange& section, std::size_t words,
                            const std::vector<TokenRange>& taken, MatchValue& value) {
  const MatchValue before = value;
  double best_value = before.total();
  TokenRange best{section.first, section.first};
  auto left = body.first_match(section.first);
  for (auto right = left; right != body.matches.end() && right->token < section.last; ++right) {
    if (is_near(right->token, taken)) {
      value = before;
      left = right + 1;
      continue;
    }
    value.add(*right);
    while (right->token - left->token >= words) value.remove(*left++);
    if (value.total() > best_value * 1.0001) {
      best_value = value.total();
      best = {left->token, right->token + 1};
    }
  }
  value = before;
  for (auto match = body.first_match(best.first); match != body.matches.end() && match->token < best.last; ++match) {
    value.add(*match);
  }
  return best;
}

std::size_t match_words(std::size_t words) { return std::max<std::size_t>(words * kMatchShare / 3, 1); }

bool starts_sentence(const MatchedBody& body, std::uint32_t token) {
  return ends_sentence(body.word(token - 1), body.gap_before(token), body.word(token));
}

// To about `words` words, from the start of a sentence and to the end of one where these are near.
TokenRange widen(TokenRange window, const TokenRange& limit, const MatchedBody& body, std::uint32_t words) {
  const std::uint32_t matched = window.last;
  const std::uint32_t room = words - std::min(words, window.size());
  std::uint32_t back = 0;
  while (back < room && window.first > limit.first && !starts_sentence(body, window.first)) {
    --window.first;
    ++back;
  }
  // No sentence start within reach: keep a third of the room before the match.
  if (back == room && room > 0) window.first += room - room / 3;
  while (window.last < limit.last && window.size() < words) ++window.last;
  if (window.last == limit.last) return window;
  const std::uint32_t least = std::max(matched, window.first + words * 2 / 3);
  for (std::uint32_t end = window.last; end > least; --end) {
    if (!starts_sentence(body, end)) continue;
    window.last = end;
    break;
  }
  return window;
}

}  // namespace

TokenRange find_best_window(const MatchedBody& body, const TokenRange& section, const RankingQuery& query,
                            std::size_t words) {
  MatchValue value(query);
  return take_best_window(body, section, match_words(words), {}, value);
}

std::vector<TokenRange> choose_fragments(const MatchedBody& body, const TokenRange& section, const RankingQuery& query,
                                         std::size_t words) {
  MatchValue all(query);
  for (auto match = body.first_match(section.first); match != body.matches.end() && match->token < section.last;
       ++match) {
    all.add(*match);
  }
  std::vector<TokenRange> windows;
  double worth = 0;
  for (std::size_t count = 1; count <= kMostFragments && all.total() > kWorthAnother * worth; ++count) {
    std::vector<TokenRange> tried;
    MatchValue value(query);
    for (std::size_t i = 0; i < count; ++i) {
      const TokenRange window = take_best_window(body, section, match_words(words / count), tried, value);
      if (!window.empty()) tried.push_back(window);
    }
    if (value.total() <= kWorthAnother * worth) continue;
    worth = value.total();
    windows = std::move(tried);
  }
  if (windows.empty()) windows.push_back({section.first, section.first});
  std::sort(windows.begin(), windows.end(), [](const TokenRange& a, const TokenRange& b) { return a.first < b.first; });
  const auto own = static_cast<std::uint32_t>(words / windows.size());
  std::vector<TokenRange> fragments;
  for (std::size_t i = 0; i < windows.size(); ++i) {
    TokenRange limit = section;
    if (!fragments.empty()) limit.first = fragments.back().last;
    if (i + 1 < windows.size()) limit.last = windows[i + 1].first;
    const TokenRange fragment = widen(windows[i], limit, body, own);
    if (!fragments.empty() && fragment.first < fragments.back().last + kLeastApart) {
      fragments.back().last = fragment.last;
    } else {
      fragments.push_back(fragment);
    }
  }
  return fragments;
}

}  // namespace firstline
