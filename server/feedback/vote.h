// What a visitor says about an article, and what is kept of it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "indexer/base/result.h"

namespace firstline {

constexpr std::size_t kMaxVisitorBytes = 64;
constexpr std::size_t kMaxLocaleBytes = 64;
constexpr std::size_t kMaxArticleBytes = 1024;
constexpr std::size_t kMaxCommentBytes = 6000;  // of 2,000 characters as browsers count them, in any script

// Times are seconds since the epoch, UTC.
struct Vote {
  std::string visitor;  // what their cookie says, see visitor.h; only a keyed hash of it is kept
  std::string locale;
  std::string article;  // its id
  bool helpful = false;
  std::string comment;    // "" for none
  std::int64_t when = 0;  // 1970 to 9999
};

// A vote as writers and agents read it: nothing in it tells who gave it, or which votes are of one visitor.
struct FeedbackRow {
  std::int64_t when = 0;
  std::string locale;
  std::string article;
  bool helpful = false;
  std::string comment;
};

struct Totals {
  std::int64_t helpful = 0;
  std::int64_t unhelpful = 0;
  std::int64_t comments = 0;
};

// `vote` with its comment as clean_comment() gives it, or an Error of kind input whose message begins with the name of
// the field that is wrong: "comment: is longer than 6000 bytes; shorten it". Whether there is such an article is for
// the caller to know.
Result<Vote> check_vote(Vote vote);

// The comment as one reads it: every line break is '\n', tabs are spaces, other control characters (C0, DEL, C1) are
// gone, and so is white space around it. An Error for malformed UTF-8, and when what is left is over kMaxCommentBytes.
Result<std::string> clean_comment(std::string_view text);

}  // namespace firstline
