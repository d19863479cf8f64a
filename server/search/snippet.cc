#include "server/search/snippet.h"

#include <algorithm>
#include <cstdint>

#include "indexer/base/utf8.h"
#include "indexer/index/schema.h"
#include "server/search/marked_html.h"

namespace firstline {
namespace {

struct Match {
  std::uint32_t token = 0;  // index of the body's word
  std::uint32_t term = 0;
  bool relative = false;  // not the word itself, but one that shares grams with it
};

// A heading's word counts this much more than one in its section's text.
constexpr double kHeadingFactor = 1.5;
// A second word of the same kind in a window is worth little.
constexpr double kRepeatShare = 0.1;
constexpr double kRelativeShare = 0.4;

std::vector<Match> find_matches(const TermVector& vector, const RankingQuery& query) {
  std::vector<Match> matches;
  std::vector<std::uint32_t> positions;
  const std::uint32_t start = vector.starts()[static_cast<std::size_t>(Field::body)];
  const auto add = [&](const std::vector<TermHash>& hashes, std::uint32_t term, bool relative) {
    for (const TermHash hash : hashes) {
      const TermInfo* info = vector.find(hash);
      if (!info || info->body == 0) continue;
      vector.positions(*info, positions);
      for (const std::uint32_t position : positions) {
        if (position >= start) matches.push_back({position - start, term, relative});
      }
    }
  };
  for (std::uint32_t i = 0; i < query.terms.size(); ++i) add(query.terms[i].hashes, i, false);
  for (const RankingRelative& relative : query.relatives) add(relative.hashes, relative.of, true);
  std::sort(matches.begin(), matches.end(),
            [](const Match& a, const Match& b) { return a.token != b.token ? a.token < b.token : a.term < b.term; });
  return matches;
}

double worth(const RankingTerm& term) { return term.required ? term.idf : 0.1 * term.idf; }

// The value of a set of matches: each distinct term once, repeats a little; a relative counts for a term that is
// absent.
class Value {
 public:
  explicit Value(const RankingQuery& query) : query_(query), counts_(query.terms.size()) {}
  void add(const Match& match) { change(match, 1); }
  void remove(const Match& match) { change(match, -1); }
  double total() const { return total_; }

 private:
  struct Count {
    int own = 0;
    int relatives = 0;
  };
  void change(const Match& match, int by) {
    Count& count = counts_[match.term];
    total_ -= value(count, match.term);
    (match.relative ? count.relatives : count.own) += by;
    total_ += value(count, match.term);
  }
  double value(const Count& count, std::uint32_t term) const {
    const double full = worth(query_.terms[term]);
    if (count.own > 0) return full * (1 + kRepeatShare * (count.own - 1));
    return count.relatives > 0 ? kRelativeShare * full : 0;
  }
  const RankingQuery& query_;
  std::vector<Count> counts_;
  double total_ = 0;
};

bool heading_has(const TermVector& vector, const RankingTerm& term) {
  return std::any_of(term.hashes.begin(), term.hashes.end(), [&vector](TermHash hash) {
    const TermInfo* info = vector.find(hash);
    return info && info->headings > 0;
  });
}

struct Range {
  std::uint32_t first = 0;  // tokens [first, last)
  std::uint32_t last = 0;
};

Range tokens_in(const SectionView& section, const std::vector<BodyToken>& tokens) {
  const auto at = [&tokens](std::uint32_t byte) {
    return static_cast<std::uint32_t>(
        std::lower_bound(tokens.begin(), tokens.end(), byte,
                         [](const BodyToken& t, std::uint32_t b) { return t.begin < b; }) -
        tokens.begin());
  };
  return {at(section.text_begin), at(section.text_end)};
}

// What the words of a section's heading are worth. `positions` holds for each term where it stands in headings.
double heading_value(const ArticleView& article, std::size_t section, const RankingQuery& query,
                     const std::vector<std::vector<std::uint32_t>>& positions) {
  const std::uint32_t begin = article.sections[section].heading_position;
  const std::uint32_t end =
      section + 1 < article.sections.size() ? article.sections[section + 1].heading_position : ~std::uint32_t{0};
  double value = 0;
  for (std::size_t i = 0; i < query.terms.size(); ++i) {
    const auto it = std::lower_bound(positions[i].begin(), positions[i].end(), begin);
    if (it != positions[i].end() && *it < end) value += kHeadingFactor * worth(query.terms[i]);
  }
  return value;
}

// The section that has most of the query, its heading counting more; nullopt when none has anything.
std::optional<std::size_t> best_section(const ArticleView& article, const TermVector& vector, const RankingQuery& query,
                                        const std::vector<BodyToken>& tokens, const std::vector<Match>& matches) {
  std::vector<std::vector<std::uint32_t>> in_headings(query.terms.size());
  const std::uint32_t from = vector.starts()[static_cast<std::size_t>(Field::headings)];
  const std::uint32_t to = vector.starts()[static_cast<std::size_t>(Field::keywords)];
  for (std::size_t i = 0; i < query.terms.size(); ++i) {
    if (!heading_has(vector, query.terms[i])) continue;
    std::vector<std::uint32_t> positions;
    for (const TermHash hash : query.terms[i].hashes) {
      const TermInfo* info = vector.find(hash);
      if (!info) continue;
      vector.positions(*info, positions);
      for (const std::uint32_t position : positions) {
        if (position >= from && position < to) in_headings[i].push_back(position);
      }
    }
    std::sort(in_headings[i].begin(), in_headings[i].end());
  }
  double best_value = 0;
  std::optional<std::size_t> best;
  for (std::size_t s = 0; s < article.sections.size(); ++s) {
    const Range range = tokens_in(article.sections[s], tokens);
    Value value(query);
    auto match = std::lower_bound(matches.begin(), matches.end(), range.first,
                                  [](const Match& m, std::uint32_t token) { return m.token < token; });
    for (; match != matches.end() && match->token < range.last; ++match) value.add(*match);
    const double total = value.total() + heading_value(article, s, query, in_headings);
    if (total > best_value * 1.0001) {
      best_value = total;
      best = s;
    }
  }
  return best;
}

// The window of words worth most; among equals the first.
Range best_window(const Range& range, const RankingQuery& query, const std::vector<Match>& matches, std::size_t words) {
  auto first = std::lower_bound(matches.begin(), matches.end(), range.first,
                                [](const Match& m, std::uint32_t token) { return m.token < token; });
  Value value(query);
  double best_value = 0;
  Range best{range.first, range.first};
  auto left = first;
  for (auto right = first; right != matches.end() && right->token < range.last; ++right) {
    value.add(*right);
    while (right->token - left->token >= words * 2 / 3) value.remove(*left++);
    if (value.total() > best_value * 1.0001) {
      best_value = value.total();
      best = {left->token, right->token + 1};
    }
  }
  return best;
}

bool ends_sentence(std::string_view gap) {
  return gap.find('\n') != std::string_view::npos || gap.find(". ") != std::string_view::npos ||
         gap.find("? ") != std::string_view::npos || gap.find("! ") != std::string_view::npos ||
         gap.find("。") != std::string_view::npos || gap.find("？") != std::string_view::npos ||
         gap.find("！") != std::string_view::npos || gap.find("؟") != std::string_view::npos ||
         gap.find("।") != std::string_view::npos;
}

// Widens a window to about `words`, from the start of its sentence where that is near.
Range widen(Range window, const Range& limit, const std::vector<BodyToken>& tokens, std::string_view text,
            std::uint32_t words) {
  const auto gap_before = [&](std::uint32_t token) {
    return text.substr(tokens[token - 1].end, tokens[token].begin - tokens[token - 1].end);
  };
  const std::uint32_t room = words - std::min<std::uint32_t>(words, window.last - window.first);
  std::uint32_t back = 0;
  while (back < room && window.first > limit.first && !ends_sentence(gap_before(window.first))) {
    --window.first;
    ++back;
  }
  // No sentence start within reach: keep a third of the room before the match.
  if (back == room && room > 0) window.first += room - room / 3;
  while (window.last < limit.last && window.last - window.first < words) ++window.last;
  return window;
}

// Writes a snippet both ways.
class SnippetWriter {
 public:
  explicit SnippetWriter(Snippet& snippet) : snippet_(snippet) {}
  void plain(std::string_view text) {
    append_escaped_text(text, snippet_.html);
    snippet_.text += text;
  }
  void marked(std::string_view text) {
    append_marked_text(text, snippet_.html);
    snippet_.text += text;
  }

 private:
  Snippet& snippet_;
};

}  // namespace

namespace {

// The best window of the best section, widened by `widen_window`, with its matches marked; at most `bytes` of text.
template <class Widen>
Snippet cut_out(const ArticleView& article, const TermVector& vector, const RankingQuery& query, std::size_t words,
                std::size_t bytes, const Widen& widen_window) {
  Snippet snippet;
  std::vector<BodyToken> tokens;
  vector.body_tokens(tokens);
  while (!tokens.empty() && tokens.back().end > article.text.size()) tokens.pop_back();
  const std::vector<Match> matches = find_matches(vector, query);
  const auto section = best_section(article, vector, query, tokens, matches);
  if (section && !article.sections[*section].anchor.empty()) snippet.section = section;
  SnippetWriter out(snippet);
  if (tokens.empty()) {
    out.plain(article.description);
    return snippet;
  }
  Range range{0, static_cast<std::uint32_t>(tokens.size())};
  if (section) {
    const Range own = tokens_in(article.sections[*section], tokens);
    if (own.first < own.last) range = own;
  }
  const Range window = widen_window(best_window(range, query, matches, words), range, tokens);
  if (window.first == window.last) return snippet;

  const auto between = [&](std::uint32_t token) {
    return article.text.substr(tokens[token - 1].end, tokens[token].begin - tokens[token - 1].end);
  };
  if (window.first > range.first && !ends_sentence(between(window.first))) out.plain("… ");
  std::size_t at = tokens[window.first].begin;
  const std::size_t limit = at + bytes;
  auto match = std::lower_bound(matches.begin(), matches.end(), window.first,
                                [](const Match& m, std::uint32_t token) { return m.token < token; });
  std::uint32_t token = window.first;
  for (; token < window.last && tokens[token].end <= limit; ++token) {
    out.plain(article.text.substr(at, tokens[token].begin - at));
    while (match != matches.end() && match->token < token) ++match;
    const std::string_view word = article.text.substr(tokens[token].begin, tokens[token].end - tokens[token].begin);
    if (match != matches.end() && match->token == token) {
      out.marked(word);
    } else {
      out.plain(word);
    }
    at = tokens[token].end;
  }
  if (token < range.last) {
    out.plain(" …");
  } else {
    // What closes the last sentence.
    const std::size_t end = std::min({at + 8, article.text.size(), article.text.find('\n', at)});
    out.plain(truncate_utf8(article.text.substr(at), end - at));
  }
  return snippet;
}

}  // namespace

namespace {

std::string_view gap_before(std::uint32_t token, const std::vector<BodyToken>& tokens, std::string_view text) {
  return text.substr(tokens[token - 1].end, tokens[token].begin - tokens[token - 1].end);
}

std::size_t count_characters(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

// Whole sentences around a window: back to where its first one starts, then on to the end of one, as long as there is
// room; and sentences before it when the section ends too early.
Range widen_to_sentences(const Range& window, const Range& limit, const std::vector<BodyToken>& tokens,
                         std::string_view text, const PassageSize& size) {
  const auto length = [&](std::uint32_t first, std::uint32_t last) {
    return count_characters(text.substr(tokens[first].begin, tokens[last - 1].end - tokens[first].begin));
  };
  const auto starts_sentence = [&](std::uint32_t token) {
    return token == limit.first || ends_sentence(gap_before(token, tokens, text));
  };
  const auto sentence_start = [&](std::uint32_t token) {
    while (!starts_sentence(token)) --token;
    return token;
  };
  const auto sentence_end = [&](std::uint32_t token) {
    while (token < limit.last && !starts_sentence(token)) ++token;
    return token;
  };
  Range passage = window;
  if (passage.first == passage.last) passage.last = passage.first + 1;
  const std::uint32_t first = sentence_start(passage.first);
  if (length(first, passage.last) <= size.most) passage.first = first;
  const std::uint32_t last = sentence_end(passage.last);
  if (length(passage.first, last) <= size.most) passage.last = last;
  while (passage.last < limit.last && length(passage.first, passage.last) < size.least) {
    const std::uint32_t next = sentence_end(passage.last + 1);
    if (length(passage.first, next) > size.most) break;
    passage.last = next;
  }
  while (passage.first > limit.first && length(passage.first, passage.last) < size.least) {
    const std::uint32_t before = sentence_start(passage.first - 1);
    if (length(before, passage.last) > size.most) break;
    passage.first = before;
  }
  // Sentences too long to take whole: words, then.
  while (passage.last < limit.last && length(passage.first, passage.last + 1) <= size.least) ++passage.last;
  while (passage.last > passage.first + 1 && length(passage.first, passage.last) > size.most) --passage.last;
  return passage;
}

}  // namespace

Snippet make_snippet(const ArticleView& article, const TermVector& vector, const RankingQuery& query,
                     SnippetSize size) {
  return cut_out(article, vector, query, size.words, size.bytes,
                 [&](const Range& window, const Range& limit, const std::vector<BodyToken>& tokens) {
                   return widen(window, limit, tokens, article.text, static_cast<std::uint32_t>(size.words));
                 });
}

Snippet make_passage(const ArticleView& article, const TermVector& vector, const RankingQuery& query,
                     PassageSize size) {
  // A window for matches leaves room for the rest of their sentences.
  constexpr std::size_t kWindowWords = 40;
  return cut_out(article, vector, query, kWindowWords, 4 * size.most,
                 [&](const Range& window, const Range& limit, const std::vector<BodyToken>& tokens) {
                   return widen_to_sentences(window, limit, tokens, article.text, size);
                 });
}

}  // namespace firstline
