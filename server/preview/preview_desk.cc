#include "server/preview/preview_desk.h"

#include "server/preview/preview_command.h"

namespace firstline {

namespace {

constexpr int kMostChildren = 2;

class Counted {
 public:
  explicit Counted(std::atomic<int>& number) : number_(number), count_(number.fetch_add(1) + 1) {}
  Counted(const Counted&) = delete;
  Counted& operator=(const Counted&) = delete;
  ~Counted() { number_.fetch_sub(1); }
  int count() const { return count_; }

 private:
  std::atomic<int>& number_;
  int count_;
};

}  // namespace

Result<std::shared_ptr<const PreviewList>> PreviewDesk::list(std::int64_t now) {
  const std::lock_guard lock(mutex_);
  const std::uint64_t version = version_.load();
  if (list_ && list_version_ == version) return list_;
  const auto message = run("", "", now);
  if (!message) return tl::unexpected(message.error());
  auto list = decode_list(*message);
  if (!list) return tl::unexpected(list.error());
  list_ = std::make_shared<const PreviewList>(std::move(*list));
  list_version_ = version;
  return list_;
}

Result<PreviewLookup> PreviewDesk::find(const std::string& locale, const std::string& id, std::int64_t now) {
  const auto message = run(locale, id, now);
  if (!message) return tl::unexpected(message.error());
  return decode_lookup(*message);
}

Result<std::string> PreviewDesk::run(const std::string& locale, const std::string& id, std::int64_t now) {
  const Counted counted(running_);
  if (counted.count() > kMostChildren) {
    return fail("Too many previews are being made at once; try again in a moment.", ErrorKind::environment);
  }
  ChildCommand command = preview_command({options_.content, now, locale, id});
  command.program = options_.program;
  auto outcome = run_child(command, options_.limit);
  if (!outcome) return tl::unexpected(outcome.error());
  if (outcome->succeeded()) return std::move(outcome->output);
  if (outcome->end == ChildOutcome::End::exited) {
    return fail("The content could not be read; the server's log says why.", ErrorKind::environment);
  }
  return fail(
      "Reading the files took more time or memory than a preview may have, so it was stopped. Look at what was saved "
      "last; firstline-index check names the file.",
      ErrorKind::environment);
}

}  // namespace firstline
