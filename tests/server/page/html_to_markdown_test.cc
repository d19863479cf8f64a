#include "server/page/html_to_markdown.h"

#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <string>

#include "indexer/article/markdown.h"

namespace firstline {
namespace {

std::string as_it_is(std::string_view address) { return std::string(address); }

std::string html_of(std::string_view markdown) {
  CappedFindings findings("page.md");
  const LinkResolver every = [](const LinkUse& use) { return std::string(use.url); };
  return parse_markdown(markdown, {}, every, findings).html;
}

std::string again(std::string_view markdown) { return html_to_markdown(html_of(markdown), as_it_is); }

// Written the way the converter writes, each of these comes back to the letter.
TEST(HtmlToMarkdown, WritesWhatTheWriterCouldHaveWritten) {
  for (const std::string markdown : {
           "Plain *text* with **weight**, ~~errors~~, `code` and [a link](/en/articles/x#y).\n",
           "Two lines of\none paragraph.\n\nAnd another.\n",
           "## A heading with `code`\n\nText.\n",
           "- one\n- two\n  - nested\n  - more\n- three\n",
           "- one\n\n  Its second paragraph.\n\n- two\n",
           "3. third\n4. fourth\n",
           "- [x] done\n- [ ] open\n",
           "> A quote\n> of two lines.\n>\n> And a paragraph.\n",
           "```yaml\nkey: value\n  - <b>\n```\n",
           "````\n```\n````\n",
           "| Plan | Price |\n| --- | ---: |\n| Free | 0 |\n| `a\\|b` |  |\n",
           "> [!WARNING]\n> Careful with *this*.\n",
           "Press <kbd>Ctrl</kbd> and H<sub>2</sub>O.\n",
           "![A gear](/files/en/gear.png)\n",
           "<https://example.org/a?b=c>\n",
           "A break\\\nhere.\n",
           "---\n",
           "Said once[^1].\n\n[^1]: The proof.\n",
       }) {
    std::string expected = markdown;
    const auto empty_cell = expected.find("|  |");
    if (empty_cell != std::string::npos) expected.replace(empty_cell, 4, "| |");
    EXPECT_EQ(again(markdown), expected);
  }
}

TEST(HtmlToMarkdown, KeepsTextFromBecomingMarkup) {
  for (const std::string text :
       {"1\\. no list", "\\# no heading", "\\- no item", "\\> no quote", "2 \\* 3 \\* 4", "\\_x\\_ and snake_case",
        "\\[x\\](y)", "\\<b>", "AT&T and \\&amp;", "\\`tick\\`", "a \\| b", "\\~\\~x\\~\\~", "back\\\\slash"}) {
    const std::string html = html_of(text + "\n");
    EXPECT_EQ(html_of(html_to_markdown(html, as_it_is)), html) << text;
  }
}

TEST(HtmlToMarkdown, LeavesOutWhatOnlyThePageNeeds) {
  const std::string markdown = again("Text[^a].\n\n- [x] done\n\n[^a]: Note.\n");
  EXPECT_EQ(markdown.find("↩"), std::string::npos);
  EXPECT_EQ(markdown.find("☑"), std::string::npos);
}

TEST(HtmlToMarkdown, WritesLinksAsTold) {
  const auto absolute = [](std::string_view path) { return "https://help.example.org" + std::string(path); };
  EXPECT_EQ(html_to_markdown("<p><a href=\"/en/articles/a%20b\">Go</a></p>", absolute),
            "[Go](https://help.example.org/en/articles/a%20b)\n");
  EXPECT_EQ(html_to_markdown("<p><a href=\"/a(b)\">Go</a></p>", as_it_is), "[Go](</a(b)>)\n");
}

TEST(HtmlToMarkdown, KeepsCodeApart) {
  EXPECT_EQ(html_to_markdown("<p><code>a</code><code>b</code></p>", as_it_is), "`a` `b`\n");
}

TEST(HtmlToMarkdown, SurvivesHtmlThatIsTorn) {
  EXPECT_EQ(html_to_markdown("", as_it_is), "");
  EXPECT_EQ(html_to_markdown("<p>open <em>still", as_it_is), "open *still*\n");
  EXPECT_EQ(html_to_markdown("</p></p>text", as_it_is), "text\n");
}

// The page's anchors may be of the writer's choosing, which Markdown elsewhere has no way to say.
std::string without_anchors(const std::string& html) {
  static const std::regex id("(<h[1-6]) id=\"[^\"]*\"");
  return std::regex_replace(html, id, "$1");
}

// Every article that ships says in the end what it said before.
TEST(HtmlToMarkdown, GivesTheSameHtmlAgain) {
  int articles = 0;
  const std::filesystem::path content = std::filesystem::path(FIRSTLINE_SOURCE_DIR) / "content";
  for (const auto& file : std::filesystem::recursive_directory_iterator(content)) {
    if (file.path().extension() != ".md" || file.path().filename() == "_index.md") continue;
    std::ifstream in(file.path());
    const std::string source{std::istreambuf_iterator<char>(in), {}};
    const std::size_t body = source.find("\n---\n") + 5;
    const std::string html = html_of(source.substr(body));
    EXPECT_EQ(without_anchors(html_of(html_to_markdown(html, as_it_is))), without_anchors(html)) << file.path();
    ++articles;
  }
  EXPECT_GT(articles, 20);
}

}  // namespace
}  // namespace firstline
