#include "server/page/page_renderer.h"

#include <gmock/gmock.h>

#include "tests/server/page/site_fixture.h"

namespace firstline {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class Pages : public SiteFixture {
 protected:
  void SetUp() override {
    write(
        "site.yml",
        "name: Bikes\ndefault_locale: en\nlocales:\n  en: { name: English }\n  de: { name: Deutsch, fallback: [en] }\n"
        "  ar: { name: العربية }\ncontact: { email: help@example.org }\naccent: \"#123456\"\n");
    write("en/wheels/_index.md", "---\ntitle: Wheels\ndescription: Round things.\nicon: gear\n---\n");
    write("en/wheels/true.md",
          "---\ntitle: True a wheel\ntags: [wheel]\nrelated: [wheels/tyres]\nupdated: 2026-11-20\norder: 1\n---\n"
          "Intro.\n\n## Find the spot\n\nLook.\n\n### Closely\n\nYes.\n\n## Turn the nipple\n\nA quarter.\n");
    write("en/wheels/tyres.md",
          "---\ntitle: Tyres\ntype: faq\norder: 2\n---\n## How hard?\n\nFour bar.\n\n## How wide?\n\n32.\n");
    write("en/wheels/old.md", "---\ntitle: Old\nstatus: archived\n---\nText.\n");
    write("de/wheels/_index.md", "---\ntitle: Laufräder\n---\n");
    write("de/wheels/true.md", "---\ntitle: Laufrad zentrieren\n---\nText.\n");
    write("de/wheels/tyres.md", "---\ntitle: Tyres\nuntranslated: true\n---\nFour bar.\n");
    write("ar/wheels/true.md", "---\ntitle: ضبط العجلة\n---\nنص.\n");
    build();
  }
  const PageRenderer pages_ = shipped_pages();
};

TEST_F(Pages, ShowCategoriesWithTheirFirstArticlesAtHome) {
  const std::string page = pages_.home(context());
  EXPECT_THAT(page, AllOf(HasSubstr("Wheels"), HasSubstr("2 articles"), HasSubstr("href=\"/en/articles/wheels/true\""),
                          HasSubstr("icons."), HasSubstr("#gear\"")));
  EXPECT_THAT(page, HasSubstr("action=\"/en/search\""));
}

TEST_F(Pages, LinkEveryLanguageThatHasThePage) {
  const std::string page = article_page(pages_, "en", "wheels/true");
  for (const std::string tag : {"en", "de", "ar"}) {
    EXPECT_THAT(
        page, HasSubstr("hreflang=\"" + tag + "\" href=\"https://help.example.org/" + tag + "/articles/wheels/true\""));
  }
  EXPECT_THAT(page, HasSubstr("hreflang=\"x-default\" href=\"https://help.example.org/en/articles/wheels/true\""));
  EXPECT_THAT(page, HasSubstr("<link rel=\"canonical\" href=\"https://help.example.org/en/articles/wheels/true\">"));
}

TEST_F(Pages, OfferNoUntranslatedCopyAsATranslation) {
  const std::string copy = article_page(pages_, "de", "wheels/tyres");
  EXPECT_THAT(copy, HasSubstr("noch nicht übersetzt"));
  EXPECT_THAT(copy, HasSubstr("rel=\"canonical\" href=\"https://help.example.org/en/articles/wheels/tyres\""));
  EXPECT_THAT(article_page(pages_, "en", "wheels/tyres"), Not(HasSubstr("hreflang=\"x-default\"")));
}

TEST_F(Pages, RunFromRightToLeftInArabic) {
  EXPECT_THAT(article_page(pages_, "ar", "wheels/true"), HasSubstr("<html lang=\"ar\" dir=\"rtl\">"));
  EXPECT_THAT(pages_.home(context("ar", "/ar/")), HasSubstr("كيف يمكننا مساعدتك؟"));
}

TEST_F(Pages, GiveAnArticleItsPlaceContentsAndNeighbours) {
  const std::string page = article_page(pages_, "en", "wheels/true");
  EXPECT_THAT(page, AllOf(HasSubstr("href=\"/en/categories/wheels\""), HasSubstr("Updated November 20, 2026"),
                          HasSubstr("href=\"#find-the-spot\""), HasSubstr("href=\"#closely\""),
                          HasSubstr("rel=\"next\" href=\"/en/articles/wheels/tyres\""), HasSubstr("Related articles"),
                          HasSubstr("href=\"/en/search?tag=wheel\"")));
  EXPECT_THAT(page, HasSubstr("\"@type\":\"TechArticle\""));
  EXPECT_THAT(article_page(pages_, "en", "wheels/tyres"),
              AllOf(HasSubstr("\"@type\":\"FAQPage\""), HasSubstr("\"name\":\"How hard?\""), HasSubstr("Four bar.")));
}

TEST_F(Pages, KeepArchivedArticlesOutOfSearchEnginesAndSaySo) {
  EXPECT_THAT(article_page(pages_, "en", "wheels/old"),
              AllOf(HasSubstr("This article is archived"), HasSubstr("<meta name=\"robots\" content=\"noindex\">")));
}

TEST_F(Pages, KeepFiltersInEveryLinkOfTheResults) {
  SearchRequest request;
  request.query = "wheel & <b>";
  request.locale = "en";
  request.category = "wheels";
  request.page = 2;
  SearchResponse response;
  response.query = request.query;
  response.total = 45;
  response.page = 2;
  response.hits.resize(2);
  response.hits[0].title_html = "True a <mark>wheel</mark>";
  response.hits[0].locale = "en";
  response.hits[1].fallback = true;
  response.hits[1].locale = "de";
  response.tags = {{"wheel", "", 7}};
  response.corrected_query = "wheels";
  const std::string page = pages_.results(context("en", "/en/search"), request, response);
  EXPECT_THAT(page, AllOf(HasSubstr("q=wheel%20%26%20%3Cb%3E&amp;category=wheels&amp;page=3"),
                          HasSubstr("category=wheels&amp;tag=wheel\""), HasSubstr("True a <mark>wheel</mark>"),
                          HasSubstr("45 results"), HasSubstr("Deutsch</span>"), HasSubstr("instead of"),
                          HasSubstr("aria-label=\"Remove filter: Wheels\"")));
  EXPECT_THAT(page, Not(HasSubstr("& <b>")));
}

TEST_F(Pages, HelpThoseWhoFindNothing) {
  SearchRequest request;
  request.query = "xyzzy";
  request.locale = "en";
  const std::string page = pages_.results(context("en", "/en/search"), request, SearchResponse{});
  EXPECT_THAT(page, AllOf(HasSubstr("No results for “xyzzy”"), HasSubstr("href=\"/en/categories/wheels\""),
                          HasSubstr("href=\"/en/contact\"")));
}

TEST_F(Pages, OfferAWayToWriteThatKeepsWhatWasTyped) {
  ContactForm form;
  form.subject = "Flat & \"slow\"";
  form.body = "Line\nbreak";
  form.searched = true;
  const std::string page = pages_.contact(context("en", "/en/contact"), form);
  EXPECT_THAT(page, AllOf(HasSubstr("mailto:help%40example.org?subject=Flat%20%26%20%22slow%22&amp;body=Line%0Abreak"),
                          HasSubstr("value=\"Flat &amp; &quot;slow&quot;\""), HasSubstr("no article that answers")));
}

TEST_F(Pages, CutAMessageThatAMailLinkCannotCarryAndSayWhere) {
  for (const std::string letter : {"a", "ä", "ب", "日", "👨‍👩‍👧"}) {
    ContactForm form;
    form.subject = "Slow";
    form.searched = true;
    const auto link = [&](std::size_t letters) {
      form.body.clear();
      for (std::size_t i = 0; i < letters; ++i) form.body += letter;
      const std::string page = pages_.contact(context("en", "/en/contact"), form);
      const std::size_t begin = page.find("mailto:");
      return page.substr(begin, page.find('"', begin) - begin);
    };
    EXPECT_THAT(link(25), testing::Not(HasSubstr("%E2%80%A6"))) << letter;
    const std::string cut = link(5000);
    EXPECT_THAT(cut, testing::EndsWith("%20%5B%E2%80%A6%5D")) << letter;
    EXPECT_GT(cut.size(), 1850u) << letter;
    EXPECT_LE(cut.size(), 2000u) << letter;
    form.subject.clear();
    for (int i = 0; i < 300; ++i) form.subject += letter;
    EXPECT_LE(link(5000).size(), 2000u) << letter;
    EXPECT_GT(link(5000).size(), 1800u) << letter;
    form.subject = "Slow";
  }
}

TEST_F(Pages, ExplainErrorsAndOfferASearch) {
  EXPECT_THAT(pages_.error(context("de", "/de/x"), 404, "Kein <Artikel>"),
              AllOf(HasSubstr("Fehler 404"), HasSubstr("role=\"search\""), HasSubstr("Kein &lt;Artikel&gt;")));
  EXPECT_THAT(pages_.bare_error(503), HasSubstr("Error 503"));
}

// Feeds hold absolute addresses, so there are none where the site's is not known.
TEST_F(Pages, LinkTheFeedOnlyWhereThereIsOne) {
  PageContext nowhere = context();
  EXPECT_EQ(count(pages_.home(nowhere), "href=\"/en/feed.xml\""), 2u) << "in the head and at the foot";
  nowhere.base_url.clear();
  for (const std::string& page : {pages_.home(nowhere), pages_.error(nowhere, 404, ""), pages_.contact(nowhere, {})}) {
    EXPECT_THAT(page, AllOf(Not(HasSubstr("href=\"\"")), Not(HasSubstr("Atom")), Not(HasSubstr("atom"))));
  }
}

TEST_F(Pages, SetTheAccentColourByAStylesheet) {
  EXPECT_THAT(pages_.home(context()), HasSubstr("href=\"/static/accent-123456.css\""));
  EXPECT_TRUE(pages_.static_asset("/static/accent-123456.css"));
  EXPECT_FALSE(pages_.static_asset("/static/no.css"));
}

class HostilePages : public SiteFixture {
 protected:
  void SetUp() override {
    const std::string title = "title: \"</script><script>alert('1')</script>\\\" onload=\\\"x <!--\"\n";
    write("site.yml",
          "name: \"</script><script>alert('1')</script>\"\ndefault_locale: en\nlocales:\n  en: { name: \"<b>\" }\n"
          "  de: { name: \"\\\" onload=\\\"x\" }\n");
    write("en/a/_index.md",
          "---\n" + title + "description: \"<script>alert('1')</script>\"\nicon: \"<script>\"\n---\n");
    write("en/a/b.md", "---\n" + title +
                           "description: \"</script><script>alert('1')</script>\"\ntags: [\"<script>alert('1')\"]\n"
                           "type: faq\n---\n## Why </script><script>alert('1')</script>?\n\nNo `</script>`.\n");
    write("en/a/c.md", "---\n" + title + "---\nText.\n");
    write("de/a/b.md", "---\n" + title + "---\nText.\n");
    build();
  }
};

TEST_F(HostilePages, ShowTitlesAsTextEverywhere) {
  const PageRenderer pages = shipped_pages();
  const std::string hostile = "\"><script>alert('1')</script>";
  SearchRequest request;
  request.query = hostile;
  request.locale = "en";
  request.tag = request.category = request.type = hostile;
  SearchResponse response;
  response.query = hostile;
  response.corrected_query = hostile;
  response.relaxed = {{hostile}};
  response.total = 30;
  SearchHit hit;
  hit.url = hit.category_title = hit.title = hostile;
  hit.section = SearchHit::SectionLink{hostile, hostile};
  response.hits = {hit};
  response.categories = response.tags = {{hostile, hostile, 3}};
  ContactForm form{hostile, hostile, true, {{hostile, hostile, ""}}};

  const std::string rendered[] = {
      pages.home(context()),
      pages.category(context(), *reader().find_category("en", "a")),
      article_page(pages, "en", "a/b"),
      article_page(pages, "en", "a/c"),
      pages.results(context("en", hostile), request, response),
      pages.results(context("en", hostile), request, SearchResponse{}),
      pages.contact(context(), form),
      pages.error(context("en", hostile), 404, hostile),
      pages.error(context(hostile, hostile), 404, hostile),
  };
  for (const std::string& page : rendered) {
    EXPECT_THAT(page, Not(HasSubstr("<script>alert")));
    EXPECT_THAT(page, Not(HasSubstr("\" onload=\"x")));
    EXPECT_THAT(page, Not(HasSubstr("<!--")));
    EXPECT_EQ(count(page, "<script"), 1 + count(page, "<script type=\"application/ld+json\">"));
    EXPECT_EQ(count(page, "<script"), count(page, "</script>"));
  }
  EXPECT_THAT(rendered[2], HasSubstr("\\u003c/script\\u003e"));
}

class Themes : public SiteFixture {
 protected:
  void SetUp() override {
    write("en/a.md", "# A\n\nText.\n");
    build();
  }
  TemporaryFolder theme_;
};

TEST_F(Themes, LieOverTheShippedFilesOneByOne) {
  theme_.write("footer.mustache", "<footer>{{site_name}} by Us {{t.home_heading}} {{asset.brand.css}}</footer>");
  theme_.write("messages/en.json", R"({"home_heading": "Hi there"})");
  theme_.write("static/brand.css", "a{}");
  const PageRenderer pages = shipped_pages(theme_.path());
  const std::string page = pages.home(context());
  EXPECT_THAT(page, AllOf(HasSubstr("by Us Hi there /static/brand."), HasSubstr("<h1>Hi there</h1>"),
                          HasSubstr("/static/site.")));
}

TEST_F(Themes, FailToLoadWithFileAndLine) {
  theme_.write("footer.mustache", "<footer>\n\n{{sight_name}}</footer>");
  const auto pages = PageRenderer::load(kTemplates, theme_.path());
  ASSERT_FALSE(pages);
  EXPECT_THAT(pages.error().message,
              AllOf(HasSubstr((theme_.path() / "footer.mustache").string() + ":3: error:"), HasSubstr("sight_name")));
}

TEST(StaticFiles, CarryAHashAndKeepNames) {
  TemporaryFolder theme;
  theme.write("static/site.css", "a{color:red}");
  const PageRenderer shipped = shipped_pages(), themed = shipped_pages(theme.path());
  const auto url = [](const PageRenderer& pages, std::string_view name) {
    for (const StaticAsset& asset : pages.static_assets()) {
      if (asset.name == name) return asset.url;
    }
    return std::string();
  };
  EXPECT_THAT(url(shipped, "site.css"), testing::MatchesRegex("/static/site\\.[0-9a-f]+\\.css"));
  EXPECT_NE(url(shipped, "site.css"), url(themed, "site.css"));
  EXPECT_EQ(url(shipped, "site.js"), url(themed, "site.js"));
  EXPECT_NE(url(shipped, "favicon.ico"), "");
}

// Paper does not scroll: a box that does would cut a wide table off there.
TEST(StaticFiles, LetTablesScrollOnScreensOnly) {
  const PageRenderer pages = shipped_pages();
  for (const StaticAsset& asset : pages.static_assets()) {
    if (asset.name != "site.css") continue;
    const std::string css(asset.bytes);
    EXPECT_EQ(count(css, "overflow-x"), 1u);
    EXPECT_THAT(css, HasSubstr("@media screen {\n  .table { overflow-x: auto; }"));
    EXPECT_THAT(css.substr(css.find("@media print")), HasSubstr("th, td { padding: .25rem; overflow-wrap: anywhere;"));
  }
}

// What a visitor downloads before the first page shows.
TEST(StaticFiles, StaySmall) {
  const PageRenderer pages = shipped_pages();
  for (const StaticAsset& asset : pages.static_assets()) {
    if (asset.name == "site.css") {
      EXPECT_LT(asset.bytes.size(), 20u * 1024);
    } else if (asset.name == "site.js") {
      EXPECT_LT(asset.bytes.size(), 6u * 1024);
    }
  }
}

}  // namespace
}  // namespace firstline
