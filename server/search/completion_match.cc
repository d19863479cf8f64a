#include "server/search/completion_match.h"

#include <algorithm>
#include <cmath>

#include "server/search/prefix_slips.h"

namespace firstline {
namespace {

// What a word is worth that is a letter off, begins with another letter, or has been stripped of its article.
constexpr double kSlip = 0.6;
constexpr double kOtherFirstLetter = 0.7;
constexpr double kStripped = 0.95;

double kind_weight(CompletionKind kind) {
  return kind == CompletionKind::title ? 1.0 : kind == CompletionKind::question ? 0.8 : 0.5;
}

// Whole words before prefixes, the entry's first word before others.
float word_score(bool whole, std::uint32_t place) {
  const double score = (whole ? 2.0 : 1.0) + (place == 0 ? 0.6 : 0.3 / (1 + place));
  return static_cast<float>(score);
}

// Keys that mean a typed word.
struct Beginning {
  WordRange keys;
  float factor = 1;
  bool whole = false;  // the first key is the word itself
};

std::vector<Beginning> find_beginnings(const WordTable& keys, const TypedWord& word, Spelling spelling) {
  std::vector<Beginning> found;
  if (word.whole) {
    if (const auto key = keys.find(word.text)) found.push_back({{*key, *key + 1}, 1, true});
    return found;
  }
  const auto add = [&](std::string_view start, double factor) {
    const WordRange range = keys.starting_with(start);
    if (range.empty()) return;
    found.push_back({range, static_cast<float>(factor), keys[range.first].size() == start.size()});
  };
  add(word.text, 1);
  if (!word.rest.empty()) add(word.rest, kStripped);
  if (spelling == Spelling::exact || word.slips == 0) return found;
  for (const PrefixSlip& slip : find_prefix_slips(keys, word.text, word.slips)) {
    if (slip.edits == 0) continue;
    const double factor = std::pow(kSlip, slip.edits) * (slip.first_letter ? 1 : kOtherFirstLetter);
    found.push_back({slip.words, static_cast<float>(factor), false});
  }
  return found;
}

// Sums up entries' scores. A row an entry, kept by the thread between keystrokes: clearing the rows that were used
// costs less than making all of them.
class Scores {
 public:
  explicit Scores(std::size_t entries) : rows_(shared_rows()) {
    if (rows_.size() < entries) rows_.resize(entries);
  }
  ~Scores() {
    for (const std::uint32_t entry : touched_) rows_[entry] = {};
  }
  Scores(const Scores&) = delete;
  Scores& operator=(const Scores&) = delete;

  // Typed word `number` is in `entry`; of several places the best counts.
  void add(std::uint32_t entry, unsigned number, float score, bool only_touched) {
    Row& row = rows_[entry];
    if (row.words == 0) {
      if (only_touched) return;
      touched_.push_back(entry);
    }
    const auto bit = static_cast<std::uint16_t>(1U << number);
    if ((row.words & bit) == 0) {
      row.words |= bit;
      row.before = row.total;
    }
    row.total = std::max(row.total, row.before + score);
  }

  template <class Use>
  void for_each(const Use& use) const {
    for (const std::uint32_t entry : touched_) use(entry, rows_[entry].words, rows_[entry].total);
  }

 private:
  struct Row {
    float total = 0;
    float before = 0;         // the total without the word that came last
    std::uint16_t words = 0;  // bit i: typed word i was found
  };
  static_assert(kMaxTypedWords <= 16);
  static std::vector<Row>& shared_rows() {
    thread_local std::vector<Row> rows;
    return rows;
  }

  std::vector<Row>& rows_;
  std::vector<std::uint32_t> touched_;
};

struct Search {
  unsigned number = 0;
  bool required = true;
  std::vector<Beginning> beginnings;
  std::size_t postings = 0;
};

std::vector<Search> plan(const CompletionFile& file, const std::vector<TypedWord>& typed, Spelling spelling) {
  const bool all_stop = std::all_of(typed.begin(), typed.end(), [](const TypedWord& word) { return word.stop_word; });
  std::vector<Search> searches;
  for (unsigned i = 0; i < typed.size(); ++i) {
    Search search{i, all_stop || !typed[i].stop_word, find_beginnings(file.keys(), typed[i], spelling), 0};
    for (const Beginning& beginning : search.beginnings) search.postings += file.postings(beginning.keys).size();
    if (search.required && search.postings == 0) return {};
    searches.push_back(std::move(search));
  }
  // The rarest required word first: no entry without it counts.
  std::sort(searches.begin(), searches.end(), [](const Search& a, const Search& b) {
    return a.required != b.required ? a.required : a.postings < b.postings;
  });
  return searches;
}

}  // namespace

std::vector<CompletionMatch> match_completions(const CompletionFile& file, const std::vector<TypedWord>& typed,
                                               Spelling spelling) {
  std::vector<CompletionMatch> matches;
  const std::vector<Search> searches = plan(file, typed, spelling);
  if (searches.empty()) return matches;
  Scores scores(file.size());
  std::uint32_t required = 0;
  bool first = true;
  for (const Search& search : searches) {
    if (search.required) required |= 1U << search.number;
    for (const Beginning& beginning : search.beginnings) {
      const std::size_t whole =
          beginning.whole ? file.postings({beginning.keys.first, beginning.keys.first + 1}).size() : 0;
      const auto postings = file.postings(beginning.keys);
      for (std::size_t i = 0; i < postings.size(); ++i) {
        const CompletionPosting posting = CompletionFile::unpack(postings[i]);
        if (posting.entry >= file.size()) continue;  // a damaged file
        scores.add(posting.entry, search.number, beginning.factor * word_score(i < whole, posting.place), !first);
      }
    }
    first = false;
  }
  scores.for_each([&](std::uint32_t entry, std::uint32_t words, float total) {
    if ((words & required) != required) return;
    const CompletionEntry& found = file.entry(entry);
    // Of entries with the same words the shorter is nearer to what was typed.
    const double share = static_cast<double>(typed.size()) / std::max<double>(found.words, 1);
    matches.push_back({entry, (static_cast<double>(total) + share) * kind_weight(found.kind)});
  });
  return matches;
}

}  // namespace firstline
