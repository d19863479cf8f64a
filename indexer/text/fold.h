// Folding: what makes spellings of one word equal. Case, width and ligatures go everywhere; accents go only where the
// script's readers leave them out when they type (architecture.md, "Analysis rules" 2).
#pragma once

#include <string>
#include <string_view>

namespace firstline {

// Immutable; safe to share between threads.
class Folder {
 public:
  // `language` as Locale::language() gives it; it decides the case of the Turkish and Azeri i, and whether traditional
  // characters are simplified (Chinese; Japanese has its own).
  explicit Folder(std::string_view language);

  // NFKC case folding; the many apostrophes become one, and so do quotation marks (both stand only inside words).
  // `out` is replaced.
  void casefold(std::string_view utf8, std::string& out) const;

  // Accents of casefolded text, by script, every script's decimal digits as ASCII, and Chinese in simplified
  // characters. `out` is replaced.
  void strip_accents(std::string_view casefolded, std::string& out) const;

  // Both in a row.
  std::string fold(std::string_view utf8) const;

  // False where even ASCII letters depend on the language (Turkish: the lower case of I is not i).
  bool plain_ascii() const { return !turkic_; }
  // False where Han characters have other folded forms.
  bool plain_han() const { return !simplifies_; }

 private:
  bool turkic_;
  bool simplifies_;
};

// The apostrophes and quotation marks of casefolded text go: people leave them out as often as not.
void remove_apostrophes(std::string& casefolded);

// Serbian Cyrillic in folded text becomes folded Latin, since readers of Serbian use both.
void romanize_serbian(std::string& folded);

// True if all bytes are ASCII.
bool is_ascii(std::string_view text);

}  // namespace firstline
