#include "indexer/text/stemmer.h"

#include <libstemmer.h>
#include <xapian.h>

#include <algorithm>
#include <iterator>

#include "indexer/text/light_stem.h"

namespace firstline {
namespace {

using enum StemmerSource;

constexpr StemmerChoice kChoices[] = {
    {"ar", light, nullptr},       {"be", light, nullptr},
    {"bg", light, nullptr},       {"bn", light, nullptr},
    {"bs", snowball, "serbian"},  // one algorithm for the Latin and Cyrillic standards of one language
    {"ca", xapian, "catalan"},    {"cs", light, nullptr},
    {"da", xapian, "danish"},     {"de", xapian, "german"},
    {"el", snowball, "greek"},    {"en", xapian, "english"},
    {"es", xapian, "spanish"},    {"et", light, nullptr},
    {"eu", xapian, "basque"},     {"fa", light, nullptr},
    {"fi", xapian, "finnish"},    {"fr", xapian, "french"},
    {"ga", xapian, "irish"},      {"he", light, nullptr},
    {"hi", snowball, "hindi"},    {"hr", snowball, "serbian"},
    {"hu", xapian, "hungarian"},  {"hy", xapian, "armenian"},
    {"id", xapian, "indonesian"}, {"it", xapian, "italian"},
    {"ja", none, nullptr},                                // okurigana and long vowels: cjk.h
    {"km", none, nullptr},        {"ko", none, nullptr},  // particles: cjk.h
    {"lo", none, nullptr},        {"lt", xapian, "lithuanian"},
    {"lv", light, nullptr},       {"mk", none, nullptr},
    {"my", none, nullptr},        {"nb", xapian, "norwegian"},
    {"ne", xapian, "nepali"},     {"nl", xapian, "dutch"},
    {"nn", xapian, "norwegian"},  {"pl", light, nullptr},
    {"pt", xapian, "portuguese"}, {"ro", xapian, "romanian"},
    {"ru", xapian, "russian"},    {"sk", light, nullptr},
    {"sl", light, nullptr},       {"sr", snowball, "serbian"},
    {"sv", xapian, "swedish"},    {"ta", xapian, "tamil"},
    {"th", none, nullptr},        {"tr", xapian, "turkish"},
    {"uk", light, nullptr},       {"vi", none, nullptr},  // does not inflect
    {"yi", snowball, "yiddish"},  {"zh", none, nullptr},  // does not inflect
};
static_assert(std::is_sorted(std::begin(kChoices), std::end(kChoices),
                             [](const auto& left, const auto& right) { return left.language < right.language; }));

StemmerChoice choose(std::string_view language) {
  const auto* found =
      std::lower_bound(std::begin(kChoices), std::end(kChoices), language,
                       [](const StemmerChoice& choice, std::string_view wanted) { return choice.language < wanted; });
  if (found == std::end(kChoices) || found->language != language) return {language, none, nullptr};
  return *found;
}

struct SnowballDeleter {
  void operator()(sb_stemmer* stemmer) const { sb_stemmer_delete(stemmer); }
};

// Snowball's Romanian knows ş and ţ with a cedilla; Unicode's and today's spelling has a comma below.
void write_cedillas(std::string& word) {
  for (std::size_t i = 0; i + 1 < word.size(); ++i) {
    if (word[i] != '\xC8') continue;
    if (word[i + 1] == '\x99') word.replace(i, 2, "ş");
    if (word[i + 1] == '\x9B') word.replace(i, 2, "ţ");
  }
}

}  // namespace

std::span<const StemmerChoice> stemmer_choices() { return kChoices; }

std::string stemmer_version() { return std::string("xapian ") + Xapian::version_string(); }

struct Stemmer::Impl {
  StemmerChoice choice;
  Xapian::Stem xapian_stem;
  std::unique_ptr<sb_stemmer, SnowballDeleter> snowball_stem;
  std::string word;  // what stem_once() stems; kept for its capacity

  void stem_once(std::string& out) {
    if (choice.source == xapian) {
      out = xapian_stem(word);
      return;
    }
    const sb_symbol* stem = sb_stemmer_stem(snowball_stem.get(), reinterpret_cast<const sb_symbol*>(word.data()),
                                            static_cast<int>(word.size()));
    out.assign(reinterpret_cast<const char*>(stem),
               stem == nullptr ? 0 : static_cast<std::size_t>(sb_stemmer_length(snowball_stem.get())));
  }
};

Stemmer::Stemmer(std::string_view language) : impl_(std::make_unique<Impl>()) {
  impl_->choice = choose(language);
  if (impl_->choice.source == xapian) impl_->xapian_stem = Xapian::Stem(impl_->choice.name, true);
  if (impl_->choice.source == snowball) {
    impl_->snowball_stem.reset(sb_stemmer_new(impl_->choice.name, "UTF_8"));
    // A libstemmer built without this algorithm: searching without stems beats not searching.
    if (impl_->snowball_stem == nullptr) impl_->choice.source = none;
  }
}

Stemmer::~Stemmer() = default;
Stemmer::Stemmer(Stemmer&&) noexcept = default;
Stemmer& Stemmer::operator=(Stemmer&&) noexcept = default;

bool Stemmer::active() const { return impl_->choice.source != none; }

bool Stemmer::sees_accents() const { return impl_->choice.source == xapian || impl_->choice.source == snowball; }

void Stemmer::stem(std::string_view word, std::string& out) {
  Impl& impl = *impl_;
  const std::string_view language = impl.choice.language;
  if (impl.choice.source == none) {
    out = word;
  } else if (impl.choice.source == light) {
    light_stem(language, word, out);
  } else {
    impl.word = word;
    if (language == "ro") write_cedillas(impl.word);
    impl.stem_once(out);
  }
  if (out.empty()) out = word;
}

}  // namespace firstline
