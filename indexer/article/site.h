// site.yml, and the site that a tree without one makes.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/base/diagnostic.h"
#include "indexer/text/locale.h"

namespace firstline {

struct SiteLocale {
  Locale locale;
  std::string name;                   // "Deutsch"
  std::vector<std::string> fallback;  // tags, in order
};

// How sure a suggestion for a ticket must be, and how this site's tickets translate into confidence. A sigmoid over the
// shipped confidence p: 1 / (1 + exp(-(slope ln(p / (1 - p)) + shift))); slope 1 and shift 0 leave it as it is.
struct SuggestionSettings {
  double threshold = 0.45;  // 0 to 1: no suggestions unless the first three together are that sure
  double slope = 1;         // above 0
  double shift = 0;
};

struct Site {
  std::map<std::string, std::string> names;      // by locale tag; "" for all others. Never empty.
  std::string default_locale;                    // the tag of one of `locales`
  std::vector<SiteLocale> locales;               // as listed, the default's first when site.yml gives no list
  std::string contact_email;                     // "" when not given
  std::string contact_url;                       // "" when not given; http(s) or a path
  std::string accent;                            // "#rrggbb", "" when not given
  std::string logo;                              // a path below the content folder, "" when not given
  std::map<std::string, double> search_weights;  // optional, by the name of the ranking's weight
  SuggestionSettings suggestions;

  const SiteLocale* find_locale(std::string_view tag) const;  // by canonical tag; nullptr when the site lacks it
  const std::string& name(std::string_view locale) const;
};

// What `search: weights:` may set; server/search/ranking.h says what each is.
std::span<const std::string_view> search_weight_names();

// Reads site.yml's text; wrong fields are reported and take their default. `path` names the file in findings.
Site parse_site(std::string_view yaml, const std::string& path, Diagnostics& findings);

}  // namespace firstline
