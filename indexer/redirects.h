// Old addresses of articles: what `redirect_from` and `replaces` say, as paths of this site.
#pragma once

#include <vector>

#include "indexer/article/article.h"
#include "indexer/index/manifest.h"

namespace firstline {

// Appends one row for each old address. An entry with a leading '/' is a path as it stands, others are old ids of the
// article's locale; so are ids in `replaces`. A slash at an address's end makes no difference.
void collect_redirects(const ArticleMeta& meta, std::vector<Redirect>& redirects);

// By address; the first of two that claim one address wins, whatever order files were read in.
void sort_redirects(std::vector<Redirect>& redirects);

}  // namespace firstline
