// The index format in one place: what a generation's files are called and what terms and fields mean.
// Raise kSchemaVersion with any change to what is written; readers refuse other versions and ask for a rebuild.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace firstline {

inline constexpr int kSchemaVersion = 6;

// A generation is a directory "gen-000012" that `CURRENT` names; below it one folder a database, "en.public",
// "en.agents" and "en.gaps".
inline constexpr std::string_view kCurrentFile = "CURRENT";
inline constexpr std::string_view kLockFile = "LOCK";
inline constexpr std::string_view kManifestFile = "manifest.json";
inline constexpr std::string_view kPostingsFile = "postings.glass";      // Xapian, single file: terms -> articles
inline constexpr std::string_view kArticlesFile = "articles.bin";        // article_file.h
inline constexpr std::string_view kWordsFile = "words.bin";              // word_file.h
inline constexpr std::string_view kStemsFile = "stems.bin";              // stem_file.h
inline constexpr std::string_view kCompletionsFile = "completions.bin";  // completion_file.h
inline constexpr std::string_view kTitlesFile = "titles.bin";            // title_file.h
inline constexpr std::string_view kFacetsFile = "facets.bin";            // facet_file.h
inline constexpr std::string_view kLatentFile = "latent.bin";            // latent_file.h
inline constexpr std::string_view kFilesFolder = "files";                // attachments: files/<audience>/<locale>/…

// What of an article a word stands in. Ranking weighs each by its own length and average length.
enum class Field : std::uint8_t {
  title,
  headings,
  keywords,
  body
};  // keywords: description, tags, questions, file name
inline constexpr std::size_t kFieldCount = 4;
using FieldCounts = std::array<std::uint32_t, kFieldCount>;

// Term prefixes in the Xapian database. One letter each, so that no term of one kind begins like one of another.
namespace prefix {
inline constexpr char stem = 'Z';      // a stem of a word or part of a word: Zpassword
inline constexpr char bigram = 'B';    // two adjacent CJK characters
inline constexpr char word = 'W';      // a folded surface form, wdf 0: the vocabulary of spelling and completion
inline constexpr char id = 'Q';        // boolean: the article's id
inline constexpr char category = 'C';  // boolean: the category's path and each path above it
inline constexpr char tag = 'K';       // boolean: a folded tag
inline constexpr char type = 'T';      // boolean: article, faq
inline constexpr char title = 'X';     // the whole title or a whole question as title_key() writes it; finds exact ones
inline constexpr char archived = 'A';  // boolean: "Aarchived"; such articles keep their page and leave search
}  // namespace prefix

// A term with its prefix, cut to what Xapian takes.
inline std::string make_term(char kind, std::string_view text) {
  std::string term(1, kind);
  term.append(text.substr(0, 230));
  return term;
}

// Positions of the fields are one space per article; pieces (a heading, a tag) stand this far apart, so that no phrase
// or pair crosses from one into the next.
inline constexpr std::uint32_t kPositionGap = 16;

}  // namespace firstline
