// Machine-readable pages: sitemap, robots, OpenSearch, Atom. XML built by escaping writers only.
#pragma once

#include <string>

#include "server/page/page_renderer.h"

namespace firstline {

// At most 50,000 addresses a file (sitemaps.org); `part` 0 is the only file, or the index of parts 1 to n.
std::string sitemap(const PageContext& context, unsigned part);
std::string robots(const PageContext& context);
std::string opensearch_description(const PageContext& context);
std::string atom_feed(const PageContext& context);

}  // namespace firstline
