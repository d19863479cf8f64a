// facets.bin: which category and tags each article has, by number, so that a search counts them over hundreds of
// articles without reading a record.
//
// Layout: header | offsets u32[n+1] | value numbers u32[m] | value text offsets u32[v+1] | text. A value is a category
// or a tag with its kind's term prefix in front (schema.h); values ascend by bytes.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/base/file.h"
#include "indexer/base/result.h"
#include "indexer/index/word_table.h"

namespace firstline {

class FacetFileWriter {
 public:
  // Each docid once. An empty category is none.
  void add(std::uint32_t docid, std::string_view category, std::span<const std::string_view> tags);
  Result<void> finish(const std::filesystem::path& path) const;

 private:
  void add_value(std::uint32_t docid, char kind, std::string_view value);

  std::map<std::string, std::vector<std::uint32_t>, std::less<>> docids_;  // by value
  std::uint32_t last_docid_ = 0;
};

// Read access; safe to share between threads.
class FacetFile {
 public:
  static Result<FacetFile> open(const std::filesystem::path& path);

  // The article's values, each below value_count(). Empty for a docid that has none. O(1).
  std::span<const std::uint32_t> values(std::uint32_t docid) const;
  std::uint32_t value_count() const { return values_.size(); }
  // prefix::category or prefix::tag, and then its text as written.
  std::string_view value(std::uint32_t number) const { return values_[number]; }

 private:
  MappedFile file_;
  std::span<const std::uint32_t> offsets_;
  std::span<const std::uint32_t> numbers_;
  WordTable values_;
};

}  // namespace firstline
