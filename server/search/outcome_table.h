// What agents found out: which articles were sent for tickets with which words, and which were wrong.
//
// Each word of a ticket that was answered with an article moves a number that belongs to the pair of them, up for
// "sent" and down for "wrong". A number loses half of itself in kOutcomeHalfLife, so that what nobody confirms is
// forgotten. For a new ticket with words t, each worth w_t (how often it occurs times its idf), an article's affinity
// is
//
//   x = sum of w_t s(e_t) / sum of w_t,   s(e) = e / (|e| + 1)
//
// which is between -1 and 1, and its score is multiplied by 1 + kOutcomeStrength x. One outcome for the very same
// ticket moves a score by a quarter, ten of them by nearly a half; a ticket that shares a fifth of its weight moves by
// a twentieth. So outcomes settle what is close and never bury what clearly fits.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace firstline {

inline constexpr std::int64_t kOutcomeHalfLife = std::int64_t{90} * 24 * 60 * 60;  // seconds
inline constexpr double kOutcomeStrength = 0.5;

// A number as it was at `when`, at `now`.
double decayed(double evidence, std::int64_t when, std::int64_t now);

// Filled once, then read by any number of threads.
class OutcomeTable {
 public:
  using Term = std::pair<std::string_view, double>;  // an analyzed word of a ticket, and w_t

  void add(std::string_view locale, std::string_view article, std::string_view term, double evidence,
           std::int64_t when);

  // What is known about one word, as it is at `now`; 0 for nothing.
  double evidence(std::string_view locale, std::string_view article, std::string_view term, std::int64_t now) const;
  // All that is known about one article.
  std::vector<std::pair<std::string, double>> terms(std::string_view locale, std::string_view article,
                                                    std::int64_t now) const;

  bool empty() const { return articles_.empty(); }
  // x above; 0 for an article that nobody said anything about.
  double affinity(std::string_view locale, std::string_view article, const std::vector<Term>& ticket,
                  std::int64_t now) const;

 private:
  struct Evidence {
    double value = 0;
    std::int64_t when = 0;
  };
  using Terms = std::unordered_map<std::string, Evidence>;

  const Terms* find(std::string_view locale, std::string_view article) const;

  std::map<std::pair<std::string, std::string>, Terms, std::less<>> articles_;  // by locale and id
};

}  // namespace firstline
