#include "server/http/generation_holder.h"

#include <ctime>

#include "server/http/log.h"

namespace firstline {

namespace {
constexpr auto kPoll = std::chrono::milliseconds(500);
// A generation that failed may do so for want of memory or descriptors: it gets another chance, but not twice a second.
constexpr auto kRetry = std::chrono::seconds(10);
}  // namespace

Served::Served(std::shared_ptr<const Generation> generation)
    : reader(generation, Audience::everyone), agents_reader(std::move(generation), Audience::agents) {
  const std::int64_t now = std::time(nullptr);
  for (const SiteLocale& locale : reader.site().locales) {
    articles.emplace_back(locale.locale.tag(), reader.all_articles(locale.locale.tag(), now).size());
  }
}

Result<std::unique_ptr<GenerationHolder>> GenerationHolder::open(const std::filesystem::path& index_dir) {
  auto generation = Generation::open(index_dir);
  if (!generation) return tl::unexpected(generation.error());
  auto served = std::make_shared<const Served>(std::move(*generation));
  return std::unique_ptr<GenerationHolder>(new GenerationHolder(index_dir, std::move(served)));
}

GenerationHolder::GenerationHolder(std::filesystem::path index_dir, std::shared_ptr<const Served> served)
    : index_dir_(std::move(index_dir)), served_(std::move(served)), watcher_([this] { watch(); }) {}

GenerationHolder::~GenerationHolder() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  changed_.notify_all();
  watcher_.join();
}

std::shared_ptr<const Served> GenerationHolder::current() const {
  const std::lock_guard lock(mutex_);
  return served_;
}

void GenerationHolder::reload() {
  {
    const std::lock_guard lock(mutex_);
    look_now_ = true;
  }
  changed_.notify_all();
}

void GenerationHolder::watch() {
  std::unique_lock lock(mutex_);
  while (!stopping_) {
    changed_.wait_for(lock, kPoll, [this] { return stopping_ || look_now_; });
    if (stopping_) return;
    if (std::exchange(look_now_, false)) failed_.clear();
    lock.unlock();
    look();
    lock.lock();
  }
}

void GenerationHolder::look() {
  const auto name = Generation::current_name(index_dir_);
  const auto serving = current();
  if (!name || *name == serving->reader.generation().name()) return;
  if (*name == failed_ && std::chrono::steady_clock::now() < retry_at_) return;
  auto generation = Generation::open(index_dir_);
  if (!generation) {
    log_error("generation " + *name + " cannot be served, " + serving->reader.generation().name() +
              " still is: " + generation.error().message);
    failed_ = *name;
    retry_at_ = std::chrono::steady_clock::now() + kRetry;
    return;
  }
  failed_.clear();
  auto served = std::make_shared<const Served>(std::move(*generation));
  log_info("serving generation " + served->reader.generation().name());
  {
    const std::lock_guard lock(mutex_);
    served_ = std::move(served);
  }
  version_.fetch_add(1, std::memory_order_release);
}

}  // namespace firstline
