#include "server/page/view_name_tables.h"

namespace firstline {
namespace {

using enum NameKind;

constexpr std::string_view kPages[] = {"home",    "category", "article",      "results", "contact",
                                       "sign_in", "desk",     "preview_list", "error",   "bare_error"};

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
    {"query", text},  // what stands in the search box
    {"agent", flag},  // signed in
    {"desk_url", text},
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
    {"categories.articles.internal", flag},
    {"has_categories", flag},
    {"featured", list},
    {"featured.title", text},
    {"featured.url", text},
    {"featured.internal", flag},
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
    {"siblings.internal", flag},
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
    {"related.internal", flag},
    {"related.description", text},
    {"has_related", flag},
    {"tags", list},
    {"tags.name", text},
    {"tags.url", text},
    {"has_tags", flag},
    {"feedback_url", text},     // the form's action
    {"feedback_totals", text},  // what customers said; for agents
    {"markdown_url", text},
    {"preview", list},        // one item on the writer's desk, else none
    {"preview.state", text},  // "Draft"
    {"preview.live", flag},   // what customers see
    {"preview.path", text},   // of the file
    {"preview.list_url", text},
    {"preview.url", text},     // of the preview itself
    {"preview.digest", text},  // of what is shown
    {"preview.count", text},   // "3 findings"
    {"preview.findings", list},
    {"preview.findings.place", text},  // "en/faq.md:12"
    {"preview.findings.message", text},
    {"preview.findings.severity", text},
    {"preview.findings.error", flag},
    {"preview.has_findings", flag},
    {"preview.rank_query", text},
    {"preview.rank", text},  // the answer, "" when nothing was asked
    {"preview.rank_url", text},
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

}  // namespace

std::span<const ViewName> own_names(std::string_view page) {
  if (page == "home") return kHome;
  if (page == "category") return kCategory;
  if (page == "article") return kArticle;
  if (page == "results") return kResults;
  if (page == "contact") return kContact;
  if (page == "sign_in" || page == "desk" || page == "preview_list") return staff_names(page);
  if (page == "error") return kError;
  return kBareError;
}

std::span<const ViewName> layout_names(std::string_view page) {
  if (page == "bare_error") return {};
  return kLayout;
}

std::span<const std::string_view> page_names() { return kPages; }

}  // namespace firstline
