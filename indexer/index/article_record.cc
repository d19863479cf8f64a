#include "indexer/index/article_record.h"

#include <algorithm>

#include "indexer/index/byte_stream.h"

namespace firstline {
namespace {

void write_list(ByteWriter& out, const std::vector<std::string>& items) {
  out.varint(items.size());
  for (const auto& item : items) out.text(item);
}

void read_list(ByteReader& in, std::vector<std::string_view>& items) {
  for (std::uint64_t left = in.varint(); left > 0 && in.ok(); --left) items.push_back(in.text());
}

}  // namespace

std::string encode_article(const Article& article, std::string_view term_vector) {
  const ArticleMeta& meta = article.meta;
  std::string bytes;
  bytes.reserve(term_vector.size() + article.text.size() + article.html.size() + 512);
  ByteWriter out(bytes);
  out.fixed(static_cast<std::uint32_t>(term_vector.size()));
  bytes.append(term_vector);
  out.fixed(static_cast<std::uint32_t>(article.text.size()));
  bytes.append(article.text);
  for (const std::string* text :
       {&meta.id, &meta.locale, &meta.translation_key, &meta.category, &meta.title, &meta.description, &article.path}) {
    out.text(*text);
  }
  write_list(out, meta.tags);
  write_list(out, meta.questions);
  write_list(out, meta.related);
  out.varint(article.sections.size());
  for (const Section& section : article.sections) {
    out.varint(static_cast<std::uint64_t>(section.level));
    out.text(section.title);
    out.text(section.anchor);
    out.varint(section.text_begin);
    out.varint(section.text_end);
    out.fixed(section.question);
  }
  out.fixed(meta.type);
  out.fixed(meta.audience);
  out.fixed(meta.status);
  out.fixed(meta.untranslated);
  out.fixed(meta.updated);
  out.fixed(meta.expires_at.value_or(0));
  out.fixed(meta.has_order ? meta.order : 1e18);
  out.fixed(meta.boost);
  out.text(article.html);
  out.align(sizeof(std::uint32_t));
  return bytes;
}

ArticleView decode_article(std::string_view record) {
  ArticleView view;
  ByteReader head(record);
  const std::size_t vector_size = head.fixed<std::uint32_t>();
  if (!head.ok() || vector_size > record.size() - head.position()) return view;
  record.remove_prefix(head.position() + vector_size);
  ByteReader size(record);
  const std::size_t text_size = size.fixed<std::uint32_t>();
  if (!size.ok() || text_size > record.size() - size.position()) return view;
  view.text = record.substr(size.position(), text_size);

  ByteReader in(record.substr(size.position() + text_size));
  for (std::string_view* text :
       {&view.id, &view.locale, &view.translation_key, &view.category, &view.title, &view.description, &view.path}) {
    *text = in.text();
  }
  read_list(in, view.tags);
  read_list(in, view.questions);
  read_list(in, view.related);
  for (std::uint64_t left = in.varint(); left > 0 && in.ok(); --left) {
    SectionView section;
    section.level = static_cast<int>(in.varint());
    section.title = in.text();
    section.anchor = in.text();
    section.text_begin = static_cast<std::uint32_t>(std::min<std::uint64_t>(in.varint(), view.text.size()));
    section.text_end = static_cast<std::uint32_t>(std::min<std::uint64_t>(in.varint(), view.text.size()));
    section.question = in.fixed<bool>();
    view.sections.push_back(section);
  }
  view.type = in.fixed<ArticleType>();
  view.audience = in.fixed<Audience>();
  view.status = in.fixed<Status>();
  view.untranslated = in.fixed<bool>();
  view.updated = in.fixed<std::int64_t>();
  view.expires_at = in.fixed<std::int64_t>();
  view.order = in.fixed<double>();
  view.boost = in.fixed<double>();
  view.html = in.text();
  return view;
}

TermVector decode_term_vector(std::string_view record) {
  ByteReader in(record);
  const std::size_t size = in.fixed<std::uint32_t>();
  if (!in.ok() || size > record.size() - in.position()) return {};
  return TermVector(record.substr(in.position(), size));
}

}  // namespace firstline
