#include "server/live/publisher.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <ctime>
#include <utility>

#include "indexer/base/diagnostic.h"
#include "server/http/log.h"
#include "server/live/build_command.h"

namespace firstline {

namespace {
// Nothing sleeps longer, so that a wall clock that was set is noticed, and a root that was replaced.
constexpr auto kLongestWait = std::chrono::seconds(2);
constexpr auto kTellAfter = std::chrono::milliseconds(100);
constexpr auto kGitPoll = std::chrono::milliseconds(200);
// A lock that git left behind when it was killed must not stop publishing.
constexpr auto kGitPatience = std::chrono::seconds(30);
constexpr auto kFirstBuild = std::chrono::hours(24);
constexpr std::size_t kLoggedFindings = 100;

int milliseconds(std::chrono::steady_clock::duration wait) {
  return static_cast<int>(std::max<long>(0, std::chrono::ceil<std::chrono::milliseconds>(wait).count()));
}

Result<BuildMessage> message_of(const ChildOutcome& outcome) {
  if (outcome.end == ChildOutcome::End::exited) return decode_build(outcome.output);
  const std::string how = outcome.end == ChildOutcome::End::interrupted
                              ? std::string("was stopped")
                              : "was killed by signal " + std::to_string(outcome.status);
  return fail("the building process " + how, ErrorKind::environment);
}

}  // namespace

Publisher::Publisher(PublisherOptions options)
    : options_(std::move(options)), wake_(::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)) {
  if (options_.watch || options_.notify) {
    // Before the first build, so that nothing is saved unseen between the two.
    watcher_ = std::make_unique<ContentWatcher>(options_.content, std::chrono::steady_clock::now());
    if (!watcher_->fallback_reason().empty()) {
      log_warning(options_.content.string() +
                  " is looked at every few seconds instead of being watched: " + watcher_->fallback_reason());
    }
  }
}

Publisher::~Publisher() {
  stopping_ = true;
  wake();
  if (thread_.joinable()) thread_.join();
}

void Publisher::wake() {
  const std::uint64_t one = 1;
  static_cast<void>(!::write(wake_.get(), &one, sizeof one));
}

Moment Publisher::now() const {
  return {std::chrono::steady_clock::now(), options_.wall_clock ? options_.wall_clock() : std::time(nullptr)};
}

ChildCommand Publisher::command() const {
  ChildCommand command = build_command({options_.content, options_.index, now().wall});
  command.program = options_.program;
  return command;
}

Result<BuildMessage> Publisher::build_now(int interrupt) {
  const auto ended = run_child(command(), kFirstBuild, interrupt);
  auto built = ended ? message_of(*ended) : Result<BuildMessage>(tl::unexpected(ended.error()));
  take(built, now());
  return built;
}

void Publisher::start(std::function<void(const Result<BuildMessage>&)> built, std::function<void()> content_changed) {
  built_ = std::move(built);
  content_changed_ = std::move(content_changed);
  if (!has_built_) schedule_.changed(now());
  thread_ = std::thread([this] { run(); });
}

void Publisher::run() {
  while (!stopping_) {
    wait_for_events();
    const Moment moment = now();
    notice_changes(moment);
    if (child_ && child_->advance()) finish_build(moment);
    if (!child_ && schedule_.due(moment)) begin_build(moment);
  }
}

void Publisher::wait_for_events() {
  const Moment moment = now();
  auto wait = child_ ? PublishSchedule::Duration(kLongestWait) : schedule_.wait(moment, kLongestWait);
  if (watcher_) wait = std::min(wait, watcher_->interval());
  if (git_since_) wait = std::max<PublishSchedule::Duration>(wait, kGitPoll);
  if (tell_at_) wait = std::min(wait, *tell_at_ - moment.steady);
  pollfd events[] = {{wake_.get(), POLLIN, 0},
                     {watcher_ ? watcher_->descriptor() : -1, POLLIN, 0},
                     {child_ ? child_->descriptor() : -1, POLLIN, 0}};
  ::poll(events, std::size(events), milliseconds(wait));
  std::uint64_t counted = 0;
  static_cast<void>(!::read(wake_.get(), &counted, sizeof counted));
}

void Publisher::notice_changes(const Moment& moment) {
  if (watcher_ && watcher_->collect(moment.steady)) {
    if (options_.watch) schedule_.changed(moment);
    if (options_.notify && !tell_at_) tell_at_ = moment.steady + kTellAfter;
  }
  if (tell_at_ && moment.steady >= *tell_at_) {
    tell_at_.reset();
    if (content_changed_) content_changed_();
  }
}

void Publisher::begin_build(const Moment& moment) {
  // Half a checkout is nothing to publish.
  if (options_.watch && git_is_busy(options_.content)) {
    if (!git_since_) git_since_ = moment.steady;
    if (moment.steady - *git_since_ < kGitPatience) return;
  }
  git_since_.reset();
  schedule_.began();
  auto child = ChildProcess::start(command());
  if (!child) return take(tl::unexpected(child.error()), moment);
  child_ = std::move(*child);
}

void Publisher::finish_build(const Moment& moment) {
  const auto built = message_of(child_->outcome());
  child_.reset();
  take(built, moment);
}

void Publisher::take(const Result<BuildMessage>& built, const Moment& moment) {
  has_built_ = true;
  if (built) {
    schedule_.succeeded(built->report.next_due);
    last_failure_.clear();
    log_findings(*built);
    const BuildReport& report = built->report;
    if (report.published) {
      log_info("generation " + report.generation + ": " + std::to_string(report.total) + " articles, " +
               std::to_string(report.analyzed) + " analyzed, " + std::to_string(built->errors) + " errors, " +
               std::to_string(built->warnings) + " warnings");
    }
  } else {
    schedule_.failed(moment);
    // Tried again and again, and said once.
    if (std::exchange(last_failure_, built.error().message) != built.error().message) {
      log_error("the index could not be updated, what was published stays: " + built.error().message);
    }
  }
  if (built_) built_(built);
}

// Only what was not wrong before: a writer who saves often need not read the same hundred lines each time.
void Publisher::log_findings(const BuildMessage& message) {
  std::set<std::string> findings;
  std::size_t logged = 0;
  for (const Diagnostic& finding : message.report.findings) {
    std::string text = to_string(finding);
    if (!known_findings_.contains(text) && ++logged <= kLoggedFindings) {
      finding.severity == Severity::error ? log_error(text) : log_warning(text);
    }
    findings.insert(std::move(text));
  }
  if (logged > kLoggedFindings) {
    log_warning("and " + std::to_string(logged - kLoggedFindings) + " more findings; firstline-index check lists all");
  }
  known_findings_ = std::move(findings);
}

}  // namespace firstline
