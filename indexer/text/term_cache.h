// Remembers what words become: folding and stemming cost a microsecond, and half of all words are among a few hundred.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace firstline {

// The terms of one surface form.
struct Terms {
  std::string word;                // empty where nothing is left to index
  std::vector<std::string> stems;  // as Token::stems
};

class TermCache {
 public:
  // Forgetting everything when full costs less than keeping account of what is old, and keeps hostile text from
  // filling memory.
  static constexpr std::size_t kMaxEntries = 65'536;
  static constexpr std::size_t kMaxKeyBytes = 64;

  const Terms* find(std::string_view surface) const {
    const auto found = entries_.find(surface);
    return found == entries_.end() ? nullptr : &found->second;
  }

  const Terms& insert(std::string_view surface, Terms terms) {
    if (entries_.size() >= kMaxEntries) entries_.clear();
    return entries_.emplace(surface, std::move(terms)).first->second;
  }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };

  std::unordered_map<std::string, Terms, Hash, std::equal_to<>> entries_;
};

}  // namespace firstline
