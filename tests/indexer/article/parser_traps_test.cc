// What the Markdown library is known to get wrong or to leave to its caller. Slow inputs are HostileInput's business,
// raw HTML and addresses Security's.
#include <gmock/gmock.h>

#include "tests/indexer/article/content_fixture.h"

namespace firstline {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::Not;

Article parse(const std::string& text) {
  ContentFixture content{{"en/a.md", text}};
  return content.parse_all().at("en/a.md");
}

TEST(ParserTraps, FrontMatterIsNoRuleAndNoHeading) {
  const Article article = parse("---\ntitle: X\n---\nText.\n");
  EXPECT_EQ(article.html, "<p>Text.</p>\n");
  EXPECT_EQ(article.meta.title, "X");
}

TEST(ParserTraps, AFootnotesNameMayHoldAW) {
  const Article article = parse("Said[^www] and[^w].\n\n[^www]: First.\n[^w]: Second.\n");
  EXPECT_THAT(article.html, HasSubstr("First."));
  EXPECT_THAT(article.html, HasSubstr("Second."));
  EXPECT_THAT(article.html, Not(HasSubstr("[^w")));
}

TEST(ParserTraps, HeadingsHaveIds) {
  EXPECT_THAT(parse("---\ntitle: X\n---\n## Über uns\n").html, HasSubstr("<h2 id=\"über-uns\">"));
}

TEST(ParserTraps, BytesThatAreNoTextAreReportedAndNotReplaced) {
  for (const std::string& bytes : {std::string("\xff"), std::string(1, '\0'), std::string("\xed\xa0\x80")}) {
    ContentFixture content{{"en/a.md", "Line.\nNo" + bytes + "\n"}, {"en/b.md", "Fine.\n"}};
    EXPECT_EQ(content.parse_all().size(), 1u);
    EXPECT_THAT(content.messages(), Contains(HasSubstr("en/a.md:2:3: error: ")));
  }
}

TEST(ParserTraps, ALineOfPipesMakesNoTable) {
  const std::string pipes(3000, '|');
  EXPECT_THAT(parse(pipes + "\n" + pipes + "\n").html, Not(HasSubstr("<table")));
}

}  // namespace
}  // namespace firstline
