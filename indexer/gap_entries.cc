#include "indexer/gap_entries.h"

#include "indexer/article_pipeline.h"
#include "indexer/index/entry.h"

namespace firstline {

Article make_gap_article(const Gap& gap, const std::string& locale) {
  Article article;
  article.meta.id = gap.name;
  article.meta.translation_key = gap.name;
  article.meta.locale = locale;
  article.meta.title = gap.lines.front();
  article.meta.questions.assign(gap.lines.begin() + 1, gap.lines.end());
  article.meta.audience = Audience::agents;
  for (const std::string& line : gap.lines) article.text.append(line).append("\n");
  article.sections.push_back({0, "", "", 0, article.text.size(), false});
  return article;
}

Result<void> index_gaps(const std::vector<Gap>& gaps, const Locale& locale, DatabaseWriter& writer) {
  Analyzer analyzer(locale);
  for (const Gap& gap : gaps) {
    const Article article = make_gap_article(gap, locale.tag());
    const std::uint64_t key = article_key(article);
    if (writer.keep(gap.name, key)) continue;
    if (auto put = writer.put(make_entry(article, analyzer), key); !put) return put;
  }
  return {};
}

}  // namespace firstline
