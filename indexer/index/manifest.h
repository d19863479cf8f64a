// manifest.json: written last into a generation; what it holds besides the databases' own files.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "indexer/article/content_tree.h"
#include "indexer/base/result.h"

namespace firstline {

struct DatabaseInfo {
  std::string locale;
  Audience audience = Audience::everyone;
  std::string folder;  // "en.public", below the generation
  std::uint32_t articles = 0;
};

// A locale's gaps, and the questions that its articles answer, as articles that nobody may read.
struct GapDatabase {
  std::string locale;
  std::string folder;  // "en.gaps", below the generation
};

struct Redirect {
  std::string from;  // "/hc/en-us/articles/360001" or "/en/articles/old-id"
  std::string to;    // "/en/articles/new-id"
  Audience audience = Audience::everyone;
};

struct Manifest {
  std::string name;           // "gen-000012"
  std::int64_t built_at = 0;  // seconds since the epoch
  Site site;
  std::vector<Category> categories;
  std::vector<DatabaseInfo> databases;
  std::vector<GapDatabase> gaps;
  std::vector<Redirect> redirects;
  std::vector<Attachment> attachments;
  std::map<std::string, std::string> search_rules;  // locale tag, or "" for all -> the text of its _search.yml
};

std::string encode_manifest(const Manifest& manifest);
// Refuses (environment) what another schema version or analyzer wrote, saying to build again.
Result<Manifest> read_manifest(const std::filesystem::path& path);

}  // namespace firstline
