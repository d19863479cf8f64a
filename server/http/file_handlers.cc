// Files: the theme's, under names that carry their hash, and what writers attached to articles.
#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <utility>

#include "indexer/article/percent.h"
#include "server/http/handlers.h"

namespace firstline {

namespace {

struct FileType {
  std::string_view extension;
  const char* content_type;
};

// What a browser may show on its own. Anything else is saved, so that no attached page runs under this site's name.
constexpr FileType kShown[] = {
    {"png", "image/png"},   {"jpg", "image/jpeg"},      {"jpeg", "image/jpeg"},   {"gif", "image/gif"},
    {"webp", "image/webp"}, {"avif", "image/avif"},     {"svg", "image/svg+xml"}, {"ico", "image/x-icon"},
    {"bmp", "image/bmp"},   {"pdf", "application/pdf"},
};

const char* shown_type(std::string_view name) {
  const std::size_t dot = name.rfind('.');
  if (dot == std::string_view::npos) return nullptr;
  std::string extension(name.substr(dot + 1));
  std::transform(extension.begin(), extension.end(), extension.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  for (const FileType& type : kShown) {
    if (type.extension == extension) return type.content_type;
  }
  return nullptr;
}

Response send_asset(const StaticAsset& asset, const char* caching) {
  Response response;
  response.content_type = asset.content_type;
  response.body = asset.bytes;
  response.set("Cache-Control", caching);
  return response;
}

}  // namespace

Response send_favicon(Call& call) {
  for (const std::string_view name : {"favicon.ico", "favicon.svg", "favicon.png"}) {
    for (const StaticAsset& asset : call.pages.static_assets()) {
      if (asset.name == name) return send_asset(asset, "public, max-age=86400");
    }
  }
  return error_answer(call, 404, "");
}

Response send_static(Call& call) {
  const auto asset = call.pages.static_asset(call.path);
  if (!asset) return not_found(call, "");
  return send_asset(*asset, "public, max-age=31536000, immutable");
}

Response send_attachment(Call& call) {
  auto path = call.reader().attachment(call.path, call.now);
  if (!path) path = call.reader().attachment(percent_encode_path(call.path), call.now);
  if (!path) return not_found(call, "");
  if (auto same = not_modified(call)) return std::move(*same);

  Response response;
  response.file = FileDescriptor(::open(path->c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
  struct stat status {};
  if (!response.file || ::fstat(response.file.get(), &status) != 0 || !S_ISREG(status.st_mode)) {
    return not_found(call, "");
  }
  response.file_size = static_cast<std::size_t>(status.st_size);
  const char* type = shown_type(call.path);
  response.content_type = type ? type : "application/octet-stream";
  if (!type) response.set("Content-Disposition", "attachment");
  if (response.content_type == "image/svg+xml") {
    // Opened by itself it is a document: it may show itself and do nothing else. (The sandbox would stop a PDF, too.)
    response.set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox");
  }
  response.set("Cache-Control", fresh_for(call, "public", 3600));
  response.set("ETag", entity_tag(call));
  return response;
}

}  // namespace firstline
