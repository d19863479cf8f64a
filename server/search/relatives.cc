#include "server/search/relatives.h"

#include <algorithm>
#include <unordered_set>

#include "indexer/index/schema.h"
#include "server/search/collection.h"

namespace firstline {
namespace {

constexpr std::size_t kRelatives = 12;
// A relative must share this much of a word's 5-grams; below it is chance.
constexpr double kMinShare = 0.3;

Relative make_relative(const std::vector<std::string>& stems, double share, const Collection& collection) {
  Relative relative;
  relative.share = share;
  double frequency = 0;
  for (const std::string& stem : stems) {
    relative.terms.push_back(make_term(prefix::stem, stem));
    frequency = std::max(frequency, collection.frequency(relative.terms.back()));
    relative.hashes.push_back(hash_term(prefix::stem, std::string_view(relative.terms.back()).substr(1)));
  }
  relative.idf = inverse_document_frequency(collection.articles(), frequency);
  return relative;
}

std::vector<Relative> look_up(std::string_view word, Collection& collection) {
  std::vector<Relative> found;
  std::unordered_set<std::string> seen;
  for (std::uint32_t shard = 0; shard < collection.shard_count(); ++shard) {
    const WordFile& words = collection.database(shard).words();
    for (const RelatedWord& related : words.relatives(word, kRelatives)) {
      if (related.share < kMinShare) break;
      const auto tokens = collection.analyzer().analyze(words.word(related.index));
      if (tokens.size() != 1 || !seen.insert(tokens.front().stems.front()).second) continue;
      found.push_back(make_relative(tokens.front().stems, related.share, collection));
    }
  }
  return found;
}

}  // namespace

const std::vector<Relative>& find_relatives(std::string_view word, Collection& collection) {
  return collection.memory().relatives.get(word, [&] { return look_up(word, collection); });
}

}  // namespace firstline
