#include "indexer/article/front_matter.h"

#include <algorithm>
#include <array>

#include "indexer/article/field_reader.h"
#include "indexer/article/toml_tree.h"
#include "indexer/article/yaml_tree.h"

namespace firstline {
namespace {

std::string_view trim_right(std::string_view line) {
  while (!line.empty() && (line.back() == ' ' || line.back() == '\t')) line.remove_suffix(1);
  return line;
}

bool looks_like_a_field(std::string_view line) {
  const auto colon = line.find_first_of(":=");
  return colon != std::string_view::npos && colon > 0 && line.find_first_of(" \t*<[") >= colon;
}

template <class T>
void set_if_absent(std::optional<T>& field, std::optional<T> value) {
  if (!field) field = std::move(value);
}

template <class T>
void append(std::vector<T>& to, std::vector<T> values) {
  for (auto& value : values) {
    if (std::find(to.begin(), to.end(), value) == to.end()) to.push_back(std::move(value));
  }
}

// "a, b" (and Jekyll's "a b" stays one tag, since a tag may have blanks); Docusaurus writes {label: a, permalink: /a}.
std::vector<std::string> read_tags(FieldReader& fields, std::string_view key) {
  const auto* node = fields.find(key);
  std::vector<std::string> tags;
  if (node && node->kind == YamlNode::Kind::scalar) {
    std::string_view rest = node->scalar;
    while (!rest.empty()) {
      const auto comma = std::min(rest.find(','), rest.size());
      if (auto tag = collapse_spaces(rest.substr(0, comma)); !tag.empty()) tags.push_back(std::move(tag));
      rest.remove_prefix(std::min(comma + 1, rest.size()));
    }
    return tags;
  }
  if (!node || node->kind != YamlNode::Kind::sequence) return fields.texts(key);
  for (const auto& item : node->items) {
    const auto* label = item.kind == YamlNode::Kind::map ? item.find("label") : &item;
    if (label && label->kind == YamlNode::Kind::scalar) {
      if (auto tag = collapse_spaces(label->scalar); !tag.empty()) tags.push_back(std::move(tag));
    } else if (item.kind != YamlNode::Kind::null) {
      fields.warn(item, std::string(key) + " must be a list of texts; this item is ignored");
    }
  }
  return tags;
}

void read_type(FieldReader& fields, FrontMatter& out) {
  // What Hugo and others call the kind of a page; it says nothing to us.
  static constexpr std::array kForeign{"docs", "doc", "page", "post", "posts", "blog", "default", "book"};
  const auto type = fields.text("type");
  if (!type) return;
  if (*type == "faq" || *type == "article") {
    out.type = *type == "faq" ? ArticleType::faq : ArticleType::article;
  } else if (std::find(kForeign.begin(), kForeign.end(), *type) == kForeign.end()) {
    fields.warn(*fields.find("type"), "type is \"" + *type + "\" but can only be article or faq; it is ignored");
  }
}

// A word that means "not for customers", if misspelt.
bool means_agents(std::string_view word) {
  std::string lower;
  for (const char c : word) lower += static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
  for (const auto start : {"agen", "agne", "aget", "intern", "privat", "staff", "employee", "confiden", "support"}) {
    if (lower.starts_with(start)) return true;
  }
  return false;
}

void read_audience(FieldReader& fields, const FrontMatterOptions& options, FrontMatter& out) {
  const auto* node = fields.find("audience");
  if (!node || node->kind == YamlNode::Kind::null) return;
  const auto text = node->kind == YamlNode::Kind::scalar ? collapse_spaces(node->scalar) : std::string();
  out.audience = parse_audience(text);
  if (out.audience) return;
  if (!options.own_site && !means_agents(text)) return;
  fields.warn(*node, "audience must be public or agents; it is taken for agents, so that nothing leaks");
  out.audience = Audience::agents;
}

void read_status(FieldReader& fields, FrontMatter& out) {
  const auto* node = fields.find("status");
  if (node && node->kind == YamlNode::Kind::scalar) {
    const auto text = collapse_spaces(node->scalar);
    if (text == "draft") out.status = Status::draft;
    if (text == "published") out.status = Status::published;
    if (text == "archived") out.status = Status::archived;
    if (!out.status) fields.warn(*node, "status must be draft, published or archived; it is ignored");
  } else if (node && node->kind == YamlNode::Kind::map) {
    fields.warn(*node, "status must be draft, published or archived; it is ignored");
  }  // MDN has a list there, of what browsers think of a feature
  if (out.status) return;
  if (fields.find("draft") && fields.boolean("draft").value_or(false)) out.status = Status::draft;  // Hugo
  const auto* published = fields.find("published");                                                 // Jekyll
  if (published && published->kind == YamlNode::Kind::scalar && parse_boolean(published->scalar) == false) {
    out.status = Status::draft;
  }
}

void read_times(FieldReader& fields, const FrontMatterOptions& options, FrontMatter& out) {
  // Taken for absent, a mistyped date would show an article that is to come, or is over. Hugo's names are held to that
  // on a site of ours only: other trees must index as they are.
  const auto hugo_time = [&](std::string_view key) {
    return options.own_site ? fields.decisive_time(key) : fields.time(key);
  };
  out.publish_at = fields.decisive_time("publish_at");
  if (!out.publish_at) out.publish_at = hugo_time("publishDate");
  out.expires_at = fields.decisive_time("expires_at");
  if (!out.expires_at) out.expires_at = hugo_time("expiryDate");
  out.review_by = fields.time("review_by");
  for (const auto key : {"updated", "lastmod", "last_modified_at", "date"}) {
    if (fields.find(key)) set_if_absent(out.updated, fields.time(key));
  }
  if (const auto* last_update = fields.find("last_update"); last_update && !out.updated) {  // Docusaurus
    if (const auto* date = last_update->find("date"); date && date->kind == YamlNode::Kind::scalar) {
      static const std::string kNoPath;
      Diagnostics unheard;
      out.updated = FieldReader(*last_update, kNoPath, unheard).time("date");
    }
  }
}

void read_addresses(FieldReader& fields, FrontMatter& out) {
  append(out.redirect_from, fields.texts("redirect_from"));
  append(out.redirect_from, fields.texts("aliases"));  // Hugo
  if (const auto permalink = fields.text("permalink");
      permalink && permalink->starts_with('/') && permalink->find(':') == std::string::npos) {
    append(out.redirect_from, {*permalink});  // Jekyll; ":title" is a pattern
  }
  out.slug = fields.text("slug");
  append(out.replaces, fields.texts("replaces"));
  append(out.related, fields.texts("related"));
}

void read_order(FieldReader& fields, FrontMatter& out) {
  for (const auto key : {"order", "sidebar_position", "weight", "nav_order"}) {
    if (fields.find(key)) set_if_absent(out.order, fields.number(key));
  }
  const auto boost = fields.number("boost");
  if (!boost) return;
  if (*boost < 0.1 || *boost > 10) {
    fields.warn(*fields.find("boost"), "boost must lie between 0.1 and 10; it is cut to that");
  }
  out.boost = std::clamp(*boost, 0.1, 10.0);
}

std::optional<FrontMatter> read_fields(const YamlNode& map, const std::string& path, const FrontMatterOptions& options,
                                       Diagnostics& findings) {
  FieldReader fields(map, path, findings);
  FrontMatter out;
  out.id = fields.text("id");
  out.translation_key = fields.text("translation_key");
  out.locale = fields.text("locale");
  out.category = fields.text("category");
  out.title = fields.text("title");
  out.label = fields.text("sidebar_label");
  out.description = fields.text("description");
  if (!out.description) out.description = fields.text("summary");
  append(out.tags, read_tags(fields, "tags"));
  append(out.tags, read_tags(fields, "keywords"));
  append(out.questions, fields.texts("questions"));
  read_type(fields, out);
  read_audience(fields, options, out);
  read_status(fields, out);
  out.untranslated = fields.find("untranslated") && fields.boolean("untranslated").value_or(false);
  read_times(fields, options, out);
  if (const auto hash = fields.text("source_hash")) out.source_hash = *hash;
  if (const auto revision = fields.text("translation_of_revision"); revision && out.source_hash.empty()) {
    out.source_hash = *revision;
  }
  read_addresses(fields, out);
  read_order(fields, out);
  out.icon = fields.text("icon").value_or("");
  for (const auto key : {"id", "locale", "category", "redirect_from", "aliases", "permalink", "slug", "related"}) {
    if (const auto* node = fields.find(key)) out.places.add(key, *node);
  }
  if (fields.failed()) return std::nullopt;
  return out;
}

}  // namespace

SplitText split_front_matter(std::string_view text) {
  SplitText split;
  split.body = text;
  const auto first_end = std::min(text.find('\n'), text.size());
  const auto fence = trim_right(text.substr(0, first_end));
  if ((fence != "---" && fence != "+++") || first_end == text.size()) return split;

  const auto kind = fence == "---" ? FrontMatterKind::yaml : FrontMatterKind::toml;
  const std::size_t front_begin = first_end + 1;
  int line_number = 2;
  for (std::size_t begin = front_begin; begin < text.size(); ++line_number) {
    const auto end = std::min(text.find('\n', begin), text.size());
    const auto line = trim_right(text.substr(begin, end - begin));
    if (line == fence || (kind == FrontMatterKind::yaml && line == "...")) {
      split.kind = kind;
      split.front = text.substr(front_begin, begin - front_begin);
      split.front_line = 2;
      split.body = text.substr(std::min(end + 1, text.size()));
      split.body_line = line_number + 1;
      return split;
    }
    begin = end + 1;
  }
  // A rule at the top of a page is no front matter; a rule with "title: x" under it was meant to be.
  const auto second = text.substr(front_begin, std::min(text.find('\n', front_begin), text.size()) - front_begin);
  if (looks_like_a_field(second)) {
    split.kind = kind;
    split.unclosed = true;
    split.front = text.substr(front_begin);
    split.front_line = 2;
    split.body = {};
  }
  return split;
}

std::optional<FrontMatter> parse_front_matter(const SplitText& text, const std::string& path,
                                              const FrontMatterOptions& options, Diagnostics& findings) {
  if (text.kind == FrontMatterKind::none) return FrontMatter{};
  if (text.unclosed) {
    findings.push_back({path, 1, 1, Severity::error,
                        "front matter has no end; put a line " +
                            std::string(text.kind == FrontMatterKind::yaml ? "---" : "+++") + " under it"});
    return std::nullopt;
  }
  const auto tree = text.kind == FrontMatterKind::yaml ? parse_yaml(text.front, text.front_line, path, findings)
                                                       : parse_simple_toml(text.front, text.front_line, path, findings);
  if (!tree) return std::nullopt;
  if (tree->kind == YamlNode::Kind::null) return FrontMatter{};
  if (tree->kind != YamlNode::Kind::map) {
    findings.push_back(
        {path, tree->line, tree->column, Severity::error, "front matter must be lines of \"key: value\""});
    return std::nullopt;
  }
  return read_fields(*tree, path, options, findings);
}

}  // namespace firstline
