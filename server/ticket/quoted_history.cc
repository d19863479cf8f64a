#include "server/ticket/quoted_history.h"

#include <algorithm>
#include <array>

#include "server/ticket/phrases.h"

namespace firstline {
namespace {

constexpr std::size_t kMaxAttribution = 400;  // bytes
constexpr std::size_t kMaxAttributionLines = 3;
constexpr std::size_t kMaxAttributionWords = 30;
// Who forwards something with fewer words than this says "see below".
constexpr std::size_t kMinCoverWords = 5;

std::string_view without_colon(std::string_view line) {
  for (const std::string_view colon : {":", "：", "::"}) {
    if (line.ends_with(colon)) {
      line.remove_suffix(colon.size());
      while (line.ends_with(' ')) line.remove_suffix(1);
      return line;
    }
  }
  return {};
}

bool has_address(std::string_view line) {
  const std::size_t at = line.find('@');
  return at != std::string_view::npos && at > 0 && at + 1 < line.size() && line[at - 1] != ' ' && line[at + 1] != ' ';
}

// A clock time, or at least two numbers of which one is a day or a year.
bool has_date(std::string_view line) {
  int numbers = 0;
  for (std::size_t i = 0; i < line.size();) {
    if (line[i] < '0' || line[i] > '9') {
      ++i;
      continue;
    }
    std::size_t end = i;
    while (end < line.size() && line[end] >= '0' && line[end] <= '9') ++end;
    if (end - i <= 4) ++numbers;
    i = end;
  }
  return numbers >= 2;
}

// "On Mon, 3 May 2026 at 10:02, Ann Agent <ann@example.org> wrote:" in any language and order of words: a line that
// ends with a colon and has the verb, or both an address and a date. A verb alone will do right above quoted lines.
bool is_attribution(std::string_view folded, bool above_quote) {
  if (folded.size() > kMaxAttribution || count_words(folded) > kMaxAttributionWords) return false;
  const std::string_view line = without_colon(folded);
  if (line.empty()) return false;
  const bool address = has_address(line);
  const bool date = has_date(line);
  if (address && date) return true;
  const bool verb_last = phrases::wrote().match_end(line);
  if (verb_last && (address || date || above_quote || line.starts_with("on "))) return true;
  return (address || date || above_quote) && phrases::wrote().found_in(line);
}

// How many lines an attribution that begins at `first` takes, 0 for none: mail programs wrap it.
std::size_t attribution_at(const std::vector<MessageLine>& lines, std::size_t first) {
  std::string joined;
  for (std::size_t count = 1; count <= kMaxAttributionLines && first + count <= lines.size(); ++count) {
    const MessageLine& line = lines[first + count - 1];
    if (line.folded.empty() || line.quoted != lines[first].quoted) return 0;
    if (count > 1) joined += ' ';
    joined += line.folded;
    if (without_colon(line.folded).empty()) continue;
    std::size_t next = first + count;
    while (next < lines.size() && lines[next].empty()) ++next;
    const bool above_quote = next < lines.size() && lines[next].quoted && !lines[first].quoted;
    return is_attribution(joined, above_quote) ? count : 0;
  }
  return 0;
}

enum class HeaderField : std::uint8_t { none, from, date, to, copy, subject };

// "From: Ann", "*Von:* Anna", "发件人：…". A field's name is short and the colon follows it.
HeaderField header_field(std::string_view folded) {
  while (!folded.empty() && (folded.front() == '*' || folded.front() == ' ')) folded.remove_prefix(1);
  constexpr std::array kFields = {
      std::pair{&phrases::header_from, HeaderField::from}, std::pair{&phrases::header_date, HeaderField::date},
      std::pair{&phrases::header_to, HeaderField::to}, std::pair{&phrases::header_copy, HeaderField::copy},
      std::pair{&phrases::header_subject, HeaderField::subject}};
  for (const auto& [names, field] : kFields) {
    const std::size_t length = names().match_start(folded);
    if (length == 0) continue;
    std::string_view rest = folded.substr(length);
    while (!rest.empty() && (rest.front() == '*' || rest.front() == ' ')) rest.remove_prefix(1);
    if (rest.starts_with(':') || rest.starts_with("：")) return field;
  }
  return HeaderField::none;
}

// How many lines a block of printed header fields takes that begins at `first`, 0 for none. Two fields are not enough:
// "From: … To: …" is also how people describe a route.
std::size_t header_block_at(const std::vector<MessageLine>& lines, std::size_t first) {
  constexpr std::size_t kMaxBlock = 12;
  std::array<bool, 6> seen{};
  std::size_t last = first;
  std::size_t fields = 0;
  for (std::size_t i = first; i < lines.size() && i < first + kMaxBlock; ++i) {
    const HeaderField field = header_field(lines[i].folded);
    if (i == first && field == HeaderField::none) return 0;
    if (field == HeaderField::none) {
      // Long recipients go on in the next line; a blank line ends a block unless it stands between fields.
      if (i > last + 1 && fields > 0) break;
      continue;
    }
    bool& known = seen[static_cast<std::size_t>(field)];
    if (!known) ++fields;
    known = true;
    last = i;
  }
  const auto has = [&seen](HeaderField field) { return seen[static_cast<std::size_t>(field)]; };
  const bool block = fields >= 3 && (has(HeaderField::from) || has(HeaderField::date)) &&
                     (has(HeaderField::subject) || has(HeaderField::to));
  return block ? last - first + 1 : 0;
}

// The text between dashes, "" when there are none: "----- Original Message -----".
std::string_view between_dashes(std::string_view folded) {
  const std::size_t begin = folded.find_first_not_of("-_=*# ");
  if (begin == std::string_view::npos) return {};
  const std::size_t end = folded.find_last_not_of("-_=*#: ");
  return end == std::string_view::npos || end < begin ? std::string_view{} : folded.substr(begin, end - begin + 1);
}

enum class Separator : std::uint8_t { none, original, forwarded };

Separator separator(std::string_view folded) {
  if (folded.empty() || folded.size() > 120) return Separator::none;
  const std::string_view inner = between_dashes(folded);
  if (inner.empty()) return Separator::none;
  const auto fills = [inner](const PhraseSet& set) {
    const std::size_t length = set.match_start(inner);
    return length > 0 && inner.size() - length < 24;  // "Forwarded by Ann"
  };
  const bool dashed = folded.starts_with("--") || folded.starts_with("==") || folded.starts_with("##");
  const bool introduced = folded.ends_with(':') || folded.ends_with("：");
  if (!dashed && !introduced) return Separator::none;
  if (fills(phrases::original_message())) return Separator::original;
  return fills(phrases::forwarded_message()) ? Separator::forwarded : Separator::none;
}

struct Introduction {
  std::size_t lines = 0;  // 0: none
  bool forwarded = false;
};

Introduction introduction_at(const std::vector<MessageLine>& lines, std::size_t i) {
  const std::string& folded = lines[i].folded;
  if (folded.empty()) return {};
  if (const Separator kind = separator(folded); kind != Separator::none) {
    std::size_t next = i + 1;
    while (next < lines.size() && lines[next].empty()) ++next;
    const std::size_t block = next < lines.size() ? header_block_at(lines, next) : 0;
    return {block > 0 ? next + block - i : 1, kind == Separator::forwarded};
  }
  // Outlook's line above a header block.
  if (folded.size() >= 10 && folded.find_first_not_of("_-") == std::string::npos) {
    std::size_t next = i + 1;
    while (next < lines.size() && lines[next].empty()) ++next;
    const std::size_t block = next < lines.size() ? header_block_at(lines, next) : 0;
    if (block > 0) return {next + block - i, false};
    return {};
  }
  if (const std::size_t block = header_block_at(lines, i); block > 0) return {block, false};
  return {attribution_at(lines, i), false};
}

std::size_t own_words_above(const std::vector<MessageLine>& lines, std::size_t end) {
  std::size_t words = 0;
  for (std::size_t i = 0; i < end; ++i) {
    if (lines[i].own) words += count_words(lines[i].text);
  }
  return words;
}

}  // namespace

void set_aside_history(std::vector<MessageLine>& lines) {
  bool wrote_above = false;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].quoted) lines[i].own = false;
    if (lines[i].empty()) continue;
    const Introduction found = lines[i].quoted ? Introduction{} : introduction_at(lines, i);
    if (found.lines == 0) {
      wrote_above |= lines[i].own;
      continue;
    }
    const bool cover_only = found.forwarded && own_words_above(lines, i) < kMinCoverWords;
    const std::size_t end = wrote_above && !cover_only ? lines.size() : std::min(i + found.lines, lines.size());
    for (std::size_t k = i; k < end; ++k) lines[k].own = false;
    i = end - 1;
  }
}

}  // namespace firstline
