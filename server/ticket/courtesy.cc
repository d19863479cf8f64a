#include "server/ticket/courtesy.h"

#include <algorithm>
#include <array>

#include "server/ticket/phrases.h"

namespace firstline {
namespace {

constexpr std::size_t kGreetingLines = 2;  // with text; a second greeting follows the first in some languages
constexpr std::size_t kMaxNameWords = 4;
constexpr std::size_t kMaxAddressWords = 3;  // behind how an address begins
constexpr std::size_t kMaxSignOffWords = 7;
constexpr std::size_t kMaxSignOffs = 3;
constexpr std::size_t kMaxSignatureLines = 12;
constexpr std::size_t kMaxSignatureWords = 10;

bool is_mark(char c) { return c == ',' || c == '!' || c == '.' || c == ':' || c == ';' || c == '-' || c == ' '; }

// The marks that end a greeting in other scripts.
constexpr std::string_view kWideMarks[] = {"，", "。", "！", "、", "،", "؛", "：", "–", "—"};

// Where the text begins after marks at `at`.
std::size_t after_marks(std::string_view text, std::size_t at) {
  for (bool more = true; more && at < text.size();) {
    more = is_mark(text[at]);
    at += more ? 1 : 0;
    for (const std::string_view mark : kWideMarks) {
      if (!text.substr(at).starts_with(mark)) continue;
      at += mark.size();
      more = true;
    }
  }
  return at;
}

bool starts_with_mark(std::string_view text) {
  if (text.starts_with(' ')) text.remove_prefix(1);
  return after_marks(text, 0) > 0 && !text.empty() && text[0] != ' ';
}

// The end of the shortest beginning of `text` that folds to at least `length` bytes: a folded phrase found again in
// the text as written.
std::size_t end_of_folded(std::string_view text, std::size_t length) {
  for (std::size_t end = 1; end <= text.size() && end < 200; ++end) {
    if (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) continue;
    if (fold_phrase(text.substr(0, end)).size() >= length) return end;
  }
  return text.size();
}

// The first comma or other mark within a greeting's reach, npos for none.
std::size_t first_mark(std::string_view text, std::size_t from) {
  std::size_t best = std::min(text.find_first_of(",!:;", from), text.find(" - ", from));
  for (const std::string_view mark : kWideMarks) best = std::min(best, text.find(mark, from));
  return best;
}

// Sets aside what stands before `at`; the whole line, with its text, where nothing else is left.
void keep_from(MessageLine& line, std::size_t at) {
  line.own = at < line.text.size();
  if (!line.own) return;
  line.text = line.text.substr(at);
  line.folded = line.text.size() <= kMaxPhraseLine ? fold_phrase(line.text) : "";
}

bool greet(MessageLine& line) {
  const std::size_t matched = phrases::greeting().match_start(line.folded);
  if (matched == 0) return false;
  const std::string_view folded_rest = std::string_view(line.folded).substr(matched);
  const std::string_view rest = folded_rest.substr(after_marks(folded_rest, 0));
  const std::size_t begin = end_of_folded(line.text, matched);
  const bool pause = starts_with_mark(folded_rest);
  // "Hello all", "Dear support team": whom one greets belongs to it.
  const std::size_t addressee = pause ? 0 : phrases::addressee().match_start(rest);
  if (rest.empty() || after_marks(rest, addressee) == rest.size()) {
    keep_from(line, line.text.size());
    return true;
  }
  const std::size_t mark = first_mark(line.text, begin);
  if (!pause && mark != std::string_view::npos) {
    const std::string_view name = line.text.substr(begin, mark - begin);
    if (count_words(name) <= kMaxNameWords) {
      keep_from(line, after_marks(line.text, mark));
      return true;
    }
  }
  keep_from(line, after_marks(line.text, begin));
  return true;
}

// Only a line of its own, or what a comma or colon ends: a sentence, too, may begin with "To the team".
bool address(MessageLine& line) {
  const std::size_t matched = phrases::address().match_start(line.folded);
  if (matched == 0) return false;
  const std::size_t begin = end_of_folded(line.text, matched);
  const std::size_t mark = std::min(first_mark(line.text, begin), line.text.size());
  if (count_words(line.text.substr(begin, mark - begin)) > kMaxAddressWords) return false;
  keep_from(line, after_marks(line.text, mark));
  return true;
}

// A Greek question ends with a semicolon.
bool asks(std::string_view text) {
  constexpr std::array<std::string_view, 4> kQuestionMarks = {"?", "？", "؟", "՞"};
  return text.ends_with(';') ||
         std::any_of(kQuestionMarks.begin(), kQuestionMarks.end(),
                     [text](std::string_view mark) { return text.find(mark) != std::string_view::npos; });
}

bool is_postscript(std::string_view folded) {
  for (const std::string_view start : {"ps", "p.s", "p. s", "n.b", "pd:", "ps:", "постскриптум", "追伸"}) {
    if (folded.starts_with(start) &&
        (folded.size() == start.size() || !(folded[start.size()] >= 'a' && folded[start.size()] <= 'z'))) {
      return true;
    }
  }
  return false;
}

bool is_signature_line(const MessageLine& line) {
  return count_words(line.text) <= kMaxSignatureWords && line.text.size() <= 120 && !asks(line.text) &&
         !is_postscript(line.folded);
}

// A sign-off closes the message when at most a few short lines follow it.
bool closes(const std::vector<MessageLine>& lines, std::size_t at) {
  std::size_t below = 0;
  for (std::size_t i = at + 1; i < lines.size(); ++i) {
    if (!lines[i].own || lines[i].empty()) continue;
    if (++below > kMaxSignatureLines || !is_signature_line(lines[i])) return false;
  }
  return true;
}

bool is_sign_off(const MessageLine& line) {
  const std::size_t matched = phrases::sign_off().match_start(line.folded);
  if (matched == 0 || asks(line.text)) return false;
  const std::string_view rest = std::string_view(line.folded).substr(matched);
  // Scripts without blanks have no words to count.
  return count_words(rest) <= kMaxSignOffWords && rest.size() <= 60;
}

void set_aside_notices(std::vector<MessageLine>& lines) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!lines[i].own || lines[i].empty()) continue;
    // Legal notices are long lines, too: fold what phrases need.
    const std::string folded =
        lines[i].folded.empty() ? fold_phrase(lines[i].text.substr(0, 2000)) : std::move(lines[i].folded);
    const bool notice = phrases::disclaimer().found_in(folded);
    if (!lines[i].text.empty() && lines[i].text.size() <= kMaxPhraseLine) lines[i].folded = folded;
    if (!notice) continue;
    // Its paragraph goes with it.
    std::size_t first = i;
    while (first > 0 && lines[first - 1].own && !lines[first - 1].empty() && lines[first - 1].text.size() > 50) --first;
    std::size_t last = i + 1;
    while (last < lines.size() && lines[last].own && !lines[last].empty()) ++last;
    if (!has_own_text(lines, 0, first)) continue;
    for (std::size_t k = first; k < last; ++k) lines[k].own = false;
    i = last - 1;
  }
}

void set_aside_sent_from(std::vector<MessageLine>& lines) {
  for (MessageLine& line : lines) {
    if (!line.own || line.empty() || line.text.size() > 100) continue;
    std::string_view folded = line.folded;
    const std::size_t begin = folded.find_first_not_of("-—–_*<([ ");
    if (begin == std::string_view::npos) continue;
    if (phrases::sent_from().match_start(folded.substr(begin)) > 0 && !asks(folded)) line.own = false;
  }
}

}  // namespace

void set_aside_greeting(std::vector<MessageLine>& lines) {
  std::size_t seen = 0;
  for (MessageLine& line : lines) {
    if (line.empty() || !line.own) continue;
    if (++seen > kGreetingLines || !(greet(line) || address(line))) return;
    // What followed the greeting in its line is the message.
    if (line.own) return;
  }
}

void set_aside_closing(std::vector<MessageLine>& lines) {
  set_aside_sent_from(lines);
  set_aside_notices(lines);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].text != "--" || !lines[i].own || !has_own_text(lines, 0, i)) continue;
    for (std::size_t k = i; k < lines.size(); ++k) lines[k].own = false;
    break;
  }
  // From below: the first sign-off from the end that has only short lines below it, and then others above it ("Thanks",
  // "Kind regards").
  std::size_t found = 0;
  std::size_t seen = 0;
  for (std::size_t i = lines.size(); i > 0 && seen <= kMaxSignatureLines && found < kMaxSignOffs; --i) {
    MessageLine& line = lines[i - 1];
    if (!line.own || line.empty()) continue;
    ++seen;
    if (is_sign_off(line) && has_own_text(lines, 0, i - 1) && closes(lines, i - 1)) {
      for (std::size_t k = i - 1; k < lines.size(); ++k) lines[k].own = false;
      seen = 0;
      ++found;
    } else if (!is_signature_line(line)) {
      break;
    }
  }
}

}  // namespace firstline
