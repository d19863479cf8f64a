#include "indexer/gap_entries.h"

#include <algorithm>
#include <utility>

#include "indexer/article_pipeline.h"
#include "indexer/index/entry.h"
#include "indexer/index/gap_ids.h"

namespace firstline {
namespace {

Article make_article(std::string id, const std::string& locale, std::span<const std::string> lines) {
  Article article;
  article.meta.id = std::move(id);
  article.meta.translation_key = article.meta.id;
  article.meta.locale = locale;
  article.meta.title = lines.front();
  article.meta.questions.assign(lines.begin() + 1, lines.end());
  article.meta.audience = Audience::agents;
  for (const std::string& line : lines) article.text.append(line).append("\n");
  article.sections.push_back({0, "", "", 0, article.text.size(), false});
  return article;
}

}  // namespace

Article make_gap_article(const Gap& gap, const std::string& locale) {
  return make_article(gap_id(gap.name), locale, gap.lines);
}

std::vector<Article> make_answered_articles(const ArticleMeta& article) {
  std::vector<Article> answered;
  if (article.audience != Audience::everyone || article.status != Status::published) return answered;
  const std::span<const std::string> questions = article.questions;
  for (std::size_t begin = 0; begin < questions.size(); begin += kQuestionsTogether) {
    answered.push_back(make_article(answered_id(article.id, answered.size()), article.locale,
                                    questions.subspan(begin, std::min(kQuestionsTogether, questions.size() - begin))));
    answered.back().meta.expires_at = article.expires_at;
  }
  return answered;
}

Result<void> index_gaps(const std::vector<Gap>& gaps, std::span<const ArticleSource> articles, const Locale& locale,
                        DatabaseWriter& writer) {
  Analyzer analyzer(locale);
  const auto index = [&](const Article& article) -> Result<void> {
    const std::uint64_t key = article_key(article);
    if (writer.keep(article.meta.id, key)) return {};
    return writer.put(make_entry(article, analyzer), key);
  };
  for (const Gap& gap : gaps) {
    if (auto done = index(make_gap_article(gap, locale.tag())); !done) return done;
  }
  for (const ArticleSource& source : articles) {
    if (source.meta.locale != locale.tag()) continue;
    for (const Article& article : make_answered_articles(source.meta)) {
      if (auto done = index(article); !done) return done;
    }
  }
  return {};
}

}  // namespace firstline
