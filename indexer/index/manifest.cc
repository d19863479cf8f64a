#include "indexer/index/manifest.h"

#include <nlohmann/json.hpp>

#include "indexer/base/file.h"
#include "indexer/index/schema.h"
#include "indexer/text/analyzer.h"

namespace firstline {
namespace {

using nlohmann::json;

json encode_site(const Site& site) {
  json locales = json::array();
  for (const SiteLocale& locale : site.locales) {
    locales.push_back({{"tag", locale.locale.tag()}, {"name", locale.name}, {"fallback", locale.fallback}});
  }
  return {{"names", site.names},
          {"default_locale", site.default_locale},
          {"locales", locales},
          {"contact_email", site.contact_email},
          {"contact_url", site.contact_url},
          {"accent", site.accent},
          {"logo", site.logo},
          {"search_weights", site.search_weights},
          {"suggestions",
           {{"threshold", site.suggestions.threshold},
            {"slope", site.suggestions.slope},
            {"shift", site.suggestions.shift}}}};
}

Site decode_site(const json& from) {
  Site site;
  site.names = from.at("names").get<std::map<std::string, std::string>>();
  site.default_locale = from.at("default_locale");
  for (const json& item : from.at("locales")) {
    auto locale = Locale::parse(item.at("tag").get<std::string>());
    if (!locale) continue;
    site.locales.push_back({*locale, item.at("name"), item.at("fallback").get<std::vector<std::string>>()});
  }
  site.contact_email = from.at("contact_email");
  site.contact_url = from.at("contact_url");
  site.accent = from.at("accent");
  site.logo = from.at("logo");
  site.search_weights = from.at("search_weights").get<std::map<std::string, double>>();
  // Older generations have none and keep the shipped ones.
  const json suggestions = from.value("suggestions", json::object());
  site.suggestions.threshold = suggestions.value("threshold", site.suggestions.threshold);
  site.suggestions.slope = suggestions.value("slope", site.suggestions.slope);
  site.suggestions.shift = suggestions.value("shift", site.suggestions.shift);
  return site;
}

std::string audience_name(Audience audience) { return std::string(to_string(audience)); }

Audience decode_audience(const json& from) {
  return parse_audience(from.get<std::string>()).value_or(Audience::agents);
}

}  // namespace

std::string encode_manifest(const Manifest& manifest) {
  json out = {
      {"schema", kSchemaVersion},      {"analyzer", Analyzer::fingerprint()}, {"name", manifest.name},
      {"built_at", manifest.built_at}, {"site", encode_site(manifest.site)},  {"search_rules", manifest.search_rules}};
  for (const char* list : {"categories", "databases", "gaps", "redirects", "attachments"}) out[list] = json::array();
  for (const Category& category : manifest.categories) {
    out["categories"].push_back({{"locale", category.locale},
                                 {"path", category.path},
                                 {"title", category.title},
                                 {"description", category.description},
                                 {"icon", category.icon},
                                 {"order", category.order},
                                 {"has_order", category.has_order},
                                 {"audience", audience_name(category.audience)}});
  }
  for (const DatabaseInfo& database : manifest.databases) {
    out["databases"].push_back({{"locale", database.locale},
                                {"audience", audience_name(database.audience)},
                                {"folder", database.folder},
                                {"articles", database.articles}});
  }
  for (const GapDatabase& gaps : manifest.gaps) {
    out["gaps"].push_back({{"locale", gaps.locale}, {"folder", gaps.folder}});
  }
  for (const Redirect& redirect : manifest.redirects) {
    out["redirects"].push_back(
        {{"from", redirect.from}, {"to", redirect.to}, {"audience", audience_name(redirect.audience)}});
  }
  for (const Attachment& attachment : manifest.attachments) {
    out["attachments"].push_back({{"path", attachment.path},
                                  {"expires_at", attachment.expires_at},
                                  {"url", attachment.url},
                                  {"locale", attachment.locale},
                                  {"audience", audience_name(attachment.audience)}});
  }
  return out.dump(1, ' ', false, json::error_handler_t::replace) + "\n";
}

Result<Manifest> read_manifest(const std::filesystem::path& path) {
  auto bytes = read_file(path);
  if (!bytes) return tl::unexpected(bytes.error());
  try {
    const json in = json::parse(*bytes);
    if (in.at("schema") != kSchemaVersion || in.at("analyzer") != Analyzer::fingerprint()) {
      return fail(path.string() + " was written by another version of Firstline; run firstline-index build again",
                  ErrorKind::environment);
    }
    Manifest manifest;
    manifest.name = in.at("name");
    manifest.built_at = in.at("built_at");
    manifest.site = decode_site(in.at("site"));
    manifest.search_rules = in.at("search_rules").get<std::map<std::string, std::string>>();
    for (const json& item : in.at("categories")) {
      manifest.categories.push_back({item.at("locale"), item.at("path"), item.at("title"), item.at("description"),
                                     item.at("icon"), item.at("order"), item.at("has_order"),
                                     decode_audience(item.at("audience"))});
    }
    for (const json& item : in.at("databases")) {
      manifest.databases.push_back(
          {item.at("locale"), decode_audience(item.at("audience")), item.at("folder"), item.at("articles")});
    }
    for (const json& item : in.at("gaps")) manifest.gaps.push_back({item.at("locale"), item.at("folder")});
    for (const json& item : in.at("redirects")) {
      manifest.redirects.push_back({item.at("from"), item.at("to"), decode_audience(item.at("audience"))});
    }
    for (const json& item : in.at("attachments")) {
      manifest.attachments.push_back({item.at("path"), item.at("url"), item.at("locale"),
                                      decode_audience(item.at("audience")), item.at("expires_at")});
    }
    return manifest;
  } catch (const json::exception& error) {
    return fail(path.string() + " is damaged (" + error.what() + "); run firstline-index build again",
                ErrorKind::environment);
  }
}

}  // namespace firstline
