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

// Cuts a block with its u32 size in front off the record; empty, and the record too, when it is damaged.
std::string_view take_block(std::string_view& record) {
  ByteReader in(record);
  const std::size_t size = in.fixed<std::uint32_t>();
  if (!in.ok() || size > record.size() - in.position()) {
    record = {};
    return {};
  }
  const std::string_view block = record.substr(in.position(), size);
  record.remove_prefix(in.position() + size);
  return block;
}

}  // namespace

std::string encode_article(const Article& article, std::string_view term_vector,
                           std::span<const std::uint32_t> heading_positions) {
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
  for (std::size_t i = 0; i < article.sections.size(); ++i) {
    const Section& section = article.sections[i];
    out.varint(i < heading_positions.size() ? heading_positions[i] : 0);
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

std::string_view decode_id(std::string_view record) {
  take_block(record);
  take_block(record);
  return ByteReader(record).text();
}

ArticleView decode_article(std::string_view record) {
  ArticleView view;
  take_block(record);
  view.text = take_block(record);
  ByteReader in(record);
  for (std::string_view* text :
       {&view.id, &view.locale, &view.translation_key, &view.category, &view.title, &view.description, &view.path}) {
    *text = in.text();
  }
  read_list(in, view.tags);
  read_list(in, view.questions);
  read_list(in, view.related);
  for (std::uint64_t left = in.varint(); left > 0 && in.ok(); --left) {
    SectionView section;
    section.heading_position = static_cast<std::uint32_t>(in.varint());
    section.level = static_cast<int>(in.varint());
    section.title = in.text();
    section.anchor = in.text();
    section.text_begin = static_cast<std::uint32_t>(std::min<std::uint64_t>(in.varint(), view.text.size()));
    section.text_end = static_cast<std::uint32_t>(std::min<std::uint64_t>(in.varint(), view.text.size()));
    section.question = in.flag();
    view.sections.push_back(section);
  }
  view.type = in.fixed<ArticleType>();
  view.audience = in.fixed<Audience>();
  view.status = in.fixed<Status>();
  view.untranslated = in.flag();
  view.updated = in.fixed<std::int64_t>();
  view.expires_at = in.fixed<std::int64_t>();
  view.order = in.fixed<double>();
  view.boost = in.fixed<double>();
  view.html = in.text();
  return view;
}

TermVector decode_term_vector(std::string_view record) { return TermVector(take_block(record)); }

}  // namespace firstline
