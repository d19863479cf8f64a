#include <cmath>
#include <cstdint>
#include <utility>

#include "server/page/page_path.h"
#include "server/page/page_view.h"

namespace firstline {
namespace {

std::string with_language(std::string_view path, std::string_view locale) {
  return std::string(path) + "?lang=" + percent_encode_value(locale);
}

// The desk has one address for all languages, so its menu carries the language behind it.
LayoutOptions agents_layout(const ViewContext& context, std::string_view title) {
  LayoutOptions options;
  options.title = title;
  options.noindex = true;
  for (const SiteLocale& locale : context.page.reader.site().locales) {
    options.alternates.push_back({locale.locale.tag(), with_language("/agent", locale.locale.tag())});
  }
  return options;
}

ViewModel::List words(const std::vector<std::string>& because) {
  ViewModel::List list;
  for (const std::string& word : because) {
    ViewModel item;
    list.push_back(std::move(item.set("word", word)));
  }
  return list;
}

ViewModel suggestion_view(const ViewContext& context, const Suggestion& suggestion) {
  const SiteLocale* locale = context.page.reader.site().find_locale(suggestion.locale);
  const auto percent = static_cast<std::int64_t>(std::lround(suggestion.confidence * 100));
  ViewModel view;
  view.set("id", suggestion.id).set("locale", suggestion.locale).set("title", suggestion.title);
  view.set("article", suggestion.locale + ":" + suggestion.id);
  view.set("url", suggestion.url).set("link", absolute_url(context.page, suggestion.url));
  view.set("section", suggestion.section ? suggestion.section->title : std::string());
  view.set("passage", SafeHtml{suggestion.passage_html}).set("passage_text", suggestion.passage_text);
  view.set("passage_markdown", suggestion.passage_markdown);
  view.set("percent", std::to_string(percent)).set("confidence", context.texts.number(percent) + "\u00a0%");
  view.set("internal", suggestion.audience == Audience::agents).set("fallback", suggestion.fallback);
  view.set("language", locale ? locale->name : suggestion.locale);
  view.set("lang", locale ? locale->locale.canonical() : suggestion.locale);
  view.set("dir", locale && locale->locale.right_to_left() ? "rtl" : "ltr");
  view.set("because", words(suggestion.because));
  return view;
}

std::string missing_notice(const ViewContext& context, const SiteLocale& locale) {
  return context.texts.format("desk_fallback", {{"language", std::string_view(locale.name)}});
}

ViewModel::List ticket_locales(const ViewContext& context, const std::string& chosen) {
  ViewModel::List list;
  for (const SiteLocale& locale : context.page.reader.site().locales) {
    if (context.page.reader.databases(locale.locale.tag()).empty()) continue;
    ViewModel item;
    item.set("tag", locale.locale.tag()).set("name", locale.name).set("missing", missing_notice(context, locale));
    list.push_back(std::move(item.set("current", locale.locale.tag() == chosen)));
  }
  return list;
}

// Those of the interface's language, else of the site's: translations share their paths.
ViewModel::List categories(const ViewContext& context, const std::optional<std::string>& chosen) {
  const Reader& reader = context.page.reader;
  auto found = reader.categories(context.page.locale);
  if (found.empty()) found = reader.categories(reader.site().default_locale);
  ViewModel::List list;
  for (const Category* category : found) {
    if (category->path.find('/') != std::string::npos) continue;
    ViewModel item;
    item.set("id", category->path).set("title", category->title);
    list.push_back(std::move(item.set("current", chosen && *chosen == category->path)));
  }
  return list;
}

std::string fallback_notice(const ViewContext& context, const SuggestResponse& found) {
  const SiteLocale* locale = context.page.reader.site().find_locale(found.locale);
  const bool fallback = !found.suggestions.empty() && found.suggestions.front().fallback;
  return fallback && locale ? missing_notice(context, *locale) : std::string();
}

// The language that was found in a ticket whose language nobody chose.
std::string detected_language(const ViewContext& context, const DeskForm& form) {
  if (!form.searched || !form.found.detected) return {};
  const SiteLocale* locale = context.page.reader.site().find_locale(form.found.locale);
  return locale ? locale->name : std::string();
}

}  // namespace

ViewModel sign_in_view(const ViewContext& context, const SignInForm& form) {
  ViewModel view;
  view.set("form_url", with_language("/agent/sign-in", context.page.locale)).set("next", form.next);
  view.set("failed", form.failure == SignInForm::Failure::bad_token);
  view.set("too_often", form.failure == SignInForm::Failure::too_often);
  add_layout(view, context, agents_layout(context, context.texts.text("sign_in")));
  return view;
}

ViewModel desk_view(const ViewContext& context, const DeskForm& form) {
  ViewModel view;
  view.set("form_url", with_language("/agent", context.page.locale));
  view.set("sign_out_url", with_language("/agent/sign-out", context.page.locale)).set("agent_name", form.agent);
  std::string origins;
  for (const std::string& origin : form.origins) origins += (origins.empty() ? "" : " ") + origin;
  view.set("origins", std::move(origins)).set("subject", form.ticket.subject).set("body", form.ticket.body);
  view.set("ticket_locales", ticket_locales(context, form.ticket.locale));
  view.set("categories", categories(context, form.ticket.category)).set("searched", form.searched);
  ViewModel::List suggestions;
  for (const Suggestion& suggestion : form.found.suggestions) {
    suggestions.push_back(suggestion_view(context, suggestion));
  }
  const auto count = static_cast<std::int64_t>(suggestions.size());
  view.set("has_suggestions", count > 0).set("suggestions", std::move(suggestions));
  std::string counts;
  for (std::int64_t number = 0; number <= std::int64_t{kDeskSuggestions}; ++number) {
    counts += (number > 0 ? "|" : "") + context.texts.format("article_count", {{"count", number}});
  }
  view.set("counts", std::move(counts));
  view.set("count", form.searched ? context.texts.format("article_count", {{"count", count}}) : std::string());
  view.set("fallback_notice", fallback_notice(context, form.found)).set("detected", detected_language(context, form));
  view.set("gap", form.found.gap ? form.found.gap->sentence : std::string());
  view.set("learning", form.learning).set("undo", form.undo);
  view.set("outcome_notice", form.told == DeskForm::Told::nothing ? std::string()
                             : form.told == DeskForm::Told::noted ? context.texts.text("outcome_noted")
                                                                  : context.texts.text("outcome_undone"));
  ViewModel blank = suggestion_view(context, {});
  view.set("blank", ViewModel::List{std::move(blank)});
  add_layout(view, context, agents_layout(context, context.texts.text("agent_desk")));
  return view;
}

}  // namespace firstline
