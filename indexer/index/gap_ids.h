// How entries of a database of gaps (Reader::gaps()) are called.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace firstline {

inline constexpr std::string_view kGapIds = "gap/";            // a gap, by its name
inline constexpr std::string_view kAnsweredIds = "answered/";  // questions that an article answers

// Ends with a '/': words of an article's file name are searched (file_name_words.h), those of a gap's name are not.
inline std::string gap_id(std::string_view name) { return std::string(kGapIds).append(name).append("/"); }

// `group` counts the article's groups of questions from 0.
inline std::string answered_id(std::string_view article, std::size_t group) {
  return std::string(kAnsweredIds).append(article).append("#").append(std::to_string(group));
}

// The gap's name; "" for another entry's id.
inline std::string_view gap_name(std::string_view id) {
  if (!id.starts_with(kGapIds)) return {};
  id.remove_prefix(kGapIds.size());
  return id.substr(0, id.size() - 1);
}

}  // namespace firstline
