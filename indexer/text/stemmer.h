// Stemmers: which language has one, and a common front to Xapian's, libstemmer's and our own light rules.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace firstline {

enum class StemmerSource {
  xapian,    // Snowball as Xapian ships it
  snowball,  // languages that Xapian 1.4 lacks and Debian's libstemmer has
  light,     // our own few rules, on folded words
  none,      // known to have none: words stand for themselves, character grams make up for it
};

struct StemmerChoice {
  std::string_view language;  // Locale::language()
  StemmerSource source;
  const char* name;  // what the source calls it
};

// Every language that somebody thought about, in alphabetical order; all others have none.
std::span<const StemmerChoice> stemmer_choices();

// "xapian 1.4.22": stems change with it.
std::string stemmer_version();

// Belongs to one thread.
class Stemmer {
 public:
  explicit Stemmer(std::string_view language);
  ~Stemmer();
  Stemmer(Stemmer&&) noexcept;
  Stemmer& operator=(Stemmer&&) noexcept;

  // False where stem() returns the word itself.
  bool active() const;
  // True where the rules see accents, so that stem(fold(word)) and fold(stem(word)) may differ.
  bool sees_accents() const;

  // `word` is casefolded and holds no digits; the stem is not folded. `out` is replaced and never empty for a word
  // that is not.
  void stem(std::string_view word, std::string& out);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace firstline
