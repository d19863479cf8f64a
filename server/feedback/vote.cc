#include "server/feedback/vote.h"

#include <utility>

#include "indexer/base/utf8.h"

namespace firstline {
namespace {

constexpr std::int64_t kEndOfYear9999 = 253402300799;

bool is_control(char32_t c) { return c < 0x20 || (c >= 0x7F && c < 0xA0); }

// A name that sorts, prints and compares as what it looks like.
Result<void> check_name(std::string_view field, std::string_view text, std::size_t max_bytes) {
  const auto wrong = [&](const std::string& what) { return fail(std::string(field) + ": " + what); };
  if (text.empty()) return wrong("is missing");
  if (text.size() > max_bytes) return wrong("is longer than " + std::to_string(max_bytes) + " bytes");
  while (!text.empty()) {
    const auto character = take_code_point(text);
    if (!character) return wrong("is not valid UTF-8");
    if (is_control(*character)) return wrong("has a control character");
  }
  return {};
}

std::string_view trim(std::string_view text) {
  constexpr std::string_view kSpace = " \n";
  const std::size_t begin = text.find_first_not_of(kSpace);
  return begin == text.npos ? "" : text.substr(begin, text.find_last_not_of(kSpace) + 1 - begin);
}

}  // namespace

Result<Vote> check_vote(Vote vote) {
  const auto visitor = check_name("visitor", vote.visitor, kMaxVisitorBytes);
  const auto locale = check_name("locale", vote.locale, kMaxLocaleBytes);
  const auto article = check_name("id", vote.article, kMaxArticleBytes);
  for (const auto* checked : {&visitor, &locale, &article}) {
    if (!*checked) return tl::unexpected(checked->error());
  }
  if (vote.when < 0 || vote.when > kEndOfYear9999) return fail("when: is no time between 1970 and 9999");
  Result<std::string> comment = clean_comment(vote.comment);
  if (!comment) return tl::unexpected(comment.error());
  vote.comment = *std::move(comment);
  return vote;
}

Result<std::string> clean_comment(std::string_view text) {
  std::string clean;
  while (!text.empty()) {
    const auto character = take_code_point(text);
    if (!character) return fail("comment: is not valid UTF-8");
    if (*character == U'\t') {
      clean += ' ';
    } else if (*character == U'\n' || (*character == U'\r' && !text.starts_with('\n'))) {
      clean += '\n';
    } else if (!is_control(*character)) {
      append_code_point(clean, *character);
    }
  }
  const std::string_view trimmed = trim(clean);
  if (trimmed.size() > kMaxCommentBytes) {
    return fail("comment: is longer than " + std::to_string(kMaxCommentBytes) + " bytes; shorten it");
  }
  return std::string(trimmed);
}

}  // namespace firstline
