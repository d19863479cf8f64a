// firstline-server: settles what was asked for, opens the index, and serves until a signal.
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <iostream>
#include <memory>
#include <string_view>
#include <thread>

#include "indexer/build.h"
#include "server/agent/agent_book.h"
#include "server/config.h"
#include "server/feedback/feedback_store.h"
#include "server/feedback_command.h"
#include "server/http/application.h"
#include "server/http/front.h"
#include "server/http/log.h"
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
// ends the process at once; SIGHUP looks for a new generation.
class SignalThread {
 public:
  SignalThread(Front& front, GenerationHolder& generations) : thread_([&] { wait(front, generations); }) {}
  ~SignalThread() {
    pthread_kill(thread_.native_handle(), SIGUSR2);
    thread_.join();
  }

 private:
  static void wait(Front& front, GenerationHolder& generations) {
    const sigset_t signals = handled_signals();
    for (bool stopping = false;;) {
      int signal = 0;
      sigwait(&signals, &signal);
      if (signal == SIGUSR2) return;
      if (signal == SIGHUP) {
        generations.reload();
        continue;
      }
      if (stopping) ::_exit(128 + signal);
      stopping = true;
      log_info("stopping: requests in flight are finished; a second signal stops at once");
      front.stop();
    }
  }

  std::thread thread_;
};

// Every connection is a descriptor; the default of 1,024 is fewer than we mean to hold.
void raise_descriptor_limit() {
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
  limit.rlim_cur = limit.rlim_max;
  ::setrlimit(RLIMIT_NOFILE, &limit);
}

// A build that finds nothing to publish is an error only when there is no older index to serve.
Result<void> update_index(const Config& config) {
  const auto report = build_index(*config.content, config.index, {});
  if (!report) {
    if (!Generation::current_name(config.index)) return tl::unexpected(report.error());
    log_error("the index could not be updated, the old one serves: " + report.error().message);
    return {};
  }
  for (const Diagnostic& finding : report->findings) std::cerr << to_string(finding) << '\n';
  log_info("generation " + report->generation + ": " + std::to_string(report->total) + " articles, " +
           std::to_string(report->analyzed) + " analyzed");
  return {};
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

int serve(const Config& config) {
  if (const auto level = set_log_level(config.log_level); !level) return complain(level.error());
  const auto pages = PageRenderer::load(config.templates, config.theme);
  if (!pages) return complain(pages.error());
  if (config.content && !config.check) {
    if (const auto built = update_index(config); !built) return complain(built.error());
  }
  const auto generations = GenerationHolder::open(config.index);
  if (!generations) return complain(generations.error());
  if (config.check) {
    if (const auto well = check_store(config.store); !well) return complain_about_store(well.error());
    if (!config.agent_tokens.empty()) {
      if (const auto book = AgentBook::open(config.agent_tokens); !book) return complain_about_tokens(book.error());
    }
    std::cout << "All is well: generation " << (*generations)->current()->reader.generation().name() << '\n';
    return 0;
  }
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
  FrontOptions options;
  application.attach(options);
  Front front(std::move(*listener), std::move(options));
  application.count_connections([&front] { return front.open_connections(); });
  const SignalThread signals(front, **generations);
  std::cout << "Firstline is at http://" << front.address().to_string() << "/" << std::endl;
  front.run();
  log_info("stopped");
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  // Before any thread starts, so that all inherit it.
  const sigset_t signals = handled_signals();
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  std::signal(SIGPIPE, SIG_IGN);
  try {
    if (argc > 1 && std::string_view(argv[1]) == "feedback") {
      const auto done = run_feedback_command({argv + 2, argv + argc});
      return done ? 0 : complain(done.error());
    }
    if (argc > 1 && std::string_view(argv[1]) == "token") {
      const auto done = run_token_command({argv + 2, argv + argc});
      return done ? 0 : complain(done.error());
    }
    const auto config = parse_config({argv + 1, argv + argc});
    if (!config) return complain(config.error());
    if (!*config) return 0;
    raise_descriptor_limit();
    return serve(**config);
  } catch (const std::exception& exception) {
    return complain({exception.what(), ErrorKind::environment});
  }
}
