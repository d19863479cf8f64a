// Resolves the links of one page against the tree: to articles, files, categories, or away.
//
// A link from a public page to an agents-only one becomes plain text and says neither id nor title nor address; so do
// links to drafts and to what does not exist.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/article/capped_findings.h"
#include "indexer/article/content_tree.h"
#include "indexer/article/link_table.h"
#include "indexer/article/markdown.h"

namespace firstline {

// A link to a heading, to be checked when all headings are known.
struct FragmentUse {
  std::string target_path;  // of the page's file
  std::string fragment;     // decoded
  std::string url;          // as written
  int line = 0;
};

class PageLinks {
 public:
  PageLinks(const LinkTable& table, const ArticleSource& source, CappedFindings& findings)
      : table_(table), source_(source), findings_(findings) {}

  std::optional<std::string> resolve(const LinkUse& use);

  const std::vector<Attachment>& attachments() const { return attachments_; }
  const std::vector<FragmentUse>& fragments() const { return fragments_; }

 private:
  struct Parts {
    std::string path;      // decoded
    std::string fragment;  // as written, with '#', or ""
  };

  std::optional<std::string> resolve_rooted(const LinkUse& use, const Parts& parts);
  std::optional<std::string> resolve_relative(const LinkUse& use, const Parts& parts);
  std::optional<std::string> try_path(const LinkUse& use, const std::string& path, const Parts& parts, bool& found);
  const LinkPage* find_page(const std::string& path) const;
  std::optional<std::string> link_to_page(const LinkUse& use, const LinkPage& page, const Parts& parts);
  std::optional<std::string> link_to_file(const LinkUse& use, const std::string& path);
  std::optional<std::string> missing(const LinkUse& use);
  void warn(const LinkUse& use, const std::string& kind, std::string message);

  const LinkTable& table_;
  const ArticleSource& source_;
  CappedFindings& findings_;
  std::vector<Attachment> attachments_;
  std::vector<FragmentUse> fragments_;
};

// What an address begins with ("https", "mailto"), in lower case, as a browser reads it: white space and controls in
// front and newlines and tabs inside do not count (WHATWG URL 4.4). "" for a relative one.
std::string scheme_of(std::string_view url);
bool is_allowed_scheme(std::string_view scheme);

}  // namespace firstline
