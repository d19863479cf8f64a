// Files beside articles, on their way into a generation.
#pragma once

#include <filesystem>
#include <vector>

#include "indexer/article/content_tree.h"
#include "indexer/base/result.h"

namespace firstline {

// Copies what articles use from below `content` to files/<audience>/ in `generation`. `attachments` come as they were
// found, a row a use, and become what the manifest says: a row for each address and audience, good as long as the last
// article that uses it.
Result<void> copy_attachments(const std::filesystem::path& content, std::vector<Attachment>& attachments,
                              const std::filesystem::path& generation);

}  // namespace firstline
