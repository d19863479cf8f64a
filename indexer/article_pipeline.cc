#include "indexer/article_pipeline.h"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <deque>
#include <exception>
#include <iterator>
#include <optional>
#include <thread>
#include <utility>

#include "indexer/index/article_record.h"

namespace firstline {
namespace {

// Analyzed articles on their way to the writer; bounded, so that workers wait when the writer is the slower one.
class EntryQueue {
 public:
  void push(Entry entry, std::uint64_t key) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return entries_.size() < kCapacity || closed_; });
    if (!closed_) entries_.emplace_back(std::move(entry), key);
    changed_.notify_all();
  }
  // nullopt once all workers are done and nothing is left.
  std::optional<std::pair<Entry, std::uint64_t>> pop() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return !entries_.empty() || workers_ == 0; });
    if (entries_.empty()) return std::nullopt;
    auto front = std::move(entries_.front());
    entries_.pop_front();
    changed_.notify_all();
    return front;
  }
  void set_workers(unsigned workers) { workers_ = workers; }
  void worker_done() {
    const std::lock_guard lock(mutex_);
    --workers_;
    changed_.notify_all();
  }
  void close() {
    const std::lock_guard lock(mutex_);
    closed_ = true;
    entries_.clear();
    changed_.notify_all();
  }

 private:
  static constexpr std::size_t kCapacity = 128;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::pair<Entry, std::uint64_t>> entries_;
  unsigned workers_ = 0;
  bool closed_ = false;
};

}  // namespace

// FNV-1a.
std::uint64_t article_key(const Article& article) {
  const std::string bytes = encode_article(article, {}, {});
  std::uint64_t hash = 0xcbf29ce484222325ULL;
  for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
  return hash;
}

Result<void> run_pipeline(const ContentTree& tree, const std::vector<const ArticleSource*>& sources,
                          const Locale& locale, const PipelineOptions& options, Diagnostics& findings,
                          std::vector<Attachment>& attachments) {
  const unsigned cores = options.threads != 0 ? options.threads : std::max(1u, std::thread::hardware_concurrency());
  const auto workers = static_cast<unsigned>(std::min<std::size_t>(cores, std::max<std::size_t>(sources.size(), 1)));
  EntryQueue queue;
  queue.set_workers(workers);
  std::mutex shared;  // findings, attachments, the callbacks
  std::atomic<std::size_t> next{0};
  std::atomic<bool> stop{false};
  std::exception_ptr thrown;

  const auto work = [&] {
    try {
      Analyzer analyzer(locale);
      Diagnostics own_findings;
      std::vector<Attachment> own_attachments;
      for (std::size_t i = next++; i < sources.size() && !stop; i = next++) {
        const auto article = tree.parse(*sources[i], own_findings, own_attachments);
        std::uint64_t key = 0;
        bool analyze = false;
        if (article) {
          key = article_key(*article);
          const std::lock_guard lock(shared);
          analyze = options.needs_analysis(*article, key);
        }
        if (analyze) queue.push(make_entry(*article, analyzer), key);
        const std::lock_guard lock(shared);
        if (options.parsed_one) options.parsed_one();
      }
      const std::lock_guard lock(shared);
      std::move(own_findings.begin(), own_findings.end(), std::back_inserter(findings));
      std::move(own_attachments.begin(), own_attachments.end(), std::back_inserter(attachments));
    } catch (...) {
      const std::lock_guard lock(shared);
      thrown = std::current_exception();
      stop = true;
    }
    queue.worker_done();
  };

  std::vector<std::jthread> threads;
  for (unsigned i = 0; i < workers; ++i) threads.emplace_back(work);
  Result<void> outcome;
  while (auto item = queue.pop()) {
    outcome = options.write(item->first, item->second);
    if (outcome) continue;
    stop = true;
    queue.close();
    break;
  }
  threads.clear();
  if (thrown) std::rethrow_exception(thrown);
  return outcome;
}

}  // namespace firstline
