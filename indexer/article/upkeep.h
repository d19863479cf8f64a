// What writers should look at again: articles due for review, translations that are out of date or missing.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "indexer/article/content_tree.h"
#include "indexer/article/git_history.h"

namespace firstline {

struct Upkeep {
  struct Task {
    std::string path;  // of the file, relative to the content folder
    std::string what;  // "review was due on 2026-05-01"
  };
  // How far a locale is translated, measured by the articles of the default locale.
  struct Coverage {
    std::string locale;
    std::size_t originals = 0;
    std::size_t translated = 0;  // outdated ones among them
    std::size_t outdated = 0;
    std::size_t copies = 0;  // `untranslated: true`
  };
  std::vector<Task> tasks;         // by path
  std::vector<Coverage> coverage;  // in the site's order, without the default locale; empty for a site of one
};

// Drafts and archived articles need no upkeep. A translation's original is the article of the default locale with the
// same translation_key. It is outdated when the revision or hash that it names is not the original's, or, when it names
// none, when the original was changed at a later time than it. `now` is in seconds since the epoch. Reads the originals
// whose translations name a hash that is no revision.
Upkeep find_upkeep(const ContentTree& tree, const GitHistory& history, std::int64_t now);

}  // namespace firstline
