#include "indexer/attachments.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "indexer/index/schema.h"

namespace firstline {
namespace {

// One row for each address and audience, good as long as the last article that uses it. `attachments` are in order of
// both. A file that public articles use for ever needs no row for agents.
void merge_uses(std::vector<Attachment>& attachments) {
  std::vector<Attachment> merged;
  for (Attachment& use : attachments) {
    if (!merged.empty() && merged.back().url == use.url) {
      Attachment& before = merged.back();
      if (before.expires_at == 0) continue;
      if (before.audience == use.audience) {
        before.expires_at = use.expires_at == 0 ? 0 : std::max(before.expires_at, use.expires_at);
        continue;
      }
    }
    merged.push_back(std::move(use));
  }
  attachments = std::move(merged);
}

}  // namespace

Result<void> copy_attachments(const std::filesystem::path& content, std::vector<Attachment>& attachments,
                              const std::filesystem::path& generation) {
  const auto order = [](const Attachment& a) { return std::tie(a.url, a.audience); };
  std::sort(attachments.begin(), attachments.end(),
            [&order](const Attachment& a, const Attachment& b) { return order(a) < order(b); });
  merge_uses(attachments);
  for (const Attachment& attachment : attachments) {
    const std::filesystem::path to = generation / kFilesFolder / to_string(attachment.audience) / attachment.path;
    std::error_code error;
    std::filesystem::create_directories(to.parent_path(), error);
    std::filesystem::copy_file(content / attachment.path, to, std::filesystem::copy_options::overwrite_existing, error);
    if (error) {
      return fail("cannot copy " + attachment.path + " to " + to.string() + ": " + error.message(),
                  ErrorKind::environment);
    }
  }
  return {};
}

}  // namespace firstline
