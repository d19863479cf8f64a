#include "server/search/collection.h"

#include <algorithm>

#include "indexer/index/schema.h"

namespace firstline {
Collection::Collection(const Reader& reader, const SiteLocale& locale)
    : locale_(locale),
      rules_(reader.search_rules(locale.locale.tag())),
      analyzer_(locale.locale),
      shards_(reader.databases(locale.locale.tag())) {
  for (const Synonym& synonym : rules_.synonyms) rule_stems_.insert(synonym.from.begin(), synonym.from.end());
  for (const Pin& pin : rules_.pins) rule_stems_.insert(pin.stems.begin(), pin.stems.end());
  std::array<double, kFieldCount> lengths{};
  double cut_titles = 0;
  for (const Database* shard : shards_) {
    postings_.add_database(shard->open_postings());
    const CollectionStatistics& statistics = shard->articles().statistics();
    articles_ += statistics.articles;
    cut_titles += statistics.titles_cut_from_body;
    for (std::size_t field = 0; field < kFieldCount; ++field) {
      lengths[field] += static_cast<double>(statistics.lengths[field]);
    }
  }
  for (std::size_t field = 0; field < kFieldCount; ++field) {
    average_length_[field] = articles_ > 0 ? lengths[field] / articles_ : 0;
  }
  use_titles_ = cut_titles * 2 <= articles_;
}

double Collection::frequency(const std::string& term) const {
  return memory_.frequencies.get(term, [&] { return static_cast<double>(postings_.get_termfreq(term)); });
}

bool Collection::knows(const std::vector<std::string>& stems) const {
  return std::any_of(stems.begin(), stems.end(),
                     [this](const std::string& stem) { return frequency(make_term(prefix::stem, stem)) > 0; });
}

double Collection::articles_with_word(std::string_view folded) const {
  std::uint32_t articles = 0;
  for (const Database* shard : shards_) {
    const WordFile& words = shard->words();
    if (const auto index = words.find(folded)) articles += words.frequency(*index);
  }
  return articles;
}

bool Collection::understands(const std::vector<std::string>& stems) const {
  return knows(stems) || std::any_of(stems.begin(), stems.end(),
                                     [this](const std::string& stem) { return rule_stems_.contains(stem); });
}

}  // namespace firstline
