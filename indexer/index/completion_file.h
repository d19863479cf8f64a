// completions.bin: titles, questions and headings by the words they contain, for search as you type. It knows nothing
// of bodies, so that a keystroke costs the same however long the articles are.
//
// Layout: header | entries | key offsets u32[n+1] | posting offsets u32[n+1] | postings u32[m] | key text.
// A posting is an entry's index times 16 plus the place of the key's word in it (15 for the 16th and later).
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
#include "indexer/index/completion_keys.h"
#include "indexer/index/word_table.h"
#include "indexer/text/analyzer.h"

namespace firstline {

enum class CompletionKind : std::uint8_t { title, question, heading };

struct CompletionEntry {
  std::uint32_t docid = 0;
  std::uint16_t index = 0;  // of the question in ArticleView::questions, or of the section; 0 for the title
  CompletionKind kind = CompletionKind::title;
  std::uint8_t words = 0;
};
static_assert(sizeof(CompletionEntry) == 8);

class CompletionFileWriter {
 public:
  // `tokens` of the entry's text; completion_keys.h says under which keys it will be found.
  void add(CompletionEntry entry, std::string_view text, const std::vector<Token>& tokens);
  Result<void> finish(const std::filesystem::path& path) const;

 private:
  std::vector<CompletionEntry> entries_;
  std::map<std::string, std::vector<std::uint32_t>> postings_;
  std::vector<CompletionKey> keys_;
};

struct CompletionPosting {
  std::uint32_t entry = 0;
  std::uint32_t place = 0;
};

// Read access; safe to share between threads.
class CompletionFile {
 public:
  static Result<CompletionFile> open(const std::filesystem::path& path);

  const CompletionEntry& entry(std::uint32_t index) const { return entries_[index]; }
  std::uint32_t size() const { return static_cast<std::uint32_t>(entries_.size()); }
  const WordTable& keys() const { return keys_; }
  // Of all keys of the range, key by key; an entry may stand in it more than once.
  std::span<const std::uint32_t> postings(WordRange keys) const;
  static CompletionPosting unpack(std::uint32_t posting) { return {posting >> 4, posting & 15}; }

 private:
  MappedFile file_;
  std::span<const CompletionEntry> entries_;
  WordTable keys_;
  std::span<const std::uint32_t> posting_offsets_;
  std::span<const std::uint32_t> postings_;
};

}  // namespace firstline
