// Language tags (BCP 47) as folders and URLs carry them, and what analysis makes of them.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace firstline {

// A locale whose language ICU has data for. Immutable and cheap to copy; safe to share between threads.
class Locale {
 public:
  // Accepts any case and '_' or '-'. nullopt for text that is no well-formed tag, or whose language ICU does not
  // know ("cpp-docs", "api"). At most 35 bytes (RFC 5646 4.4.1).
  static std::optional<Locale> parse(std::string_view tag);

  // As the folder or site.yml writes it; what URLs and results show.
  const std::string& tag() const { return tag_; }
  // Canonical form, e.g. "pt-BR"; two spellings of one locale compare equal by this.
  const std::string& canonical() const { return canonical_; }
  // ISO 639 language that analysis uses: "no" is "nb", "iw" is "he".
  const std::string& language() const { return language_; }
  // ISO 15924, likely one filled in: zh-CN is "Hans", zh-TW "Hant", sr "Cyrl".
  const std::string& script() const { return script_; }
  bool right_to_left() const;
  // The language's own name for itself ("Deutsch"), from ICU.
  std::string display_name() const;

  bool operator==(const Locale& other) const { return canonical_ == other.canonical_; }

 private:
  Locale() = default;
  std::string tag_, canonical_, language_, script_;
};

// The best of `available` for an Accept-Language header (RFC 9110 12.5.4, lookup of RFC 4647 3.4 extended by
// language-only matches), or nullopt. The header is untrusted: at most 1 KiB and 32 ranges are looked at.
std::optional<Locale> negotiate(std::string_view accept_language, std::span<const Locale> available);

// `locale`, then its chain as site.yml gives it (`chain`), then region-less relatives and `fallback_default`, each once
// and only those in `available`: the order in which a search falls back.
std::vector<Locale> fallback_chain(const Locale& locale, std::span<const std::string> chain,
                                   std::string_view fallback_default, std::span<const Locale> available);

}  // namespace firstline
