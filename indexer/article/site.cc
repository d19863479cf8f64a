#include "indexer/article/site.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "indexer/article/field_reader.h"
#include "indexer/article/yaml_tree.h"

namespace firstline {
namespace {

constexpr char kDefaultName[] = "Help Centre";

// The names of ranking.h, which stands above this library; a test compares the two.
constexpr std::array<std::string_view, 15> kWeightNames = {
    "body",           "headings", "keywords",  "title",  "query_coverage",
    "title_coverage", "pairs",    "relatives", "cosine", "exact",
    "likeness",       "topic",    "passage",   "k1",     "b"};

void read_names(FieldReader& fields, Site& site) {
  const auto* node = fields.find("name");
  if (node && node->kind == YamlNode::Kind::map) {
    for (const YamlNode::Field& field : node->fields) {
      if (field.second.kind == YamlNode::Kind::scalar && !field.second.scalar.empty())
        site.names[field.first] = collapse_spaces(field.second.scalar);
      else
        fields.warn(field.second, "name." + field.first + " must be a text; it is ignored");
    }
  } else if (const auto name = fields.text("name")) {
    site.names[""] = *name;
  }
}

std::optional<SiteLocale> read_locale(FieldReader& fields, const std::string& tag, const YamlNode& at) {
  const auto locale = Locale::parse(tag);
  if (!locale) {
    fields.warn(at, "\"" + tag + "\" is no locale (write for example en or pt-BR); it is ignored");
    return std::nullopt;
  }
  return SiteLocale{*locale, locale->display_name(), {}};
}

void add_locale(FieldReader& fields, const std::string& tag, const YamlNode& at, const YamlNode* details,
                const std::string& path, Diagnostics& findings, Site& site) {
  auto entry = read_locale(fields, tag, at);
  if (!entry) return;
  if (site.find_locale(tag)) {
    fields.warn(at, "locale \"" + tag + "\" is listed twice; the second is ignored");
    return;
  }
  if (details && details->kind == YamlNode::Kind::map) {
    FieldReader more(*details, path, findings);
    if (const auto name = more.text("name")) entry->name = *name;
    entry->fallback = more.texts("fallback");
  } else if (details && details->kind == YamlNode::Kind::scalar) {
    entry->name = collapse_spaces(details->scalar);  // "de: Deutsch"
  } else if (details && details->kind == YamlNode::Kind::sequence) {
    fields.warn(*details, "locales." + tag + " must have the fields name and fallback; it is ignored");
  }
  site.locales.push_back(std::move(*entry));
}

void read_locales(FieldReader& fields, const std::string& path, Diagnostics& findings, Site& site) {
  const auto* node = fields.find("locales");
  if (!node || node->kind == YamlNode::Kind::null) return;
  if (node->kind == YamlNode::Kind::map) {
    for (const YamlNode::Field& field : node->fields) {
      add_locale(fields, field.first, field.second, &field.second, path, findings, site);
    }
  } else if (node->kind == YamlNode::Kind::sequence) {
    for (const auto& item : node->items) {
      const bool map = item.kind == YamlNode::Kind::map && item.fields.size() == 1;
      if (map)
        add_locale(fields, item.fields[0].first, item, &item.fields[0].second, path, findings, site);
      else if (item.kind == YamlNode::Kind::scalar)
        add_locale(fields, item.scalar, item, nullptr, path, findings, site);
      else
        fields.warn(item, "an item of locales must be a tag such as en; it is ignored");
    }
  } else {
    fields.warn(*node, "locales must be a list of tags or a map from tag to name and fallback; it is ignored");
  }
  for (auto& locale : site.locales) {
    std::erase_if(locale.fallback, [&](const std::string& tag) {
      if (site.find_locale(tag)) return false;
      fields.warn(*node,
                  "fallback \"" + tag + "\" of locale " + locale.locale.tag() + " is none of locales; it is ignored");
      return true;
    });
  }
}

void read_contact(FieldReader& fields, const std::string& path, Diagnostics& findings, Site& site) {
  const auto* node = fields.find("contact");
  if (!node || node->kind == YamlNode::Kind::null) return;
  std::optional<std::string> email, url;
  const YamlNode* at = node;
  if (node->kind == YamlNode::Kind::map) {
    FieldReader contact(*node, path, findings);
    email = contact.text("email");
    url = contact.text("url");
  } else if (const auto text = fields.text("contact")) {
    (text->find('@') != std::string::npos && text->find('/') == std::string::npos ? email : url) = text;
  }
  if (email && (email->find('@') == std::string::npos || email->find_first_of(" <>\"'") != std::string::npos)) {
    fields.warn(*at, "contact.email is no e-mail address; it is ignored");
    email.reset();
  }
  const bool path_url = url && url->starts_with('/') && !url->starts_with("//") && !url->starts_with("/\\");
  if (url && !path_url && !url->starts_with("https://") && !url->starts_with("http://")) {
    fields.warn(*at, "contact.url must begin with https://, http:// or /; it is ignored");
    url.reset();
  }
  site.contact_email = email.value_or("");
  site.contact_url = url.value_or("");
}

void read_look(FieldReader& fields, Site& site) {
  if (const auto accent = fields.text("accent")) {
    const bool right = accent->size() == 7 && accent->front() == '#' &&
                       accent->find_first_not_of("0123456789abcdefABCDEF", 1) == std::string::npos;
    if (right)
      site.accent = *accent;
    else
      fields.warn(*fields.find("accent"), "accent must be a colour such as \"#0b57d0\" (in quotes); it is ignored");
  }
  if (auto logo = fields.text("logo")) {
    while (logo->starts_with('/')) logo->erase(0, 1);
    if (logo->find("..") != std::string::npos || logo->find(':') != std::string::npos) {
      fields.warn(*fields.find("logo"), "logo must be the path of a file below the content folder; it is ignored");
    } else {
      site.logo = *logo;
    }
  }
}

void read_search(FieldReader& fields, Site& site) {
  const auto* search = fields.find("search");
  const auto* weights = search ? search->find("weights") : nullptr;
  if (!weights) return;
  if (weights->kind != YamlNode::Kind::map) {
    fields.warn(*weights, "search.weights must be a map from a weight's name to a number; it is ignored");
    return;
  }
  for (const auto& [name, value, line, column] : weights->fields) {
    if (std::find(kWeightNames.begin(), kWeightNames.end(), name) == kWeightNames.end()) {
      std::string known;
      for (const std::string_view each : kWeightNames) known += (known.empty() ? "" : ", ") + std::string(each);
      fields.warn_at(line, column, "search.weights has no \"" + name + "\"; it is ignored (known are " + known + ")");
      continue;
    }
    const auto number = value.kind == YamlNode::Kind::scalar ? parse_number(value.scalar) : std::nullopt;
    if (number && *number >= 0)
      site.search_weights[name] = *number;
    else
      fields.warn(value, "search.weights." + name + " must be a number of at least 0; it is ignored");
  }
}

// suggestions: {threshold: 0.4, calibration: {slope: 1.2, shift: -0.3}}
void read_suggestions(FieldReader& fields, const std::string& path, Diagnostics& findings, Site& site) {
  const auto* node = fields.find("suggestions");
  if (!node || node->kind == YamlNode::Kind::null) return;
  if (node->kind != YamlNode::Kind::map) {
    fields.warn(*node, "suggestions must have the fields threshold and calibration; it is ignored");
    return;
  }
  const auto set = [&](FieldReader& from, const std::string& name, const char* key, double least, double most,
                       const char* range, double& value) {
    const auto* given = from.find(key);
    if (!given || given->kind == YamlNode::Kind::null) return;
    const auto number = given->kind == YamlNode::Kind::scalar ? parse_number(given->scalar) : std::nullopt;
    if (number && *number >= least && *number <= most)
      value = *number;
    else
      fields.warn(*given, name + " must be a number " + range + "; it is ignored");
  };
  FieldReader own(*node, path, findings);
  set(own, "suggestions.threshold", "threshold", 0, 1, "from 0 to 1", site.suggestions.threshold);
  const auto* calibration = node->find("calibration");
  if (!calibration || calibration->kind == YamlNode::Kind::null) return;
  if (calibration->kind != YamlNode::Kind::map) {
    fields.warn(*calibration, "suggestions.calibration must have the fields slope and shift; it is ignored");
    return;
  }
  FieldReader mapping(*calibration, path, findings);
  set(mapping, "suggestions.calibration.slope", "slope", 0.01, 100, "from 0.01 to 100", site.suggestions.slope);
  set(mapping, "suggestions.calibration.shift", "shift", -100, 100, "from -100 to 100", site.suggestions.shift);
}

void read_site(const YamlNode& map, const std::string& path, Diagnostics& findings, Site& site) {
  FieldReader fields(map, path, findings);
  read_names(fields, site);
  read_locales(fields, path, findings, site);
  read_contact(fields, path, findings, site);
  read_look(fields, site);
  read_search(fields, site);
  read_suggestions(fields, path, findings, site);
  const auto wanted = fields.text("default_locale");
  if (!wanted) return;
  if (!Locale::parse(*wanted)) {
    fields.warn(*fields.find("default_locale"), "default_locale \"" + *wanted + "\" is no locale; it is ignored");
  } else if (const auto* known = site.find_locale(*wanted)) {
    site.default_locale = known->locale.tag();
  } else if (site.locales.empty()) {
    site.default_locale = *wanted;
  } else {
    fields.warn(*fields.find("default_locale"), "default_locale \"" + *wanted + "\" is none of locales; it is ignored");
  }
}

}  // namespace

std::span<const std::string_view> search_weight_names() { return kWeightNames; }

const SiteLocale* Site::find_locale(std::string_view tag) const {
  // Nearly everybody asks in the site's own spelling, and a page asks some hundred times.
  const auto same =
      std::find_if(locales.begin(), locales.end(), [&](const SiteLocale& entry) { return entry.locale.tag() == tag; });
  if (same != locales.end()) return &*same;
  const auto wanted = Locale::parse(tag);
  if (!wanted) return nullptr;
  const auto found =
      std::find_if(locales.begin(), locales.end(), [&](const SiteLocale& entry) { return entry.locale == *wanted; });
  return found == locales.end() ? nullptr : &*found;
}

const std::string& Site::name(std::string_view locale) const {
  if (const auto own = names.find(std::string(locale)); own != names.end()) return own->second;
  if (const auto wanted = Locale::parse(locale)) {
    for (const auto& [tag, name] : names) {
      if (const auto other = Locale::parse(tag); other && *other == *wanted) return name;
    }
  }
  if (const auto any = names.find(""); any != names.end()) return any->second;
  if (const auto main = names.find(default_locale); main != names.end()) return main->second;
  return names.begin()->second;
}

Site parse_site(std::string_view yaml, const std::string& path, Diagnostics& findings) {
  Site site;
  if (const auto tree = parse_yaml(yaml, 1, path, findings); tree && tree->kind == YamlNode::Kind::map) {
    read_site(*tree, path, findings, site);
  } else if (tree && tree->kind != YamlNode::Kind::null) {
    findings.push_back({path, tree->line, tree->column, Severity::error, "must be lines of \"key: value\""});
  }
  if (site.names.empty()) site.names[""] = kDefaultName;
  if (site.default_locale.empty() && !site.locales.empty()) site.default_locale = site.locales.front().locale.tag();
  return site;
}

}  // namespace firstline
