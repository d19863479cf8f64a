// Each third-party library stays behind few files, so that replacing one, or working around one of its traps, is a
// change in one place; and the costly headers are parsed by few compilations.
#include <regex>

#include "tests/source/source_tree.h"

namespace firstline {
namespace {

struct Fence {
  const char* library;
  const char* headers;  // a regular expression for what an #include names, matched from its beginning
  const char* files;    // one for the whole path of a file that may include them
};

constexpr Fence kFences[] = {
    {"Xapian", "xapian(\\.h|/)", "indexer/text/[a-z_]+\\.cc|(indexer/index|server/search)/.*"},
    {"Snowball", "libstemmer", "indexer/text/[a-z_]+\\.cc"},
    {"ICU", "unicode/", "indexer/text/.*|server/page/messages.*|server/ticket/[a-z_]+\\.cc"},
    {"CLD2", "cld2/", "indexer/text/[a-z_]+\\.cc|server/search/[a-z_]+\\.cc"},
    {"cmark-gfm", "(cmark|node\\.h|registry\\.h)",
     "indexer/article/(markdown[a-z_]*|emphasis|html_writer|tree_text)\\.(cc|h)"},
    {"yaml-cpp", "yaml-cpp/",
     "indexer/text/(search_rules|rules_document)\\..*|indexer/article/.*|server/config\\.cc|server/page/messages.*"},
    {"cpp-httplib", "httplib", "server/http/.*"},
    {"Mustache", "kainjow/|mustache\\.hpp", "server/page/.*"},
    {"JSON", "nlohmann/", ".*\\.cc"},
    {"CLI11", "CLI/", "(indexer|server)/[a-z_]+\\.cc"},
    {"spdlog", "spdlog/", "server/([a-z_]+|http/[a-z_]+)\\.cc"},
    {"SQLite", "sqlite3\\.h", "server/feedback/[a-z_]+\\.cc"},
    {"OpenSSL", "openssl/", "indexer/article/source_hash\\.cc|server/((page|http|feedback|agent)/)?[a-z_]+\\.cc"},
};

TEST(Fences, KeepEachLibraryInItsPlace) {
  for (const Fence& fence : kFences) {
    const std::regex headers(fence.headers);
    const std::regex files(fence.files);
    for (const Include& include : includes_of(sources())) {
      const bool fenced = std::regex_search(include.target, headers, std::regex_constants::match_continuous);
      if (fenced && !std::regex_match(include.file, files)) {
        report(include.file, include.line, std::string(fence.library) + " may be included only by " + fence.files);
      }
    }
  }
}

// traps.md's word on them: they tokenize by rules other than ours, or throw on what people type.
TEST(Fences, LeaveXapiansOwnTextHandlingUnused) {
  const std::regex forbidden("Xapian::(TermGenerator|QueryParser)\\b|(\\.|->)snippet\\(.*hi_start");
  for (const TextFile& file : sources()) {
    for_each_line(file.text, [&](int number, const std::string& line) {
      const std::string code = line.substr(0, line.find("//"));
      if (std::regex_search(code, forbidden)) report(file.path, number, "the Analyzer alone makes terms");
    });
  }
}

}  // namespace
}  // namespace firstline
