#include "indexer/article/page_links.h"

#include <algorithm>
#include <array>

#include "indexer/article/gap_list.h"
#include "indexer/article/judged_queries.h"
#include "indexer/article/percent.h"
#include "indexer/article/tree_walk.h"
#include "indexer/base/utf8.h"
#include "indexer/text/search_rules.h"

namespace firstline {
namespace {

// Allowed by name, since a forgotten one costs a link and a forgotten bad one a visitor's session. Besides the web's
// own these are ways to reach people and to open the settings or the shop that an article is about.
constexpr std::array<std::string_view, 36> kSchemes{
    "http",  "https",    "mailto", "tel",   "sms",     "ftp",     "ftps",        "sftp",   "news",      "irc",
    "ircs",  "xmpp",     "sip",    "sips",  "geo",     "maps",    "magnet",      "webcal", "skype",     "callto",
    "tg",    "whatsapp", "signal", "slack", "msteams", "zoommtg", "ms-settings", "market", "itms-apps", "itms-services",
    "steam", "spotify",  "vscode", "git",   "ssh",     "adguard"};

// "a/b" + "../c.md" = "a/c.md"; nullopt when it leaves the tree.
std::optional<std::string> join(std::string_view folder, std::string_view relative) {
  std::vector<std::string_view> parts;
  const auto add = [&](std::string_view path) {
    for (std::size_t begin = 0; begin <= path.size();) {
      const auto end = std::min(path.find('/', begin), path.size());
      const auto part = path.substr(begin, end - begin);
      begin = end + 1;
      if (part.empty() || part == ".") continue;
      if (part == ".." && parts.empty()) return false;
      if (part == "..")
        parts.pop_back();
      else
        parts.push_back(part);
    }
    return true;
  };
  if (!add(folder) || !add(relative)) return std::nullopt;
  std::string joined;
  for (const auto part : parts) joined.append(joined.empty() ? "" : "/").append(part);
  return joined;
}

std::string below(const LocaleFolder& folder, std::string_view path) {
  return std::string(folder.folder.empty() ? path : path.substr(std::min(path.size(), folder.folder.size() + 1)));
}

std::string inside(const LocaleFolder& folder, std::string_view path) {
  return folder.folder.empty() ? std::string(path) : folder.folder + "/" + std::string(path);
}

std::string shown(std::string_view url) {
  std::string out(truncate_utf8(url, 120));
  for (char& c : out) {
    if (static_cast<unsigned char>(c) < ' ') c = ' ';
  }
  return "\"" + out + (out.size() < url.size() ? "…\"" : "\"");
}

// What a folder holds for those who run the site.
bool is_site_file(std::string_view name) {
  return name == kGapsFile || name == kSearchRulesFile || name == kJudgedQueriesFile;
}

}  // namespace

std::string scheme_of(std::string_view url) {
  std::string scheme;
  for (const char c : url) {
    if (static_cast<unsigned char>(c) <= ' ' || c == '\x7F') continue;
    if (c == ':') return scheme;
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    const bool more = (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
    if (!letter && (scheme.empty() || !more)) return {};
    scheme += static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
  }
  return {};
}

bool is_allowed_scheme(std::string_view scheme) {
  return std::find(kSchemes.begin(), kSchemes.end(), scheme) != kSchemes.end();
}

std::optional<std::string> PageLinks::resolve(const LinkUse& use) {
  std::string_view url = use.url;
  while (!url.empty() && static_cast<unsigned char>(url.front()) <= ' ') url.remove_prefix(1);
  while (!url.empty() && static_cast<unsigned char>(url.back()) <= ' ') url.remove_suffix(1);
  const auto scheme = scheme_of(url);
  const bool image_from_mail = use.image && scheme != "http" && scheme != "https";
  if (!scheme.empty()) {
    if (is_allowed_scheme(scheme) && !image_from_mail) return percent_encode_url(url);
    warn(use, "scheme",
         "addresses with \"" + scheme + ":\" are not allowed here; " +
             (use.image ? "the image's text is shown" : "the link is shown as text"));
    return std::nullopt;
  }
  if (url.starts_with("//") || url.starts_with("/\\") || url.starts_with("\\")) {
    if (url.starts_with("//") && url.find('\\') == std::string_view::npos) return percent_encode_url(url);
    return missing(use);
  }
  if (url.empty()) {
    warn(use, "empty link", use.image ? "this image has no address" : "this link has no address; it is shown as text");
    return std::nullopt;
  }

  Parts parts;
  const auto hash = std::min(url.find('#'), url.size());
  const auto query = std::min(url.find('?'), hash);
  parts.path = percent_decode(url.substr(0, query));
  parts.fragment = url.substr(hash);
  if (find_malformed_utf8(parts.path) != std::string::npos) return missing(use);
  if (parts.path.empty()) {
    if (hash == url.size()) return missing(use);
    if (parts.fragment.starts_with("#tab/")) return std::nullopt;  // Microsoft's tabs: a heading each
    if (parts.fragment != "#" && parts.fragment != "#top") {
      fragments_.push_back({source_.path, percent_decode(parts.fragment.substr(1)), std::string(url), use.line});
    }
    return percent_encode_url(parts.fragment);
  }
  return parts.path.starts_with('/') ? resolve_rooted(use, parts) : resolve_relative(use, parts);
}

// "/en/articles/a", "/old/address", and what Docusaurus and Jekyll call "/a/b": a page's id or file.
std::optional<std::string> PageLinks::resolve_rooted(const LinkUse& use, const Parts& parts) {
  std::string path = parts.path;
  while (path.size() > 1 && path.ends_with('/')) path.pop_back();
  if (const auto* old = table_.page_by_old_address(source_.meta.locale, path)) return link_to_page(use, *old, parts);
  const auto bare = path.substr(1);
  const auto first_slash = bare.find('/');
  const auto* folder = table_.folder_of_locale(bare.substr(0, std::min(first_slash, bare.size())));
  if (folder && first_slash != std::string::npos) {
    const auto rest = bare.substr(first_slash + 1);
    if (rest.starts_with("articles/")) {
      if (const auto* page = table_.page_by_id(folder->locale, rest.substr(9))) return link_to_page(use, *page, parts);
      return missing(use);
    }
    if (rest.starts_with("categories/") || rest == "search" || rest == "contact") return percent_encode_url(use.url);
    const auto without_docs = rest.starts_with("docs/") ? rest.substr(5) : rest;  // MDN
    if (const auto* page = table_.page_by_old_address(folder->locale, without_docs))
      return link_to_page(use, *page, parts);
  }
  if (bare.empty() || bare.starts_with("files/") || bare.starts_with("static/")) return percent_encode_url(use.url);

  const auto* own = table_.locale_of(source_.path);
  bool found = false;
  for (const auto& candidate : {own ? inside(*own, bare) : bare, bare, "static/" + bare, "public/" + bare}) {
    auto address = try_path(use, candidate, parts, found);
    if (found) return address;
  }
  for (const auto& id : {bare, bare.starts_with("docs/") ? bare.substr(5) : bare}) {
    if (const auto* page = table_.page_by_id(source_.meta.locale, id)) return link_to_page(use, *page, parts);
  }
  for (const auto* fallback : table_.fallbacks(source_.meta.locale)) {
    auto address = try_path(use, inside(*fallback, bare), parts, found);
    if (found) return address;
  }
  // Another program of the same host may answer there; but below a folder of ours it is a mistake.
  const auto folder_there = folder_of(bare);
  const bool ours = !folder_there.empty() && own && table_.has_folder(inside(*own, folder_there));
  return ours ? missing(use) : percent_encode_url(use.url);
}

std::optional<std::string> PageLinks::resolve_relative(const LinkUse& use, const Parts& parts) {
  // Beside the file; then as the browser would count from an address ".../page/" (Hugo, Jekyll).
  const auto here = folder_of(source_.path);
  const auto as_folder = without_extension(source_.path);
  const auto* own = table_.locale_of(source_.path);
  bool found = false;
  for (const auto& base : {std::string(here), std::string(as_folder)}) {
    const auto path = join(base, parts.path);
    if (!path) continue;
    auto address = try_path(use, *path, parts, found);
    if (found) return address;
    if (!own) continue;
    for (const auto* fallback : table_.fallbacks(own->locale)) {
      if (table_.locale_of(*path) != own) break;
      address = try_path(use, inside(*fallback, below(*own, *path)), parts, found);
      if (found) return address;
    }
  }
  auto id = parts.path;
  if (is_markdown(id)) return missing(use);
  while (id.ends_with('/')) id.pop_back();
  if (const auto* page = table_.page_by_id(source_.meta.locale, id)) return link_to_page(use, *page, parts);
  if (const auto* page = table_.page_by_old_address(source_.meta.locale, id)) return link_to_page(use, *page, parts);
  for (const auto* fallback : table_.fallbacks(source_.meta.locale)) {
    if (const auto* page = table_.page_by_id(fallback->locale, id)) return link_to_page(use, *page, parts);
  }
  return missing(use);
}

// The page, file or folder at `path`; `found` says whether there is one, since a found page may still give no address.
std::optional<std::string> PageLinks::try_path(const LinkUse& use, const std::string& path, const Parts& parts,
                                               bool& found) {
  found = true;
  if (!use.image) {
    if (const auto* page = find_page(path)) return link_to_page(use, *page, parts);
  }
  if (table_.has_file(path) && !is_markdown(path)) return link_to_file(use, path);
  const auto* locale = table_.locale_of(path);
  const bool section =
      locale && !use.image &&
      (table_.has_file(path + "/_index.md") || (path.ends_with("/_index.md") && table_.has_file(path)));
  if (section) {
    const auto folder = path.ends_with("/_index.md") ? path.substr(0, path.size() - 10) : path;
    if (!table_.in_agents_folder(folder + "/_index.md") || source_.meta.audience == Audience::agents) {
      const auto category = below(*locale, folder);
      return category.empty() ? "/" + percent_encode_path(locale->locale) + "/"
                              : category_path(locale->locale, category);
    }
    return missing(use);
  }
  found = false;
  return std::nullopt;
}

const LinkPage* PageLinks::find_page(const std::string& path) const {
  const auto* exact = table_.page_by_path(path);
  if (exact || is_markdown(path)) return exact;
  std::string stem = path;
  if (extension_of(path) == "html" || extension_of(path) == "htm") stem = std::string(without_extension(path));
  const std::string as_folder = stem.empty() ? "" : stem + "/";
  for (const auto& candidate : {stem + ".md", stem + ".mdx", stem + ".markdown", as_folder + "index.md",
                                as_folder + "index.mdx", as_folder + "README.md"}) {
    if (const auto* page = table_.page_by_path(candidate)) return page;
  }
  return nullptr;
}

std::optional<std::string> PageLinks::link_to_page(const LinkUse& use, const LinkPage& page, const Parts& parts) {
  if (page.audience == Audience::agents && source_.meta.audience != Audience::agents) {
    warn(use, "agents link", "link to an agents-only article from a public one; it is shown as text");
    return std::nullopt;
  }
  if (!page.published) {
    warn(use, "draft link", "link target " + shown(use.url) + " is not published; the link is shown as text");
    return std::nullopt;
  }
  if (page.locale != source_.meta.locale) {
    const auto* own = table_.locale_of(source_.path);
    const bool meant = own && join(folder_of(source_.path), parts.path) == page.path;
    if (!meant && !parts.path.starts_with("/" + page.locale + "/")) {
      warn(use, "other locale",
           "link target " + shown(use.url) + " does not exist in " + source_.meta.locale +
               "; the link leads to the page in " + page.locale);
    }
  }
  if (parts.fragment.size() > 1) {
    fragments_.push_back({page.path, percent_decode(parts.fragment.substr(1)), std::string(use.url), use.line});
  }
  return article_path(page.locale, page.id) + percent_encode_url(parts.fragment);
}

std::optional<std::string> PageLinks::link_to_file(const LinkUse& use, const std::string& path) {
  if (is_site_file(file_name_of(path))) {
    warn(use, "site file", "link target " + shown(use.url) + " is for the site's own people and is not published");
    return std::nullopt;
  }
  const bool for_agents = table_.in_agents_folder(path);
  if (for_agents && source_.meta.audience != Audience::agents) {
    warn(use, "agents file", "a public article shows or links a file of an agents-only folder; move the file");
    return std::nullopt;
  }
  // A file outside every locale's folder goes by its whole path behind "~".
  const auto* locale = table_.locale_of(path);
  const auto tag = locale ? locale->locale : source_.meta.locale;
  const auto url =
      "/files/" + percent_encode_path(tag) + "/" + percent_encode_path(locale ? below(*locale, path) : "~/" + path);
  const bool known =
      std::any_of(attachments_.begin(), attachments_.end(), [&](const Attachment& a) { return a.url == url; });
  if (!known) attachments_.push_back({path, url, tag, source_.meta.audience, source_.meta.expires_at.value_or(0)});
  return url;
}

std::optional<std::string> PageLinks::missing(const LinkUse& use) {
  if (use.image)
    warn(use, "image", "image " + shown(use.url) + " does not exist; its text is shown");
  else
    warn(use, "link", "link target " + shown(use.url) + " does not exist; the link is shown as text");
  return std::nullopt;
}

void PageLinks::warn(const LinkUse& use, const std::string& kind, std::string message) {
  findings_.warn(kind, use.line, 0, std::move(message));
}

}  // namespace firstline
