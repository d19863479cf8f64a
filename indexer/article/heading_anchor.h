// Ids of headings: what links point to, so they must not change when something else on the page does.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace firstline {

// As GitHub does it: lower case, without punctuation and symbols, blanks as '-'. Letters of every script stay. "" for a
// heading without any letter or digit.
std::string heading_slug(std::string_view title);

// Keeps the ids of one page apart.
class AnchorSet {
 public:
  // The heading's slug, "section" for an empty one, with "-1", "-2", … where it is taken.
  std::string add_heading(std::string_view title);
  // An id the writer chose, without characters that an id cannot have; with "-1", … where it is taken.
  std::string add_custom(std::string_view id);
  bool contains(const std::string& id) const { return taken_.contains(id); }
  const std::unordered_set<std::string>& all() const { return taken_; }

 private:
  std::string make_unique(std::string slug);

  std::unordered_set<std::string> taken_;
  std::unordered_map<std::string, int> next_;  // the number to try next, so that a page of equal headings is linear
};

// "Install {#setup}" -> title "Install", id "setup"; `id` is empty when there is none.
struct HeadingParts {
  std::string_view title;
  std::string_view id;
};
HeadingParts split_custom_id(std::string_view heading);

}  // namespace firstline
