// firstline-server: settles what was asked for, opens the index, and serves until a signal.
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <functional>
#include <iostream>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include "indexer/build.h"
#include "server/agent/agent_book.h"
#include "server/config.h"
#include "server/feedback/feedback_store.h"
#include "server/feedback_command.h"
#include "server/http/application.h"
#include "server/http/front.h"
#include "server/http/log.h"
#include "server/live/build_command.h"
#include "server/live/publisher.h"
#include "server/preview/preview_command.h"
#include "server/preview/preview_desk.h"
#include "server/token_command.h"

namespace {

using namespace firstline;

int complain(const Error& error) {
  std::cerr << "firstline-server: " << error.message << '\n';
  return exit_status(error.kind);
}

sigset_t handled_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  for (const int signal : {SIGTERM, SIGINT, SIGHUP, SIGUSR2}) sigaddset(&signals, signal);
  return signals;
}

// A thread that waits for signals, so that none interrupts anything. The first SIGTERM or SIGINT drains, a second one
// ends the process at once.
class SignalThread {
 public:
  SignalThread(Front& front, std::function<void()> hang_up)
      : hang_up_(std::move(hang_up)), thread_([this, &front] { wait(front); }) {}
  ~SignalThread() {
    pthread_kill(thread_.native_handle(), SIGUSR2);
    thread_.join();
  }

 private:
  void wait(Front& front) const {
    const sigset_t signals = handled_signals();
    for (bool stopping = false;;) {
      int signal = 0;
      sigwait(&signals, &signal);
      if (signal == SIGUSR2) return;
      if (signal == SIGHUP) {
        hang_up_();
        continue;
      }
      if (stopping) ::_exit(128 + signal);
      stopping = true;
      log_info("stopping: requests in flight are finished; a second signal stops at once");
      front.stop();
    }
  }

  const std::function<void()> hang_up_;
  std::thread thread_;
};

std::string join(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
  return text;
}

// SIGHUP: reads flags and file again. One mistake, and all stays as it was.
void reread_config(const std::vector<std::string>& arguments, Config& running, Application& application) {
  auto fresh = parse_config(arguments);
  if (!fresh || !*fresh) {
    return log_error("the configuration stays as it was: " + (fresh ? std::string() : fresh.error().message));
  }
  if (const auto level = set_log_level((*fresh)->log_level); !level) {
    return log_error("the configuration stays as it was: " + level.error().message);
  }
  const ConfigChanges changes = compare_configs(running, **fresh);
  application.reconfigure((*fresh)->settings);
  for (const std::string& flag : changes.live) running.given[flag] = (*fresh)->given[flag];
  std::erase_if(running.given, [](const auto& value) { return value.second.empty(); });
  if (!changes.after_restart.empty()) {
    log_warning("a restart is needed before these take effect: " + join(changes.after_restart));
  }
  log_info("the configuration was read again; changed: " + (changes.live.empty() ? "nothing" : join(changes.live)));
}

// Every connection is a descriptor; the default of 1,024 is fewer than we mean to hold.
void raise_descriptor_limit() {
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
  limit.rlim_cur = limit.rlim_max;
  ::setrlimit(RLIMIT_NOFILE, &limit);
}

// The index, built first where there is none that can be served. With an older one the server is there at once, and
// its publisher brings it up to date.
Result<std::unique_ptr<GenerationHolder>> open_index(const Config& config, Publisher* publisher,
                                                     std::optional<Result<BuildMessage>>& first_build) {
  auto generations = GenerationHolder::open(config.index);
  if (generations || !publisher) return generations;
  log_info("building the index for the first time");
  const sigset_t signals = handled_signals();
  const FileDescriptor interrupt(::signalfd(-1, &signals, SFD_NONBLOCK | SFD_CLOEXEC));
  first_build = publisher->build_now(interrupt.get());
  if (!*first_build) return tl::unexpected(first_build->error());
  return GenerationHolder::open(config.index);
}

BuildCount count_of(const Result<BuildMessage>& built) {
  if (!built) return {};
  const auto outcome = built->report.published ? BuildOutcome::published : BuildOutcome::unchanged;
  return {outcome, built->report.seconds, built->errors, built->warnings};
}

// With --check nothing is made: root may run it for the user that serves.
Result<void> check_store(const std::string& url) {
  const std::filesystem::path path = url.substr(std::min(url.size(), url.find(':') + 1));
  std::error_code failed;
  if (url.starts_with("sqlite:") && !std::filesystem::exists(path, failed)) return {};
  return FeedbackStore::open(url, IfMissing::fail).map([](const FeedbackStore&) {});
}

// What is wrong with the store, and the flag that names another.
int complain_about_store(Error error) {
  error.message = "the feedback store cannot be used: " + error.message + "; or choose another with --store";
  return complain(error);
}

int complain_about_tokens(Error error) {
  error.message = "the agents' tokens cannot be used: " + error.message +
                  "; firstline-server token add NAME --agent-tokens FILE makes them";
  return complain(error);
}

constexpr const char* kNoBaseUrl =
    "without --base-url there are no sitemap, feeds and OpenSearch description, since they hold absolute addresses";

// Who tries it out on one machine needs no public address.
bool is_public(const Config& config) {
  const auto address = IpAddress::parse(config.listen.host);
  return !config.settings.trusted_proxies.empty() || !address || !address->is_loopback();
}

// --check: everything that serving would need, in the order in which it would fail.
int check(const Config& config) {
  bool content_has_errors = false;
  if (config.content) {
    const auto report = check_content(*config.content, {});
    if (!report) return complain(report.error());
    for (const Diagnostic& finding : report->findings) std::cerr << to_string(finding) << '\n';
    content_has_errors = has_errors(report->findings);
  }
  const auto generation = Generation::open(config.index);
  // With content, an index that is missing or of another version is built at the start.
  if (!generation && !config.content) return complain(generation.error());
  if (const auto well = check_store(config.store); !well) return complain_about_store(well.error());
  if (!config.agent_tokens.empty()) {
    if (const auto book = AgentBook::open(config.agent_tokens); !book) return complain_about_tokens(book.error());
  }
  if (content_has_errors) return complain({"the content has errors", ErrorKind::content});
  if (config.settings.base_url.empty()) std::cerr << "firstline-server: note: " << kNoBaseUrl << '\n';
  std::cout << "All is well: " << (generation ? "generation " + (*generation)->name() : "the index is yet to be built")
            << '\n';
  return 0;
}

int serve(Config config, const std::vector<std::string>& arguments) {
  if (const auto level = set_log_level(config.log_level); !level) return complain(level.error());
  const auto pages = PageRenderer::load(config.templates, config.theme);
  if (!pages) return complain(pages.error());
  if (config.check) return check(config);
  std::optional<Publisher> publisher;
  if (config.content) {
    publisher.emplace(PublisherOptions{
        .content = *config.content, .index = config.index, .watch = config.watch, .notify = config.preview});
  }
  std::optional<Result<BuildMessage>> first_build;
  const auto generations = open_index(config, publisher ? &*publisher : nullptr, first_build);
  if (!generations) return complain(generations.error());
  auto feedback = FeedbackStore::open(config.store);
  if (!feedback) return complain_about_store(feedback.error());
  std::unique_ptr<AgentBook> agents;
  if (!config.agent_tokens.empty()) {
    auto opened = AgentBook::open(config.agent_tokens, log_error);
    if (!opened) return complain_about_tokens(opened.error());
    agents = std::move(*opened);
  }
  auto listener = listen_on(config.listen);
  if (!listener) return complain(listener.error());

  Application application(config.settings, *pages, **generations, *feedback, agents.get());
  std::optional<PreviewDesk> desk;
  if (config.preview) application.offer_preview(desk.emplace(PreviewOptions{.content = *config.content}));
  FrontOptions options;
  application.attach(options);
  Front front(std::move(*listener), std::move(options));
  application.count_connections([&front] { return front.open_connections(); });
  const SignalThread signals(front, [&] {
    (*generations)->reload();
    reread_config(arguments, config, application);
  });
  if (publisher) {
    if (first_build) application.metrics().count_build(count_of(*first_build));
    const auto built = [&](const Result<BuildMessage>& message) {
      application.metrics().count_build(count_of(message));
      if (message && message->report.published) (*generations)->reload();
    };
    const auto saved = [&] {
      if (!desk) return;
      desk->content_changed();
      front.publish("event: saved\ndata: " + std::to_string(desk->version()) + "\n\n");
    };
    publisher->start(built, saved);
  }
  if (config.settings.base_url.empty() && is_public(config)) log_warning(kNoBaseUrl);
  std::cout << "Firstline is at http://" << front.address().to_string() << "/" << std::endl;
  front.run();
  publisher.reset();
  log_info("stopped");
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  const std::string_view command = argc > 1 ? argv[1] : "";
  if (command == kBuildCommand) return run_build_command({argv + 2, argv + argc});
  if (command == kPreviewCommand) return run_preview_command({argv + 2, argv + argc});
  // Before any thread starts, so that all inherit it.
  const sigset_t signals = handled_signals();
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  std::signal(SIGPIPE, SIG_IGN);
  try {
    if (command == "feedback") {
      const auto done = run_feedback_command({argv + 2, argv + argc});
      return done ? 0 : complain(done.error());
    }
    if (command == "token") {
      const auto done = run_token_command({argv + 2, argv + argc});
      return done ? 0 : complain(done.error());
    }
    const std::vector<std::string> arguments(argv + 1, argv + argc);
    auto config = parse_config(arguments);
    if (!config) return complain(config.error());
    if (!*config) return 0;
    raise_descriptor_limit();
    return serve(std::move(**config), arguments);
  } catch (const std::exception& exception) {
    return complain({exception.what(), ErrorKind::environment});
  }
}
