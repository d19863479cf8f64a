#include "server/search/relatives.h"

#include <algorithm>
#include <span>

#include "indexer/index/schema.h"
#include "server/search/collection.h"

namespace firstline {
namespace {

constexpr std::size_t kRelatives = 8;
// A relative must share this much of a word's 5-grams; below it is chance.
constexpr double kMinShare = 0.3;

// `stems` as the shard's StemFile has them.
Relative make_relative(std::span<const std::uint32_t> stems, std::uint32_t shard, double share,
                       const Collection& collection) {
  Relative relative;
  relative.share = share;
  double frequency = 0;
  for (const std::uint32_t index : stems) {
    const std::string_view stem = collection.database(shard).stems().stem(index);
    relative.terms.push_back(make_term(prefix::stem, stem));
    relative.hashes.push_back(hash_term(prefix::stem, stem));
    frequency = std::max(frequency, collection.articles_with_stem(shard, index));
  }
  relative.idf = inverse_document_frequency(collection.articles(), frequency);
  return relative;
}

std::vector<Relative> look_up(std::string_view word, const Collection& collection) {
  std::vector<Relative> found;
  const auto knows = [&found](std::string_view stem) {
    return std::any_of(found.begin(), found.end(), [stem](const Relative& relative) {
      return std::string_view(relative.terms.front()).substr(1) == stem;
    });
  };
  for (std::uint32_t shard = 0; shard < collection.shard_count(); ++shard) {
    const Database& database = collection.database(shard);
    for (const RelatedWord& related : database.words().relatives(word, kMinShare, kRelatives)) {
      const auto stems = database.stems().of_word(related.index);
      if (stems.empty() || knows(database.stems().stem(stems.front()))) continue;
      found.push_back(make_relative(stems, shard, related.share, collection));
    }
  }
  return found;
}

}  // namespace

const std::vector<Relative>& find_relatives(std::string_view word, const Collection& collection) {
  return collection.memory().relatives.get(word, [&] { return look_up(word, collection); });
}

bool is_form_of(const Relative& relative, const std::vector<std::string>& stems) {
  const std::string_view stem = std::string_view(relative.terms.front()).substr(1);
  return std::find(stems.begin(), stems.end(), stem) != stems.end();
}

}  // namespace firstline
