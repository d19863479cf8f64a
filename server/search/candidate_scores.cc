#include "server/search/candidate_scores.h"

#include <algorithm>
#include <cassert>
#include <functional>
#include <iterator>
#include <limits>
#include <utility>

#include "indexer/index/schema.h"

namespace firstline {
namespace {

constexpr float kNever = -std::numeric_limits<float>::infinity();
// Below that many postings, finding out whether a list must be read costs as much as reading it.
constexpr double kShortList = 500;

// Docids below `end`, which in a damaged file not all may be.
std::vector<Xapian::docid> matching(const Xapian::Query& articles, const Xapian::Database& postings, std::size_t end) {
  Xapian::Enquire enquire(postings);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_query(articles);
  const Xapian::MSet found = enquire.get_mset(0, postings.get_doccount());
  std::vector<Xapian::docid> docids;
  docids.reserve(found.size());
  for (auto it = found.begin(); it != found.end(); ++it) {
    if (*it < end) docids.push_back(*it);
  }
  return docids;
}

// Titles are terms that occur nowhere: an article has them or not.
double frequency_of(const Xapian::PostingIterator& posting) { return std::max<double>(posting.get_wdf(), 1); }

}  // namespace

CandidateScores::CandidateScores(const Collection& collection)
    : collection_(collection), scores_(collection.memory().scores) {
  assert(std::all_of(scores_.begin(), scores_.end(), [](float score) { return score == 0; }) && "one at a time");
  scores_.resize(collection.length_norms().size(), 0);
}

CandidateScores::~CandidateScores() {
  if (restricted_) std::fill(scores_.begin(), scores_.end(), 0.0F);
  for (const Xapian::docid docid : found_) scores_[docid] = 0;
  for (const Xapian::docid docid : left_out_) scores_[docid] = 0;
}

void CandidateScores::leave_out(const Xapian::Query& articles) {
  if (articles.empty()) return;
  const Xapian::Database& database = collection_.postings();
  for (auto term = articles.get_terms_begin(); term != articles.get_terms_end(); ++term) {
    const auto end = database.postlist_end(*term);
    for (auto it = database.postlist_begin(*term); it != end; ++it) {
      if (*it >= scores_.size()) continue;
      scores_[*it] = kNever;
      left_out_.push_back(*it);
    }
  }
}

void CandidateScores::keep_only(const Xapian::Query& articles) {
  if (articles.empty()) return;
  const std::vector<Xapian::docid> kept = matching(articles, collection_.postings(), scores_.size());
  std::vector<float> allowed(scores_.size(), kNever);
  for (const Xapian::docid docid : kept) allowed[docid] = scores_[docid];
  scores_.swap(allowed);
  restricted_ = true;
}

double CandidateScores::score_of_last(const std::vector<Xapian::docid>& docids, std::size_t limit) const {
  if (docids.size() <= limit || limit == 0) return 0;
  std::vector<float> scores;
  scores.reserve(docids.size());
  for (const Xapian::docid docid : docids) scores.push_back(scores_[docid]);
  const auto last = scores.begin() + static_cast<std::ptrdiff_t>(limit - 1);
  std::nth_element(scores.begin(), last, scores.end(), std::greater<>());
  return static_cast<double>(*last);
}

void CandidateScores::read(const WantedWord& word) {
  postings_.clear();
  const Xapian::Database& database = collection_.postings();
  for (const std::string& term : word.terms) {
    const auto end = database.postlist_end(term);
    for (auto it = database.postlist_begin(term); it != end; ++it) {
      if (*it < scores_.size()) postings_.push_back({*it, frequency_of(it)});  // else the file is damaged
    }
  }
  if (word.terms.size() == 1) return;
  std::sort(postings_.begin(), postings_.end(), [](const Posting& a, const Posting& b) { return a.docid < b.docid; });
  auto last = postings_.begin();
  for (auto next = postings_.begin(); next != postings_.end(); ++next) {
    if (next == last) continue;
    if (next->docid == last->docid) {
      last->frequency += next->frequency;
    } else {
      *++last = *next;
    }
  }
  if (last != postings_.end()) postings_.erase(last + 1, postings_.end());
}

void CandidateScores::look_up(const WantedWord& word, const std::vector<Xapian::docid>& docids) {
  postings_.clear();
  for (const Xapian::docid docid : docids) postings_.push_back({docid, 0});
  const Xapian::Database& database = collection_.postings();
  for (const std::string& term : word.terms) {
    const auto end = database.postlist_end(term);
    auto it = database.postlist_begin(term);
    for (Posting& posting : postings_) {
      it.skip_to(posting.docid);
      if (it == end) break;
      if (*it == posting.docid) posting.frequency += frequency_of(it);
    }
  }
  std::erase_if(postings_, [](const Posting& posting) { return posting.frequency == 0; });
}

void CandidateScores::add_postings(const List& list) {
  const std::vector<float>& norms = collection_.length_norms();
  for (const Posting& posting : postings_) {
    float& score = scores_[posting.docid];
    if (score == 0) found_.push_back(posting.docid);
    score += static_cast<float>(list.worth * posting.frequency /
                                (posting.frequency + static_cast<double>(norms[posting.docid])));
  }
  if (!list.word->required) return;
  std::vector<Xapian::docid> having;
  auto known = required_ ? required_->cbegin() : std::vector<Xapian::docid>::const_iterator{};
  for (const Posting& posting : postings_) {
    if (required_) {
      while (known != required_->cend() && *known < posting.docid) ++known;
      if (known == required_->cend()) break;
      if (*known != posting.docid) continue;
    }
    having.push_back(posting.docid);
  }
  required_ = std::move(having);
}

// Leaves of the articles found those that may yet be among the best, ascending.
void CandidateScores::narrow(double left, double last) {
  contenders_.emplace();
  for (const Xapian::docid docid : found_) {
    if (static_cast<double>(scores_[docid]) + left >= last) contenders_->push_back(docid);
  }
  std::sort(contenders_->begin(), contenders_->end());
}

// The contenders, and those that may yet have every required word.
std::vector<Xapian::docid> CandidateScores::worth_looking_up() const {
  if (!required_) return *contenders_;
  std::vector<Xapian::docid> docids;
  docids.reserve(contenders_->size() + required_->size());
  std::set_union(contenders_->begin(), contenders_->end(), required_->begin(), required_->end(),
                 std::back_inserter(docids));
  return docids;
}

double CandidateScores::articles_with(const std::string& term) const {
  if (!term.starts_with(prefix::title)) return collection_.frequency(term);
  // Few titles are alike, and hardly any query is one: reading the list tells as much as asking how long it is.
  return 1;
}

void CandidateScores::add(const std::vector<WantedWord>& words, std::size_t limit) {
  std::vector<List> lists;
  double left = 0;  // what the lists not yet read can add at most
  double read_worth = 0;
  for (const WantedWord& word : words) {
    List list{&word, 0, 0};
    for (const std::string& term : word.terms) list.articles += articles_with(term);
    if (list.articles == 0) {
      if (word.required) required_.emplace();
      continue;
    }
    list.worth = word.weight * inverse_document_frequency(collection_.articles(), list.articles);
    left += list.worth;
    lists.push_back(list);
  }
  std::sort(lists.begin(), lists.end(), [](const List& a, const List& b) { return a.articles < b.articles; });
  // Who has every required word is known from the first such list on, which is therefore read whole.
  const bool wants_all = std::any_of(words.begin(), words.end(), [](const WantedWord& word) { return word.required; });
  for (const List& list : lists) {
    if (!contenders_ && (required_ || !wants_all) && list.articles > kShortList && left < read_worth) {
      const double last = score_of_last(found_, limit);
      if (left < last) narrow(left, last);
    }
    if (contenders_) {
      look_up(*list.word, worth_looking_up());
    } else {
      read(*list.word);
    }
    add_postings(list);
    left -= list.worth;
    read_worth += list.worth;
  }
}

std::vector<Xapian::docid> CandidateScores::best_of(const std::vector<Xapian::docid>& docids, std::size_t limit) const {
  const double last = score_of_last(docids, limit);
  std::vector<std::pair<float, Xapian::docid>> order;
  for (const Xapian::docid docid : docids) {
    const float score = scores_[docid];
    if (score > 0 && static_cast<double>(score) >= last) order.emplace_back(-score, docid);
  }
  std::sort(order.begin(), order.end());
  order.resize(std::min(limit, order.size()));
  std::vector<Xapian::docid> best;
  best.reserve(order.size());
  for (const auto& [score, docid] : order) best.push_back(docid);
  return best;
}

std::vector<Xapian::docid> CandidateScores::best(std::size_t limit) const {
  return best_of(contenders_ ? *contenders_ : found_, limit);
}

std::vector<Xapian::docid> CandidateScores::with_required() const {
  if (!required_) return {};
  return best_of(*required_, required_->size());
}

}  // namespace firstline
