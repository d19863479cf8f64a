#include "server/page/static_files.h"

#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <utility>

#include "indexer/base/file.h"
#include "server/page/colour.h"

namespace firstline {
namespace {

constexpr std::string_view kPrefix = "/static/";
constexpr std::string_view kAccentPrefix = "/static/accent-";
constexpr std::string_view kAccentSuffix = ".css";

// Eight digits tell versions of one file apart, which is all they are for.
std::string short_hash(std::string_view bytes) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned size = 0;
  EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sha256(), nullptr);
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text;
  for (std::size_t i = 0; i < 4; ++i) {
    text += kDigits[digest[i] >> 4];
    text += kDigits[digest[i] & 15];
  }
  return text;
}

std::string content_type(const std::filesystem::path& path) {
  constexpr std::pair<std::string_view, std::string_view> kTypes[] = {
      {".css", "text/css; charset=utf-8"},
      {".js", "text/javascript; charset=utf-8"},
      {".svg", "image/svg+xml"},
      {".ico", "image/x-icon"},
      {".png", "image/png"},
      {".jpg", "image/jpeg"},
      {".webp", "image/webp"},
      {".woff2", "font/woff2"},
      {".json", "application/json"},
      {".txt", "text/plain; charset=utf-8"},
  };
  const std::string extension = path.extension().string();
  for (const auto& [known, type] : kTypes) {
    if (known == extension) return std::string(type);
  }
  return "application/octet-stream";
}

// "img/logo.svg" -> "/static/img/logo.1a2b3c4d.svg"
std::string hashed_url(const std::filesystem::path& name, std::string_view bytes) {
  std::filesystem::path hashed = name;
  hashed.replace_filename(name.stem().string() + "." + short_hash(bytes) + name.extension().string());
  return std::string(kPrefix) + hashed.generic_string();
}

std::vector<std::string> symbols(std::string_view svg) {
  constexpr std::string_view kSymbol = "<symbol id=\"";
  std::vector<std::string> ids;
  for (std::size_t at = svg.find(kSymbol); at != std::string_view::npos; at = svg.find(kSymbol, at)) {
    at += kSymbol.size();
    ids.emplace_back(svg.substr(at, svg.find('"', at) - at));
  }
  return ids;
}

std::string rules(const AccentShades& shades) {
  return "{--accent:" + shades.accent.hex() + ";--on-accent:" + shades.on_accent.hex() +
         ";--tint:" + shades.tint.hex() + ";--edge:" + shades.edge.hex() + "}";
}

}  // namespace

Result<StaticFiles> StaticFiles::load(std::span<const std::filesystem::path> folders) {
  std::map<std::string, std::filesystem::path> paths;  // later folders win
  for (const std::filesystem::path& folder : folders) {
    std::error_code error;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder, error)) {
      if (entry.is_regular_file()) paths[entry.path().lexically_relative(folder).generic_string()] = entry.path();
    }
  }
  StaticFiles files;
  for (const auto& [name, path] : paths) {
    auto bytes = read_file(path, std::size_t{8} << 20);
    if (!bytes) return tl::unexpected(std::move(bytes.error()));
    if (name == "icons.svg") files.icons_ = symbols(*bytes);
    files.urls_[name] = hashed_url(name, *bytes);
    files.assets_.push_back(StaticAsset{files.urls_[name], content_type(path), std::move(*bytes), name});
  }
  return files;
}

const std::string& StaticFiles::url(std::string_view name) const {
  static const std::string kNone;
  const auto found = urls_.find(name);
  return found == urls_.end() ? kNone : found->second;
}

bool StaticFiles::has_icon(std::string_view id) const {
  return std::find(icons_.begin(), icons_.end(), id) != icons_.end();
}

std::string accent_url(std::string_view accent) {
  const auto colour = Colour::parse(accent);
  if (!colour) return {};
  return std::string(kAccentPrefix) + colour->hex().substr(1) + std::string(kAccentSuffix);
}

std::optional<StaticAsset> accent_asset(std::string_view url) {
  if (!url.starts_with(kAccentPrefix) || !url.ends_with(kAccentSuffix)) return std::nullopt;
  const auto colour =
      Colour::parse(url.substr(kAccentPrefix.size(), url.size() - kAccentPrefix.size() - kAccentSuffix.size()));
  if (!colour || accent_url(colour->hex()) != url) return std::nullopt;  // one spelling each
  const std::string light = rules(light_shades(*colour)), dark = rules(dark_shades(*colour));
  return StaticAsset{std::string(url), "text/css; charset=utf-8",
                     ":root" + light + "@media(prefers-color-scheme:dark){:root:not([data-theme=light])" + dark +
                         "}:root[data-theme=dark]" + dark + "@media print{:root:root:root" + light + "}\n",
                     "accent.css"};
}

}  // namespace firstline
