// The floor: what a search over the same articles costs with Xapian and nothing else. Words are runs of ASCII letters,
// digits and bytes above ASCII, lowered and stemmed; no folding, no segmentation, no spelling, no facets.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "indexer/index/article_view.h"

namespace firstline {

class BareXapian {
 public:
  // Indexes `articles` below the system's temporary folder: titles count three times. Takes about a millisecond each.
  explicit BareXapian(const std::vector<ArticleView>& articles);
  ~BareXapian();
  BareXapian(const BareXapian&) = delete;
  BareXapian& operator=(const BareXapian&) = delete;

  // Ten articles with any of the words, best first, each with a snippet from one pass over its whole body.
  std::vector<std::string> search(std::string_view query);
  // Ten titles for words of which the last is a prefix, expanded to its 100 most frequent words.
  std::vector<std::string> complete(std::string_view prefix);
  // Three articles for the ticket's 20 rarest words.
  std::vector<std::string> suggest(std::string_view ticket);

 private:
  std::string term(std::string_view word);
  std::vector<std::string> terms(std::string_view text);
  std::vector<std::string> fetch(const Xapian::Query& query, unsigned limit, const std::vector<std::string>* marked);
  std::string snippet(std::string_view text, const std::vector<std::string>& marked);

  std::filesystem::path folder_;
  Xapian::Stem stem_{"en"};
  std::unordered_map<std::string, std::string> stems_;
  Xapian::Database database_;
};

}  // namespace firstline
