#include "indexer/index/entry.h"

#include "indexer/index/article_file.h"
#include "indexer/index/article_record.h"
#include "indexer/index/file_name_words.h"

namespace firstline {
namespace {

void add_category_terms(const std::string& category, std::vector<IndexTerm>& terms) {
  for (std::size_t end = category.find('/'); !category.empty(); end = category.find('/', end + 1)) {
    terms.push_back({make_term(prefix::category, category.substr(0, end)), 0});
    if (end == std::string::npos) break;
  }
}

}  // namespace

std::string tag_term(std::string_view tag, Analyzer& analyzer) { return make_term(prefix::tag, analyzer.fold(tag)); }

std::string title_key(const std::vector<Token>& tokens) {
  std::string key;
  for (const Token& token : tokens) {
    if (token.kind != TokenKind::word) continue;
    if (!key.empty()) key += ' ';
    key += token.word;
  }
  return key;
}

Entry make_entry(const Article& article, Analyzer& analyzer) {
  const ArticleMeta& meta = article.meta;
  TermVectorBuilder vector;
  std::vector<Token> tokens;
  const auto add = [&](Field field, std::string_view text) {
    analyzer.analyze(text, tokens);
    vector.add(field, tokens);
  };
  const auto add_key = [&] {
    if (std::string key = title_key(tokens); !key.empty()) vector.add_marker(prefix::title, key);
  };
  add(Field::title, meta.title);
  add_key();
  vector.add_marker(prefix::title, meta.title);
  std::vector<std::uint32_t> heading_positions;
  for (const Section& section : article.sections) {
    heading_positions.push_back(vector.next_position());
    add(Field::headings, section.title);
    if (section.question) add_key();
  }
  add(Field::keywords, meta.description);
  for (const auto& tag : meta.tags) add(Field::keywords, tag);
  for (const auto& question : meta.questions) {
    add(Field::keywords, question);
    add_key();
  }
  if (const std::string words = find_file_name_words(meta.id, vector, analyzer); !words.empty()) {
    add(Field::keywords, words);
  }
  add(Field::body, article.text);

  Entry entry;
  entry.id = meta.id;
  entry.record = encode_article(article, vector.finish(), heading_positions);
  entry.terms.reserve(vector.postings().size() + 8);
  for (const auto& posting : vector.postings()) {
    std::uint32_t wdf = 0;
    if (posting.kind != prefix::word) {
      for (std::size_t field = 0; field < kFieldCount; ++field)
        wdf += kCandidateFieldWeights[field] * posting.counts[field];
    }
    entry.terms.push_back({make_term(posting.kind, posting.text), wdf});
  }
  entry.terms.push_back({make_term(prefix::id, meta.id), 0});
  entry.terms.push_back({make_term(prefix::type, to_string(meta.type)), 0});
  add_category_terms(meta.category, entry.terms);
  for (const auto& tag : meta.tags) entry.terms.push_back({tag_term(tag, analyzer), 0});
  if (meta.status == Status::archived) entry.terms.push_back({make_term(prefix::archived, "archived"), 0});
  return entry;
}

}  // namespace firstline
