#include "indexer/article/article_source.h"

#include <algorithm>

#include "indexer/base/file.h"
#include "indexer/base/utf8.h"

namespace firstline {
namespace {

constexpr std::size_t kMaxIdBytes = 200;

std::string trim_slashes(std::string_view path) {
  while (path.starts_with('/')) path.remove_prefix(1);
  while (path.ends_with('/')) path.remove_suffix(1);
  return std::string(path);
}

// Why `id` can be no id, or "". An id is part of URLs, so '.' and '..' segments would be resolved away.
std::string id_problem(std::string_view id) {
  if (id.empty()) return "is empty";
  if (id.size() > kMaxIdBytes) return "is longer than 200 bytes";
  for (std::size_t i = 0; i < id.size();) {
    const auto c = next_code_point(id, i);
    if (c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0x2028 || c == 0x2029) return "has a control character";
  }
  for (std::size_t begin = 0; begin <= id.size();) {
    const auto end = std::min(id.find('/', begin), id.size());
    const auto segment = id.substr(begin, end - begin);
    if (segment.empty() || segment == "." || segment == "..") return "has an empty, \".\" or \"..\" part";
    begin = end + 1;
  }
  return {};
}

// "a/b/index.md" is the page of folder "a/b"; others go by their own name.
std::string default_id(std::string_view below) {
  const auto path = without_extension(below);
  if (file_name_of(path) != "index") return std::string(path);
  const auto folder = folder_of(path);
  return folder.empty() ? "index" : std::string(folder);
}

std::string default_category(const PagePlace& place) {
  const auto folder = folder_of(place.below);
  const bool leaf = file_name_of(without_extension(place.below)) == "index" && place.alone_in_folder;
  return std::string(leaf ? folder_of(folder) : folder);
}

// Docusaurus and Hugo count a slug from the folder, "/" from the site's top; MDN's is a whole path.
void add_slug(const std::string& slug, std::string_view below, ArticleMeta& meta) {
  if (slug.starts_with('/')) {
    if (slug.size() > 1) meta.redirect_from.push_back(slug);
    return;
  }
  const auto folder = folder_of(below);
  const bool whole = slug.find('/') != std::string::npos || folder.empty();
  auto old_id = trim_slashes(whole ? slug : std::string(folder) + "/" + slug);
  if (old_id != meta.id && !old_id.empty()) meta.redirect_from.push_back(std::move(old_id));
}

void set_locale(const FrontMatter& front, const PagePlace& place, const Site& site, Diagnostics& findings,
                ArticleMeta& meta) {
  meta.locale = place.locale;
  if (!front.locale) return;
  if (const auto* known = site.find_locale(*front.locale)) {
    meta.locale = known->locale.tag();
  } else {
    const Position at = front.places.find({"locale"}, *front.locale);
    findings.push_back(
        {place.path, at.line, at.column, Severity::warning,
         "locale \"" + *front.locale + "\" is none of this site; the folder's (" + place.locale + ") is used"});
  }
}

ArticleMeta make_meta(FrontMatter front, const PagePlace& place, const Site& site, Diagnostics& findings) {
  ArticleMeta meta;
  set_locale(front, place, site, findings, meta);
  meta.id = front.id ? trim_slashes(*front.id) : default_id(place.below);
  meta.translation_key = front.translation_key.value_or(default_id(place.below));
  meta.category = front.category ? trim_slashes(*front.category) : default_category(place);
  if (front.category && !meta.category.empty() && !id_problem(meta.category).empty()) {
    const Position at = front.places.find({"category"}, *front.category);
    findings.push_back({place.path, at.line, at.column, Severity::warning,
                        "category " + id_problem(meta.category) + "; the folder's is used"});
    meta.category = default_category(place);
  }
  meta.title = front.title.value_or("");
  meta.label = front.label.value_or("");
  meta.description = front.description.value_or("");
  meta.tags = std::move(front.tags);
  meta.questions = std::move(front.questions);
  meta.type = front.type.value_or(ArticleType::article);
  meta.audience = place.audience == Audience::agents ? Audience::agents : front.audience.value_or(Audience::everyone);
  meta.status = front.status.value_or(Status::published);
  meta.untranslated = front.untranslated;
  meta.publish_at = front.publish_at;
  meta.expires_at = front.expires_at;
  meta.review_by = front.review_by;
  meta.updated = front.updated.value_or(0);
  meta.source_hash = std::move(front.source_hash);
  meta.redirect_from = std::move(front.redirect_from);
  if (front.slug) add_slug(*front.slug, place.below, meta);
  meta.replaces = std::move(front.replaces);
  meta.related = std::move(front.related);
  meta.has_order = front.order.has_value();
  meta.order = front.order.value_or(0);
  meta.boost = front.boost;
  return meta;
}

}  // namespace

std::uint64_t hash_bytes(std::string_view bytes, std::uint64_t hash) {
  for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211u;
  return hash;
}

std::string title_from_path(std::string_view path) {
  const auto stem = without_extension(path);
  const bool folder_page = file_name_of(stem) == "index" || file_name_of(stem) == "README";
  const auto folder = folder_of(stem);
  return readable_name(folder_page && !folder.empty() ? folder : stem);
}

std::optional<PageText> read_page_text(const std::filesystem::path& root, const std::string& path,
                                       std::size_t max_bytes, Diagnostics& findings) {
  const auto error = [&](Position at, std::string message) {
    findings.push_back({path, at.line, at.column, Severity::error, std::move(message)});
    return std::nullopt;
  };
  auto bytes = read_file(root / path, max_bytes);
  if (!bytes)
    return error({0, 0}, "cannot be read or is larger than " + std::to_string(max_bytes) + " bytes; split it");
  if (bytes->starts_with("\xFF\xFE") || bytes->starts_with("\xFE\xFF")) {
    return error({1, 1}, "is UTF-16; save it as UTF-8");
  }
  if (const auto bad = find_malformed_utf8(*bytes); bad != std::string::npos) {
    return error(position_of(*bytes, bad),
                 (*bytes)[bad] == '\0' ? "has a NUL byte; remove it" : "is not UTF-8 here; save the file as UTF-8");
  }
  PageText page;
  page.hash = hash_bytes(*bytes);
  page.text = normalize_newlines(std::move(*bytes));
  return page;
}

std::optional<ArticleSource> read_source(const std::filesystem::path& root, const PagePlace& place, const Site& site,
                                         const ContentOptions& options, const FrontMatterOptions& front_matter,
                                         Diagnostics& findings) {
  const auto page = read_page_text(root, place.path, options.max_file_bytes, findings);
  if (!page) return std::nullopt;
  const auto split = split_front_matter(page->text);
  auto front = parse_front_matter(split, place.path, front_matter, findings);
  if (!front) return std::nullopt;
  if (split.body.find_first_not_of(" \t\n") == std::string_view::npos) {
    findings.push_back({place.path, 0, 0, Severity::warning, "has no text; write some or set status: draft"});
  }
  ArticleSource source;
  source.path = place.path;
  source.content_hash = page->hash;
  source.places = front->places;
  source.meta = make_meta(std::move(*front), place, site, findings);
  if (const auto problem = id_problem(source.meta.id); !problem.empty()) {
    const Position at = source.places.find({"id"}, source.meta.id);
    findings.push_back({place.path, at.line, at.column, Severity::error,
                        "the id (" + std::string(truncate_utf8(source.meta.id, 60)) + ") " + problem +
                            "; set another one with id: in front matter"});
    return std::nullopt;
  }
  return source;
}

}  // namespace firstline
