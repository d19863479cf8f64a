// Forms of one word that Snowball and the light rules leave apart, in languages where those are the words of every help
// centre: Greek κωδικός, κωδικού; Romanian notificare, notificări; Turkish toplama, toplanır (turkish_root.h); Arabic
// فاتورة, فواتير (arabic_stems.h); Finnish poistaa, poistaminen and Estonian pilt, pildid (their roots' files).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace firstline {

// Adds to `stems`, the stemmer's of `word`, those that they have beside them; all folded. Further ones rather than
// better ones: what shared a stem still does, and a wrong guess is one posting that few queries ask for.
void add_further_stems(std::string_view language, std::string_view word, std::vector<std::string>& stems);

}  // namespace firstline
