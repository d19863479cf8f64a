#include "server/preview/preview_command.h"

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <iostream>
#include <map>
#include <mutex>
#include <thread>

#include "indexer/article/content_tree.h"
#include "server/preview/preview_message.h"

namespace firstline {

namespace {

// A help centre of a thousand articles takes a second of it.
constexpr std::size_t kCpuSeconds = 20;
// AddressSanitizer and ThreadSanitizer reserve terabytes of addresses that they never touch.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr std::size_t kMemory = 0;
#else
constexpr std::size_t kMemory = std::size_t{2} << 30;
#endif
constexpr std::size_t kMostOthers = 200;
// In larger sites, links to headings are checked by the list alone.
constexpr std::size_t kMostForAnchors = 500;

unsigned threads() { return std::clamp(std::thread::hardware_concurrency() / 2, 1u, 4u); }

// Every article parsed, its findings among `findings`.
void parse_all(const ContentTree& tree, Diagnostics& findings) {
  std::atomic<std::size_t> next{0};
  std::mutex mutex;
  const auto work = [&] {
    Diagnostics own;
    std::vector<Attachment> ignored;
    for (std::size_t i = next++; i < tree.articles().size(); i = next++) {
      static_cast<void>(tree.parse(tree.articles()[i], own, ignored));
      ignored.clear();
    }
    const std::lock_guard lock(mutex);
    findings.insert(findings.end(), own.begin(), own.end());
  };
  std::vector<std::jthread> workers;
  for (unsigned i = 0; i < threads(); ++i) workers.emplace_back(work);
}

PreviewList list_articles(const ContentTree& tree, Diagnostics findings, std::int64_t now) {
  parse_all(tree, findings);
  tree.check_anchors(findings);
  sort_diagnostics(findings);
  PreviewList list;
  std::map<std::string_view, std::size_t> rows;  // by path
  for (const ArticleSource& source : tree.articles()) {
    PreviewRow row{source.meta.locale,  source.meta.id, source.meta.title, source.path, preview_state(source.meta, now),
                   source.meta.audience};
    if (row.title.empty()) row.title = source.meta.id;
    rows.emplace(source.path, list.rows.size());
    list.rows.push_back(std::move(row));
  }
  for (Diagnostic& finding : findings) {
    const auto row = rows.find(finding.path);
    if (row != rows.end()) {
      ++(finding.severity == Severity::error ? list.rows[row->second].errors : list.rows[row->second].warnings);
    } else if (list.others.size() < kMostOthers) {
      list.others.push_back(std::move(finding));
    }
  }
  return list;
}

PreviewLookup look_up(const ContentTree& tree, Diagnostics findings, const PreviewRequest& request) {
  PreviewLookup lookup;
  const auto source = std::find_if(tree.articles().begin(), tree.articles().end(), [&](const ArticleSource& candidate) {
    return candidate.meta.locale == request.locale && candidate.meta.id == request.id;
  });
  std::vector<Attachment> ignored;
  std::optional<Article> article;
  if (source != tree.articles().end()) article = tree.parse(*source, findings, ignored);
  if (article && tree.articles().size() <= kMostForAnchors) {
    // Whether a heading exists that is linked is known once its page was parsed.
    Diagnostics of_others;
    parse_all(tree, of_others);
    tree.check_anchors(findings);
  }
  sort_diagnostics(findings);
  if (!article) {
    std::erase_if(findings, [](const Diagnostic& finding) { return finding.severity != Severity::error; });
    if (findings.size() > kMostOthers) findings.resize(kMostOthers);
    lookup.others = std::move(findings);
    return lookup;
  }
  lookup.article.emplace();
  lookup.article->state = preview_state(article->meta, request.now);
  std::erase_if(findings, [&](const Diagnostic& finding) { return finding.path != source->path; });
  lookup.article->findings = std::move(findings);
  lookup.article->article = std::move(*article);
  return lookup;
}

}  // namespace

ChildCommand preview_command(const PreviewRequest& request) {
  ChildCommand command;
  command.arguments = {kPreviewCommand, request.content.string(), std::to_string(request.now), request.locale,
                       request.id};
  return command;
}

int run_preview_command(const std::vector<std::string>& arguments) {
  if (arguments.size() != 4) return exit_status(ErrorKind::input);
  enter_child_process({.cpu_seconds = kCpuSeconds, .memory_bytes = kMemory, .background = false});
  const PreviewRequest request{arguments[0], std::stoll(arguments[1]), arguments[2], arguments[3]};
  ContentOptions options;
  options.include_unpublished = true;
  options.now = request.now;
  options.threads = threads();
  Diagnostics findings;
  const auto tree = ContentTree::scan(request.content, options, findings);
  if (!tree) {
    std::cerr << "firstline-server: preview: " << tree.error().message << '\n';
    return exit_status(tree.error().kind);
  }
  const std::string message = request.locale.empty()
                                  ? encode_list(list_articles(*tree, std::move(findings), request.now))
                                  : encode_lookup(look_up(*tree, std::move(findings), request));
  std::fwrite(message.data(), 1, message.size(), stdout);
  return std::fflush(stdout) == 0 ? 0 : exit_status(ErrorKind::environment);
}

}  // namespace firstline
