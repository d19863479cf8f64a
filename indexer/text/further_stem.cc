#include "indexer/text/further_stem.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <utility>

#include "indexer/text/arabic_stems.h"
#include "indexer/text/estonian_root.h"
#include "indexer/text/finnish_root.h"
#include "indexer/text/fold.h"
#include "indexer/text/turkish_root.h"

namespace firstline {
namespace {

// Snowball takes these languages' nouns for inflected ones and cuts off their end: fiók (hu), nalog (sr). Their other
// forms keep it. So the word itself is a stem when at most this many bytes are gone.
struct Overcut {
  std::string_view language;
  std::size_t bytes;
};
constexpr Overcut kOvercut[] = {{"bs", 2}, {"hr", 2}, {"hu", 2}, {"sr", 2}};

// A stem that ends with `ending` has another with `instead` in its place, if `kept` bytes stand before it and the word
// goes on with `next` ("" for anything).
struct Ending {
  std::string_view language, ending, instead, next;
  std::size_t kept;
};
constexpr Ending kEndings[] = {
    {"el", "ογι", "ο", "", 6},                              // τιμολόγιο, τιμολόγια
    {"el", "ι", "", "", 8},                                 // παραγγελίες, παραγγελία
    {"el", "ικ", "", "", 6},      {"el", "ισ", "", "", 8},  // κωδικός, κωδικού; ρύθμιση, ρυθμίσεις
    {"fi", "ust", "us", "", 3},                             // asetusten, asetus
    {"fi", "u", "us", "sta", 4},  {"fi", "y", "ys", "sta", 4},  // asetusta
    {"fi", "i", "", "", 3},       {"fi", "e", "", "", 3},       // tili, tilin; kielen
    {"he", "ות", "ה", "", 4},                                   // שפות, שפה: too short for the light rules
    {"hi", "ात", "", "ों", 3},  // खातों, खाता: of which Snowball leaves one letter
    {"hu", "en", "", "i", 4},     {"hu", "an", "", "i", 4},  // letölteni, beállítani
    {"hu", "n", "", "i", 4},                                 // fizetni
    {"hu", "szav", "szo", "", 3},                            // jelszavam, jelszó
    {"ro", "ar", "", "i", 4},     {"ro", "er", "", "i", 4},  // notificări, notificare
    {"ro", "ir", "", "i", 4},     {"ro", "ur", "", "i", 4},  // conturi, cont
    {"sv", "an", "", "", 4},                                 // fakturan, faktura
    {"sv", "on", "o", "", 3},     {"sv", "ot", "o", "", 3},  // konton and kontot, konto
};

// "" for none.
std::string further_stem(std::string_view language, std::string_view word, std::string_view stem) {
  if (!word.starts_with(stem)) return {};
  const std::string_view rest = word.substr(stem.size());
  for (const Ending& row : kEndings) {
    if (row.language != language || !stem.ends_with(row.ending) || !rest.starts_with(row.next)) continue;
    if (stem.size() < row.ending.size() + row.kept) continue;
    return std::string(stem.substr(0, stem.size() - row.ending.size())).append(row.instead);
  }
  const bool overcut = std::any_of(std::begin(kOvercut), std::end(kOvercut), [&](const Overcut& row) {
    return row.language == language && !rest.empty() && rest.size() <= row.bytes;
  });
  return overcut ? std::string(word) : std::string();
}

}  // namespace

void add_further_stems(std::string_view language, std::string_view word, std::vector<std::string>& stems) {
  const auto add = [&stems](std::string stem) {
    if (stem.empty() || std::find(stems.begin(), stems.end(), stem) != stems.end()) return;
    stems.push_back(std::move(stem));
  };
  std::string spelt(word);
  if (language == "sr") romanize_serbian(spelt);  // as the stems are
  for (std::size_t i = stems.size(); i-- > 0;) add(further_stem(language, spelt, stems[i]));
  if (language == "ar") {
    for (std::string& further : further_arabic_stems(word, stems.front())) add(std::move(further));
  } else if (language == "et") {
    add(estonian_root(word));
  } else if (language == "fi") {
    add(finnish_root(word));
  } else if (language == "tr") {
    add(turkish_noun_root(word));
    add(turkish_verb_root(word));
  }
}

}  // namespace firstline
