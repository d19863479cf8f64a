#include "server/search/collection.h"

#include <algorithm>

#include "indexer/index/schema.h"

namespace firstline {
namespace {

// BM25's constants where candidates are found (Robertson and Zaragoza 2009).
constexpr double kK1 = 1.2;
constexpr double kB = 0.75;

}  // namespace

Collection::Collection(const Reader& reader, const SiteLocale& locale, const Database* gaps)
    : locale_(locale),
      rules_(reader.search_rules(locale.locale.tag())),
      analyzer_(locale.locale),
      shards_(reader.databases(locale.locale.tag())) {
  if (gaps) shards_.push_back(gaps);
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
  compute_length_norms();
}

void Collection::compute_length_norms() {
  double average = 0;
  for (std::size_t field = 0; field < kFieldCount; ++field) {
    average += kCandidateFieldWeights[field] * average_length_[field];
  }
  if (average == 0) average = 1;
  Xapian::docid last = 0;  // by our own files: those of a damaged database may be anything
  for (std::uint32_t shard = 0; shard < shard_count(); ++shard) {
    const std::uint32_t own = shards_[shard]->articles().last_docid();
    if (own > 0) last = std::max(last, combined_docid(shard, own));
  }
  length_norms_.assign(std::min(last, postings_.get_lastdocid()) + 1, 0);
  for (Xapian::docid docid = 1; docid < length_norms_.size(); ++docid) {
    const double length = shards_[shard(docid)]->articles().entry(shard_docid(docid)).candidate_length;
    length_norms_[docid] = static_cast<float>(kK1 * (1 - kB + kB * length / average));
  }
}

double Collection::frequency(const std::string& term) const {
  return memory_.frequencies.get(term, [&]() -> double {
    if (!term.starts_with(prefix::stem)) return postings_.get_termfreq(term);
    double articles = 0;
    for (const Database* shard : shards_) articles += shard->stems().articles_with(std::string_view(term).substr(1));
    return articles;
  });
}

double Collection::articles_with_stem(std::uint32_t shard, std::uint32_t index) const {
  const StemFile& own = shards_[shard]->stems();
  double articles = own.articles(index);
  for (const Database* other : shards_) {
    if (other != shards_[shard]) articles += other->stems().articles_with(own.stem(index));
  }
  return articles;
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
