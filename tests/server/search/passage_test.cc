#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "indexer/base/utf8.h"
#include "server/search/markdown_text.h"
#include "server/search/searcher.h"
#include "tests/temp_site.h"

namespace firstline {
namespace {

using testing::EndsWith;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

constexpr std::int64_t kNow = 1'800'000'000;

std::size_t characters(const std::string& text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++count) next_code_point(text, at);
  return count;
}

Suggestion first_suggestion(const std::string& body, const std::string& question) {
  TempSite site;
  site.file("site.yml", "name: T\nlocales: [en]\nsuggestions: {threshold: 0}\n")
      .article("en/printer.md", "Printer", body)
      .article("en/name.md", "Change your name", "Names are changed in the profile.")
      .article("en/invoice.md", "Download an invoice", "Invoices are listed below billing.")
      .build();
  Searcher searcher(site.reader(Audience::everyone));
  const auto found = searcher.suggest({"", question, "en", 3, {}}, kNow).suggestions;
  for (const Suggestion& suggestion : found) {
    if (suggestion.id == "printer") return suggestion;
  }
  return {};
}

TEST(Passage, IsWholeSentences) {
  std::string body = "The tray holds paper. ";
  for (int i = 0; i < 20; ++i) body += "Sentence number " + std::to_string(i) + " says something else about offices. ";
  body += "A jam in the second tray is cleared from behind with the lever. Then close the door. ";
  for (int i = 20; i < 40; ++i) body += "Sentence number " + std::to_string(i) + " says something else about offices. ";
  const Suggestion suggestion = first_suggestion(body, "jam in the second tray, which lever?");
  EXPECT_THAT(suggestion.passage_text, HasSubstr("A jam in the second tray is cleared from behind with the lever."));
  EXPECT_GE(characters(suggestion.passage_text), 200u);
  EXPECT_LE(characters(suggestion.passage_text), 510u);
  EXPECT_TRUE(suggestion.passage_text.starts_with("A jam") || suggestion.passage_text.starts_with("Sentence"))
      << suggestion.passage_text;
  EXPECT_THAT(suggestion.passage_html, HasSubstr("<mark>lever</mark>"));
}

TEST(Passage, StaysInItsSection) {
  const Suggestion suggestion = first_suggestion(
      "Intro of the page.\n\n## Clear a jam\n\nPull the lever.\n\n## Buy toner\n\nToner is sold in shops.",
      "how do I clear a jam with the lever");
  EXPECT_THAT(suggestion.passage_text, HasSubstr("Pull the lever"));
  EXPECT_THAT(suggestion.passage_text, Not(HasSubstr("Toner")));
  EXPECT_THAT(suggestion.url, EndsWith("#clear-a-jam"));
}

TEST(Passage, CutsASentenceThatIsTooLong) {
  std::string body = "The lever";
  for (int i = 0; i < 300; ++i) body += " turns and";
  const Suggestion suggestion = first_suggestion(body, "lever turns");
  EXPECT_LE(characters(suggestion.passage_text), 510u);
  EXPECT_THAT(suggestion.passage_text, EndsWith("…"));
}

TEST(Passage, SurvivesTextsWithoutSentences) {
  EXPECT_NO_THROW(first_suggestion("", "printer"));
  EXPECT_NO_THROW(first_suggestion("x", "printer x"));
  EXPECT_NO_THROW(first_suggestion(std::string(5000, 'x') + " lever", "printer lever"));
  EXPECT_NO_THROW(first_suggestion(std::string(3000, '.') + " lever", "printer lever"));
}

TEST(PlainTextAsMarkdown, ShowsTextAsItIs) {
  EXPECT_EQ(plain_text_as_markdown("Plain text, with (brackets)."), "Plain text, with (brackets).");
  EXPECT_EQ(plain_text_as_markdown("a *b* _c_ [d](e) <f> `g` h\\i"),
            "a \\*b\\* \\_c\\_ \\[d\\](e) \\<f\\> \\`g\\` h\\\\i");
  EXPECT_EQ(plain_text_as_markdown("# no heading\n- no item\n3. no number\n> no quote"),
            "\\# no heading\n\n\\- no item\n\n3\\. no number\n\n\\> no quote");
  EXPECT_EQ(plain_text_as_markdown("well-known 3.5 a = b"), "well-known 3.5 a = b");
  EXPECT_EQ(plain_text_as_markdown("\n\n  a\n\n\nb\n"), "a\n\nb");
  EXPECT_EQ(plain_text_as_markdown(""), "");
}

}  // namespace
}  // namespace firstline
