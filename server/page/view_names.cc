#include "server/page/view_names.h"

#include <algorithm>
#include <array>
#include <set>
#include <vector>

namespace firstline {
namespace {

using enum NameKind;

constexpr std::string_view kPages[] = {"home", "category", "article", "results", "contact", "error", "bare_error"};

// On every page but bare_error, which has no site to speak of.
constexpr ViewName kLayout[] = {
    {"locale", text},  // of the interface, as URLs carry it
    {"lang", text},    // the same as HTML wants it (BCP 47, canonical)
    {"dir", text},     // "ltr" or "rtl"
    {"window_title", text},
    {"meta_description", text},
    {"canonical_url", text},
    {"noindex", flag},
    {"alternates", list},  // hreflang
    {"alternates.lang", text},
    {"alternates.url", text},
    {"languages", list},  // the language menu; empty with one language
    {"languages.name", text},
    {"languages.lang", text},
    {"languages.dir", text},
    {"languages.url", text},
    {"languages.current", flag},
    {"has_languages", flag},
    {"language_name", text},
    {"site_name", text},
    {"logo_url", text},    // "" without a logo
    {"accent_url", text},  // "" without an accent colour
    {"home_url", text},
    {"search_url", text},  // the search form's action
    {"contact_url", text},
    {"opensearch_url", text},
    {"feed_url", text},
    {"query", text},    // what stands in the search box
    {"agent", flag},    // signed in
    {"json_ld", html},  // one JSON object for a script element, "" for none
};

constexpr ViewName kHome[] = {
    {"categories", list},
    {"categories.title", text},
    {"categories.description", text},
    {"categories.url", text},
    {"categories.icon_url", text},   // of a symbol in static/icons.svg
    {"categories.icon_text", text},  // or an emoji
    {"categories.count", text},      // "12 articles"
    {"categories.internal", flag},
    {"categories.articles", list},
    {"categories.articles.title", text},
    {"categories.articles.url", text},
    {"has_categories", flag},
    {"featured", list},
    {"featured.title", text},
    {"featured.url", text},
    {"featured.description", text},
    {"has_featured", flag},
    {"empty", flag},  // no article at all in this language
};

constexpr ViewName kCategory[] = {
    {"title", text},
    {"description", text},
    {"icon_url", text},
    {"icon_text", text},
    {"count", text},
    {"internal", flag},
    {"breadcrumbs", list},
    {"breadcrumbs.title", text},
    {"breadcrumbs.url", text},
    {"categories", list},  // below this one
    {"categories.title", text},
    {"categories.description", text},
    {"categories.url", text},
    {"categories.icon_url", text},
    {"categories.icon_text", text},
    {"categories.count", text},
    {"categories.internal", flag},
    {"has_categories", flag},
    {"articles", list},
    {"articles.title", text},
    {"articles.url", text},
    {"articles.description", text},
    {"articles.internal", flag},
    {"articles.faq", flag},
    {"has_articles", flag},
    {"empty", flag},
    {"topics", list},  // all of the top level, for the aside
    {"topics.title", text},
    {"topics.url", text},
    {"topics.current", flag},
    {"pages", list},
    {"pages.number", text},
    {"pages.url", text},
    {"pages.label", text},
    {"pages.current", flag},
    {"pages.gap", flag},
    {"previous_url", text},
    {"next_url", text},
    {"has_pages", flag},
};

constexpr ViewName kArticle[] = {
    {"id", text},
    {"title", text},
    {"description", text},
    {"content_lang", text},  // of the article; differs from lang on a fallback
    {"content_dir", text},
    {"faq", flag},
    {"internal", flag},
    {"archived", flag},
    {"untranslated", flag},
    {"fallback_notice", text},
    {"updated", text},
    {"updated_iso", text},
    {"body", html},
    {"breadcrumbs", list},
    {"breadcrumbs.title", text},
    {"breadcrumbs.url", text},
    {"contents", list},
    {"contents.title", text},
    {"contents.anchor", text},
    {"contents.sections", list},
    {"contents.sections.title", text},
    {"contents.sections.anchor", text},
    {"contents.has_sections", flag},
    {"has_contents", flag},
    {"translations", list},
    {"translations.name", text},
    {"translations.lang", text},
    {"translations.dir", text},
    {"translations.url", text},
    {"has_translations", flag},
    {"siblings", list},  // the articles of its category
    {"siblings.title", text},
    {"siblings.url", text},
    {"siblings.current", flag},
    {"siblings_title", text},
    {"siblings_url", text},  // of the category
    {"has_siblings", flag},
    {"previous_title", text},
    {"previous_url", text},
    {"next_title", text},
    {"next_url", text},
    {"has_neighbours", flag},
    {"related", list},
    {"related.title", text},
    {"related.url", text},
    {"related.description", text},
    {"has_related", flag},
    {"tags", list},
    {"tags.name", text},
    {"tags.url", text},
    {"has_tags", flag},
    {"feedback_url", text},  // the form's action
    {"markdown_url", text},
};

constexpr ViewName kResults[] = {
    {"heading", text},
    {"searched", flag},  // there was a query
    {"count", text},
    {"has_hits", flag},
    {"corrected_notice", text},
    {"relaxed_notice", text},
    {"hits", list},
    {"hits.title", html},
    {"hits.url", text},
    {"hits.snippet", html},
    {"hits.lang", text},
    {"hits.dir", text},
    {"hits.section", text},
    {"hits.category", text},
    {"hits.updated", text},
    {"hits.updated_iso", text},
    {"hits.faq", flag},
    {"hits.internal", flag},
    {"fallback_hits", list},  // of other languages, below the others
    {"fallback_hits.title", html},
    {"fallback_hits.url", text},
    {"fallback_hits.snippet", html},
    {"fallback_hits.lang", text},
    {"fallback_hits.dir", text},
    {"fallback_hits.language", text},
    {"fallback_hits.section", text},
    {"fallback_hits.category", text},
    {"fallback_hits.updated", text},
    {"fallback_hits.updated_iso", text},
    {"fallback_hits.faq", flag},
    {"fallback_hits.internal", flag},
    {"has_fallback_hits", flag},
    {"has_facets", flag},
    {"category_facet", list},
    {"category_facet.title", text},
    {"category_facet.count", text},
    {"category_facet.url", text},
    {"category_facet.current", flag},
    {"has_category_facet", flag},
    {"tag_facet", list},
    {"tag_facet.title", text},
    {"tag_facet.count", text},
    {"tag_facet.url", text},
    {"tag_facet.current", flag},
    {"has_tag_facet", flag},
    {"filters", list},  // those in force, each with the address without it
    {"filters.name", text},
    {"filters.label", text},
    {"filters.url", text},
    {"has_filters", flag},
    {"unfiltered_url", text},
    {"filter_category", text},  // kept by the search form
    {"filter_tag", text},
    {"filter_type", text},
    {"nothing", text},  // "No results for …", "" when there are some
    {"topics", list},   // for those who found nothing
    {"topics.title", text},
    {"topics.url", text},
    {"has_topics", flag},
    {"pages", list},
    {"pages.number", text},
    {"pages.url", text},
    {"pages.label", text},
    {"pages.current", flag},
    {"pages.gap", flag},
    {"previous_url", text},
    {"next_url", text},
    {"has_pages", flag},
};

constexpr ViewName kContact[] = {
    {"form_url", text},
    {"subject", text},
    {"body", text},
    {"searched", flag},
    {"suggestions", list},
    {"suggestions.title", text},
    {"suggestions.url", text},
    {"suggestions.passage", html},
    {"has_suggestions", flag},
    {"mail_url", text},      // mailto: with what was written
    {"mail_notice", text},   // "You can also write to …"
    {"external_url", text},  // the site's own contact page
    {"has_channel", flag},   // there is a way to send a request
};

constexpr ViewName kError[] = {
    {"status", text},       {"code", text},  // "Error 404"
    {"title", text},        {"explanation", text}, {"detail", text},     {"topics", list},
    {"topics.title", text}, {"topics.url", text},  {"has_topics", flag},
};

constexpr ViewName kBareError[] = {
    {"status", text},
    {"code", text},
    {"title", text},
    {"explanation", text},
};

std::span<const ViewName> own_names(std::string_view page) {
  if (page == "home") return kHome;
  if (page == "category") return kCategory;
  if (page == "article") return kArticle;
  if (page == "results") return kResults;
  if (page == "contact") return kContact;
  if (page == "error") return kError;
  return kBareError;
}

std::span<const ViewName> layout_names(std::string_view page) {
  if (page == "bare_error") return {};
  return kLayout;
}

const ViewName* find_in(std::span<const ViewName> names, std::string_view path) {
  const auto found = std::find_if(names.begin(), names.end(), [&](const ViewName& name) { return name.path == path; });
  return found == names.end() ? nullptr : &*found;
}

NameKind kind_of(const ViewModel& view) {
  constexpr std::array kKinds = {object, flag, text, html, list};  // in the order of ViewModel::Value
  return kKinds[view.value().index()];
}

// The names directly below `prefix` ("" or "hits.").
std::set<std::string_view> children(std::string_view page, std::string_view prefix) {
  std::set<std::string_view> found;
  for (const auto names : {layout_names(page), own_names(page)}) {
    for (const ViewName& name : names) {
      if (!name.path.starts_with(prefix)) continue;
      const std::string_view rest = name.path.substr(prefix.size());
      if (rest.find('.') == std::string_view::npos) found.insert(rest);
    }
  }
  return found;
}

std::string mismatch_below(std::string_view page, const ViewModel& view, const std::string& prefix) {
  std::set<std::string_view> wanted = children(page, prefix);
  for (const ViewModel::Field& field : std::get<ViewModel::Fields>(view.value())) {
    const std::string path = prefix + std::string(field.name);
    const ViewName* name = find_view_name(page, path);
    if (!name) return "undeclared: " + path;
    if (name->kind != kind_of(field.value)) return "of another kind: " + path;
    if (wanted.erase(field.name) == 0) return "given twice: " + path;
    if (const auto* items = std::get_if<ViewModel::List>(&field.value.value())) {
      for (const ViewModel& item : *items) {
        if (std::string wrong = mismatch_below(page, item, path + "."); !wrong.empty()) return wrong;
      }
    } else if (name->kind == object) {
      if (std::string wrong = mismatch_below(page, field.value, path + "."); !wrong.empty()) return wrong;
    }
  }
  return wanted.empty() ? "" : "missing: " + prefix + std::string(*wanted.begin());
}

}  // namespace

std::span<const std::string_view> page_names() { return kPages; }

const ViewName* find_view_name(std::string_view page, std::string_view path) {
  if (const ViewName* own = find_in(own_names(page), path)) return own;
  return find_in(layout_names(page), path);
}

std::string view_mismatch(std::string_view page, const ViewModel& view) { return mismatch_below(page, view, ""); }

}  // namespace firstline
