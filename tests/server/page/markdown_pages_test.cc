#include "server/page/markdown_pages.h"

#include <gmock/gmock.h>

#include "tests/server/page/site_fixture.h"

namespace firstline {
namespace {

using testing::HasSubstr;
using testing::Not;

class MarkdownPages : public SiteFixture {
 protected:
  void SetUp() override {
    write("site.yml",
          "name: Bikes & more\ndefault_locale: en\nlocales:\n  en: { name: English }\n  de: { name: Deutsch }\n");
    write("en/start.md", "---\ntitle: Start\n---\nText.\n");
    write("en/wheels/_index.md", "---\ntitle: Wheels\n---\n");
    write("en/wheels/true.md",
          "---\ntitle: True a [bent] wheel\ndescription: With a *key*.\n---\nSee [tyres](tyres.md#how-hard).\n\n"
          "![Spokes](spokes.png)\n");
    write("en/wheels/spokes.png", "png");
    write("en/wheels/tyres.md", "---\ntitle: Tyres\ntype: faq\n---\n## How hard?\n\nFour bar.\n");
    write("en/wheels/stock.md", "---\ntitle: Stock levels\naudience: agents\n---\nFew.\n");
    write("en/wheels/gone.md", "---\ntitle: Gone\nstatus: archived\n---\nText.\n");
    write("de/wheels/tyres.md", "---\ntitle: Reifen\nuntranslated: true\n---\nFour bar.\n");
    write("de/wheels/true.md", "---\ntitle: Laufrad zentrieren\n---\nText.\n");
    build();
  }
};

TEST_F(MarkdownPages, SayWhatThePageSays) {
  EXPECT_EQ(article_markdown(context(), *reader().find("en", "wheels/true", kNow)),
            "# True a \\[bent\\] wheel\n\nWith a \\*key\\*.\n\n"
            "See [tyres](https://help.example.org/en/articles/wheels/tyres#how-hard).\n\n"
            "![Spokes](https://help.example.org/files/en/wheels/spokes.png)\n");
}

TEST_F(MarkdownPages, ListEveryArticleOfTheLocale) {
  const std::string text = llms_text(context());
  EXPECT_THAT(text, testing::StartsWith("# Bikes & more\n"));
  EXPECT_THAT(text, HasSubstr("## Bikes & more\n\n- [Start](https://help.example.org/en/articles/start.md)\n"));
  EXPECT_THAT(text, HasSubstr("## Wheels\n"));
  EXPECT_THAT(text,
              HasSubstr("- [True a \\[bent\\] wheel](https://help.example.org/en/articles/wheels/true.md): With"));
  EXPECT_THAT(text, HasSubstr("[Deutsch](https://help.example.org/de/llms.txt)"));
  for (const std::string hidden : {"Stock", "Gone"}) EXPECT_THAT(text, Not(HasSubstr(hidden)));
  EXPECT_THAT(llms_text(context("de")), Not(HasSubstr("Reifen")));
}

}  // namespace
}  // namespace firstline
