#include "server/http/outcome_book.h"

#include <algorithm>
#include <cmath>

#include "server/feedback/visitor.h"
#include "server/http/log.h"

namespace firstline {

namespace {

constexpr auto kLookAgain = std::chrono::seconds(60);
constexpr double kMostEvidence = 8;
constexpr double kLeastEvidence = 0.05;
constexpr std::size_t kMostTerms = 200;  // of one article
constexpr std::size_t kMostUndo = 1000;
constexpr std::int64_t kDay = 24 * 60 * 60;

}  // namespace

std::shared_ptr<const OutcomeTable> OutcomeBook::table() {
  const std::lock_guard lock(mutex_);
  if (Clock::now() >= look_again_) {
    if (const auto loaded = load(); !loaded) log_error("outcomes cannot be read: " + loaded.error().message);
  }
  return table_;
}

Result<void> OutcomeBook::load() {
  look_again_ = Clock::now() + kLookAgain;
  const auto rows = store_.outcomes();
  if (!rows) return tl::unexpected(rows.error());
  auto table = std::make_shared<OutcomeTable>();
  for (const OutcomeRow& row : *rows) {
    table->add(row.locale, row.article, row.term, static_cast<double>(row.thousandths) / 1000, row.day);
  }
  table_ = std::move(table);
  return {};
}

Result<std::string> OutcomeBook::record(std::string_view locale, std::string_view article,
                                        const std::vector<std::string>& terms, Outcome outcome, std::int64_t now) {
  auto id = make_visitor_token();
  if (!id) return id;
  const std::lock_guard lock(mutex_);
  if (auto loaded = load(); !loaded) return tl::unexpected(loaded.error());
  Undo undo{*id, std::string(locale), std::string(article), {}};
  std::vector<std::pair<std::string, double>> changed;
  for (const std::string& term : terms) {
    const double before = table_->evidence(locale, article, term, now);
    const double after = std::clamp(before + (outcome == Outcome::sent ? 1 : -1), -kMostEvidence, kMostEvidence);
    changed.emplace_back(term, after);
    undo.changes.emplace_back(term, after - before);
  }
  if (auto kept = keep(locale, article, changed, now); !kept) return tl::unexpected(kept.error());
  undos_.push_back(std::move(undo));
  if (undos_.size() > kMostUndo) undos_.pop_front();
  return id;
}

Result<void> OutcomeBook::undo(std::string_view id, std::int64_t now) {
  const std::lock_guard lock(mutex_);
  const auto found = std::find_if(undos_.begin(), undos_.end(), [&](const Undo& undo) { return undo.id == id; });
  if (found == undos_.end()) return fail("undo: there is nothing of that id to take back any more");
  if (auto loaded = load(); !loaded) return loaded;
  std::vector<std::pair<std::string, double>> changed;
  for (const auto& [term, change] : found->changes) {
    changed.emplace_back(term, table_->evidence(found->locale, found->article, term, now) - change);
  }
  auto kept = keep(found->locale, found->article, changed, now);
  if (kept) undos_.erase(found);
  return kept;
}

Result<void> OutcomeBook::keep(std::string_view locale, std::string_view article,
                               const std::vector<std::pair<std::string, double>>& evidence, std::int64_t now) {
  auto all = table_->terms(locale, article, now);
  for (const auto& [term, value] : evidence) {
    const auto known =
        std::find_if(all.begin(), all.end(), [&, &name = term](const auto& one) { return one.first == name; });
    if (known == all.end()) {
      all.emplace_back(term, value);
    } else {
      known->second = value;
    }
  }
  std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) {
    return std::abs(a.second) != std::abs(b.second) ? std::abs(a.second) > std::abs(b.second) : a.first < b.first;
  });
  // All of the article's rows get the same day, so that none tells with which others it came.
  const std::int64_t today = now / kDay * kDay;
  std::vector<OutcomeRow> rows;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const bool kept = i < kMostTerms && std::abs(all[i].second) >= kLeastEvidence;
    const auto thousandths = static_cast<std::int64_t>(std::lround(all[i].second * 1000));
    rows.push_back({std::string(locale), std::string(article), std::move(all[i].first), kept ? thousandths : 0, today});
  }
  if (auto written = store_.keep_outcomes(rows); !written) return written;
  return load();
}

}  // namespace firstline
