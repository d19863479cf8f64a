#include "indexer/index/vocabulary.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "indexer/index/schema.h"
#include "indexer/index/stem_file.h"
#include "indexer/index/word_file.h"

namespace firstline {

Result<void> write_vocabulary(const Xapian::Database& database, const std::filesystem::path& into, Analyzer& analyzer) {
  const auto for_each_term = [&database](char kind, const auto& use) {
    const std::string start(1, kind);
    for (auto it = database.allterms_begin(start); it != database.allterms_end(start); ++it) {
      use((*it).substr(1), it.get_termfreq());
    }
  };
  std::vector<StemCount> stems;
  for_each_term(prefix::stem, [&stems](std::string stem, std::uint32_t articles) {
    stems.push_back({std::move(stem), articles});
  });
  std::vector<WordCount> words;
  std::vector<std::vector<std::uint32_t>> word_stems;
  std::vector<Token> tokens;
  for_each_term(prefix::word, [&](std::string word, std::uint32_t articles) {
    std::vector<std::uint32_t>& own = word_stems.emplace_back();
    analyzer.analyze(word, tokens);
    words.push_back({std::move(word), articles});
    if (tokens.size() != 1) return;
    for (const std::string& stem : tokens.front().stems) {
      const auto at = std::lower_bound(stems.begin(), stems.end(), stem,
                                       [](const StemCount& a, const std::string& b) { return a.stem < b; });
      if (at != stems.end() && at->stem == stem) own.push_back(static_cast<std::uint32_t>(at - stems.begin()));
    }
  });
  if (auto done = write_word_file(into / kWordsFile, words); !done) return done;
  return write_stem_file(into / kStemsFile, stems, word_stems);
}

}  // namespace firstline
