// Which of a site's locales a visitor gets: Accept-Language negotiation and fallback chains.
#include <algorithm>
#include <cstdint>

#include "indexer/text/locale.h"

namespace firstline {
namespace {

constexpr std::size_t kMaxHeaderBytes = 1024;
constexpr std::size_t kMaxRanges = 32;

struct LanguageRange {
  std::string_view tag;
  int quality = 1000;  // thousandths
};

std::string_view trim(std::string_view text) {
  constexpr std::string_view kSpace = " \t";
  const std::size_t first = text.find_first_not_of(kSpace);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kSpace) - first + 1);
}

// weight = OWS ";" OWS "q=" qvalue (RFC 9110 12.4.2); nullopt for anything that is no qvalue.
std::optional<int> parse_quality(std::string_view parameter) {
  parameter = trim(parameter);
  if (parameter.size() < 3 || parameter.size() > 7 || (parameter[0] | 0x20) != 'q' || parameter[1] != '=') {
    return std::nullopt;
  }
  const std::string_view value = parameter.substr(2);
  if ((value[0] != '0' && value[0] != '1') || (value.size() > 1 && value[1] != '.')) return std::nullopt;
  int quality = (value[0] - '0') * 1000;
  int unit = 100;
  for (const char digit : value.substr(std::min<std::size_t>(2, value.size()))) {
    if (digit < '0' || digit > '9') return std::nullopt;
    quality += (digit - '0') * unit;
    unit /= 10;
  }
  return quality <= 1000 ? std::optional(quality) : std::nullopt;
}

// The ranges best first; of equal quality, the one that stands first. A range that cannot be read is passed over.
std::vector<LanguageRange> parse_accept_language(std::string_view header) {
  if (header.size() > kMaxHeaderBytes) {
    // The last range within the limit may be cut in half: "en-US" must not become "en-U".
    header = header.substr(0, kMaxHeaderBytes);
    header = header.substr(0, std::min(header.rfind(','), header.size()));
  }
  std::vector<LanguageRange> ranges;
  for (std::size_t seen = 0; !header.empty() && seen < kMaxRanges; ++seen) {
    const std::size_t comma = std::min(header.find(','), header.size());
    const std::string_view item = header.substr(0, comma);
    header.remove_prefix(std::min(comma + 1, header.size()));
    const std::size_t semicolon = std::min(item.find(';'), item.size());
    LanguageRange range{.tag = trim(item.substr(0, semicolon))};
    if (range.tag.empty()) continue;
    if (semicolon < item.size()) {
      const std::optional<int> quality = parse_quality(item.substr(semicolon + 1));
      if (!quality) continue;
      range.quality = *quality;
    }
    ranges.push_back(range);
  }
  std::stable_sort(ranges.begin(), ranges.end(),
                   [](const LanguageRange& left, const LanguageRange& right) { return left.quality > right.quality; });
  return ranges;
}

const Locale* find_canonical(std::string_view canonical, std::span<const Locale> available) {
  const auto found = std::find_if(available.begin(), available.end(),
                                  [&](const Locale& locale) { return locale.canonical() == canonical; });
  return found == available.end() ? nullptr : &*found;
}

// RFC 4647 3.4: the wanted tag, then shorter and shorter. A single-letter subtag goes with what follows it.
const Locale* look_up(const Locale& wanted, std::span<const Locale> available) {
  std::string_view range = wanted.canonical();
  while (true) {
    if (const Locale* found = find_canonical(range, available)) return found;
    std::size_t cut = range.rfind('-');
    if (cut == std::string_view::npos) return nullptr;
    if (cut >= 2 && range[cut - 2] == '-') cut -= 2;
    range = range.substr(0, cut);
  }
}

// A relative one reads almost as well: pt-PT for pt-BR; and, worse than that, another script: zh-CN for zh-TW.
const Locale* find_relative(const Locale& wanted, std::span<const Locale> available) {
  const Locale* other_script = nullptr;
  for (const Locale& locale : available) {
    if (locale.language() != wanted.language()) continue;
    if (locale.script() == wanted.script()) return &locale;
    if (other_script == nullptr) other_script = &locale;
  }
  return other_script;
}

// True for q=0 of the tag itself or of a prefix of it, so "en;q=0" rules en-GB out as well.
bool is_refused(const Locale& locale, std::span<const LanguageRange> ranges) {
  return std::any_of(ranges.begin(), ranges.end(), [&](const LanguageRange& range) {
    if (range.quality > 0) return false;
    const std::optional<Locale> refused = Locale::parse(range.tag);
    return refused && (locale.canonical() + '-').starts_with(refused->canonical() + '-');
  });
}

}  // namespace

std::optional<Locale> negotiate(std::string_view accept_language, std::span<const Locale> available) {
  const std::vector<LanguageRange> ranges = parse_accept_language(accept_language);
  std::vector<Locale> allowed;
  std::copy_if(available.begin(), available.end(), std::back_inserter(allowed),
               [&](const Locale& locale) { return !is_refused(locale, ranges); });
  for (const LanguageRange& range : ranges) {
    if (range.quality == 0 || allowed.empty()) break;
    if (range.tag == "*") return allowed.front();
    const std::optional<Locale> wanted = Locale::parse(range.tag);
    if (!wanted) continue;
    if (const Locale* found = look_up(*wanted, allowed)) return *found;
    if (const Locale* found = find_relative(*wanted, allowed)) return *found;
  }
  return std::nullopt;
}

std::vector<Locale> fallback_chain(const Locale& locale, std::span<const std::string> chain,
                                   std::string_view fallback_default, std::span<const Locale> available) {
  std::vector<Locale> result;
  const auto add = [&](const Locale* found) {
    if (found != nullptr && std::find(result.begin(), result.end(), *found) == result.end()) result.push_back(*found);
  };
  const auto add_tag = [&](std::string_view tag) {
    if (const std::optional<Locale> wanted = Locale::parse(tag)) add(find_canonical(wanted->canonical(), available));
  };

  add(find_canonical(locale.canonical(), available));
  for (const std::string& tag : chain) add_tag(tag);
  add_tag(locale.language() + '-' + locale.script());
  add_tag(locale.language());
  add_tag(fallback_default);
  return result;
}

}  // namespace firstline
