#include "server/preview/preview.h"

namespace firstline {

PreviewState preview_state(const ArticleMeta& meta, std::int64_t now) {
  if (meta.status == Status::draft) return PreviewState::draft;
  if (meta.publish_at && *meta.publish_at > now) return PreviewState::scheduled;
  if (meta.expires_at && *meta.expires_at <= now) return PreviewState::expired;
  return meta.status == Status::archived ? PreviewState::archived : PreviewState::published;
}

ArticleView PreviewArticle::view() const {
  const ArticleMeta& meta = article.meta;
  ArticleView view;
  view.id = meta.id;
  view.locale = meta.locale;
  view.translation_key = meta.translation_key;
  view.category = meta.category;
  view.title = meta.title;
  view.description = meta.description;
  view.path = article.path;
  view.html = article.html;
  view.text = article.text;
  view.tags.assign(meta.tags.begin(), meta.tags.end());
  view.questions.assign(meta.questions.begin(), meta.questions.end());
  view.related.assign(meta.related.begin(), meta.related.end());
  for (const Section& section : article.sections) {
    SectionView part;
    part.level = section.level;
    part.title = section.title;
    part.anchor = section.anchor;
    part.text_begin = static_cast<std::uint32_t>(section.text_begin);
    part.text_end = static_cast<std::uint32_t>(section.text_end);
    part.question = section.question;
    view.sections.push_back(part);
  }
  view.type = meta.type;
  view.audience = meta.audience;
  view.status = meta.status;
  view.untranslated = meta.untranslated;
  view.updated = meta.updated;
  view.expires_at = meta.expires_at.value_or(0);
  view.order = meta.order;
  view.boost = meta.boost;
  return view;
}

}  // namespace firstline
