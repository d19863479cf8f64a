#include "indexer/article/content_tree.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <thread>

#include "indexer/base/file.h"
#include "tests/indexer/article/content_fixture.h"

namespace firstline {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::vector<std::string> ids(const ContentTree& tree) {
  std::vector<std::string> out;
  for (const auto& source : tree.articles()) out.push_back(source.meta.locale + ":" + source.meta.id);
  return out;
}

TEST(Site, IsReadFromSiteYml) {
  Diagnostics findings;
  const auto site = parse_site(
      "name: {en: Help, de: Hilfe}\ndefault_locale: DE\nlocales:\n  de: {name: Deutsch, fallback: [en]}\n  en: "
      "English\n"
      "contact: {email: a@b.c, url: https://x.org/}\naccent: '#0b57d0'\nlogo: /img/logo.svg\n"
      "search: {weights: {title: 2.5}}\nextra: 1\n",
      "site.yml", findings);
  EXPECT_THAT(findings, IsEmpty());
  EXPECT_EQ(site.name("de"), "Hilfe");
  EXPECT_EQ(site.name("fr"), "Hilfe");
  EXPECT_EQ(site.default_locale, "de");
  ASSERT_EQ(site.locales.size(), 2u);
  EXPECT_THAT(site.locales[0].fallback, ElementsAre("en"));
  EXPECT_EQ(site.locales[1].name, "English");
  EXPECT_EQ(site.contact_email, "a@b.c");
  EXPECT_EQ(site.accent, "#0b57d0");
  EXPECT_EQ(site.logo, "img/logo.svg");
  EXPECT_EQ(site.search_weights.at("title"), 2.5);
}

TEST(Site, NamesTheWeightsThatTheSearchHas) {
  Diagnostics findings;
  const auto site =
      parse_site("name: X\nsearch:\n  weights:\n    title: 2\n    tittle: 3\n    body: -1\n", "site.yml", findings);
  EXPECT_THAT(site.search_weights, ElementsAre(testing::Pair("title", 2)));
  ASSERT_EQ(findings.size(), 2u);
  EXPECT_THAT(to_string(findings[0]),
              testing::AllOf(HasSubstr("site.yml:5:5: warning: search.weights has no \"tittle\""),
                             HasSubstr("body, headings, keywords, title,")));
  EXPECT_THAT(to_string(findings[1]), HasSubstr("site.yml:6:11: warning: search.weights.body must be"));
}

TEST(Site, ReportsWrongFieldsAndTakesTheirDefaults) {
  Diagnostics findings;
  const auto site = parse_site(
      "locales: [en, api, en]\ndefault_locale: fr\ncontact: {url: 'javascript:x', email: nobody}\naccent: red\n"
      "logo: ../x\nsearch: {weights: {a: b}}\n",
      "site.yml", findings);
  EXPECT_EQ(findings.size(), 8u);
  EXPECT_EQ(site.name("en"), "Help Centre");
  EXPECT_EQ(site.default_locale, "en");
  EXPECT_EQ(site.contact_url + site.contact_email + site.accent + site.logo, "");
}

TEST(ContentTree, TakesFoldersThatAreLocalesForLocales) {
  ContentFixture site(
      {{"en/a.md", "a"}, {"de/a.md", "a"}, {"pt-BR/b/c.md", "a"}, {"api/x.md", "x"}, {"README.md", "x"}});
  const auto tree = site.scan();
  EXPECT_THAT(ids(tree), ElementsAre("de:a", "en:a", "pt-BR:b/c"));
  EXPECT_EQ(tree.site().default_locale, "en");
  EXPECT_EQ(tree.site().locales.front().locale.tag(), "en");
  EXPECT_THAT(site.messages(), ElementsAre(HasSubstr("README.md:1:1: warning: left out"),
                                           HasSubstr("api/:1:1: warning: left out: 1 Markdown files")));
}

TEST(ContentTree, TakesATreeWithoutLocalesForOne) {
  ContentFixture site{{"api/x.md", "x"}, {"cpp-docs/y.md", "y"}, {"index.md", "z"}};
  site.options.default_locale = "fr";
  const auto tree = site.scan();
  EXPECT_THAT(ids(tree), ElementsAre("fr:api/x", "fr:cpp-docs/y", "fr:index"));
}

TEST(ContentTree, MatchesFoldersToListedLocalesInAnySpelling) {
  ContentFixture site(
      {{"site.yml", "locales: [en, pt-BR]\n"}, {"pt_br/a.md", "a"}, {"en/a.md", "a"}, {"de/a.md", "a"}});
  EXPECT_THAT(ids(site.scan()), ElementsAre("en:a", "pt-BR:a"));
}

TEST(ContentTree, MergesTwoFoldersOfOneLocale) {
  ContentFixture site{{"nb/a.md", "a"}, {"no/b.md", "b"}};
  EXPECT_THAT(ids(site.scan()), ElementsAre("nb:a", "nb:b"));
}

TEST(ContentTree, NamesArticlesByTheirPaths) {
  ContentFixture site{{"en/a/b.md", "x"},          {"en/a/c/index.md", "x"},
                      {"en/d/index.mdx", "x"},     {"en/d/e.markdown", "x"},
                      {"en/d/README.md", "x"},     {"en/d/_part.md", "x"},
                      {"en/Ünïcödé 中文.md", "x"}, {"en/f.md", "---\nid: other/name\n---\nx"}};
  const auto tree = site.scan();
  EXPECT_THAT(ids(tree),
              ElementsAre("en:a/b", "en:a/c", "en:d", "en:d/README", "en:d/e", "en:other/name", "en:Ünïcödé 中文"));
  std::map<std::string, std::string> categories;
  for (const auto& source : tree.articles()) categories[source.meta.id] = source.meta.category;
  EXPECT_EQ(categories["a/c"], "a");  // a leaf: a folder for one page
  EXPECT_EQ(categories["d"], "d");    // the page of a folder that has others
  EXPECT_EQ(article_path("en", "Ünï 中/a?b"), "/en/articles/%C3%9Cn%C3%AF%20%E4%B8%AD/a%3Fb");
}

TEST(ContentTree, FillsTitlesFromHeadingsAndPaths) {
  ContentFixture site{{"en/a.md", "# From *heading*\n\nx"}, {"en/two-words.md", "x"}, {"en/e.md", ""}};
  const auto articles = site.parse_all();
  EXPECT_EQ(articles.at("en/a.md").meta.title, "From heading");
  EXPECT_EQ(articles.at("en/two-words.md").meta.title, "Two words");
  EXPECT_EQ(articles.at("en/e.md").meta.title, "E");
  EXPECT_THAT(site.messages(), ElementsAre(HasSubstr("en/e.md:1:1: warning: has no text")));
}

TEST(ContentTree, DescribesCategories) {
  ContentFixture site{{"en/a-b/_index.md", "---\ntitle: Writing\norder: 2\ndescription: D\nicon: pen\n---\nBody\n"},
                      {"en/a-b/c/x.md", "x"},
                      {"en/d/_category_.json", "{\"label\": \"Dogs\", \"position\": 1}"},
                      {"en/d/x.md", "x"},
                      {"en/secret/_index.md", "---\naudience: agents\n---\n"},
                      {"en/secret/x.md", "x"}};
  const auto tree = site.scan();
  ASSERT_EQ(tree.categories().size(), 4u);
  EXPECT_EQ(tree.categories()[0].title, "Writing");
  EXPECT_EQ(tree.categories()[0].order, 2);
  EXPECT_EQ(tree.categories()[1].path, "a-b/c");
  EXPECT_EQ(tree.categories()[1].title, "C");
  EXPECT_EQ(tree.categories()[2].title, "Dogs");
  EXPECT_EQ(tree.categories()[3].audience, Audience::agents);
}

TEST(ContentTree, AudienceOfAFolderHoldsForAllBelow) {
  ContentFixture site{{"en/in/_index.md", "---\naudience: agents\n---\n"},
                      {"en/in/deep/a.md", "---\naudience: public\n---\nx"},
                      {"en/b.md", "x"}};
  const auto tree = site.scan();
  EXPECT_EQ(tree.articles()[0].meta.audience, Audience::everyone);
  EXPECT_EQ(tree.articles()[1].meta.audience, Audience::agents);
}

TEST(ContentTree, ABrokenFolderFileOpensNothing) {
  ContentFixture site{{"en/in/_index.md", "---\naudience: agents\naudience: agents\n---\n"}, {"en/in/a.md", "x"}};
  EXPECT_EQ(site.scan().articles()[0].meta.audience, Audience::agents);
}

TEST(ContentTree, LeavesOutDraftsAndWhatIsScheduled) {
  const std::map<std::string, std::string> files{{"en/a.md", "---\nstatus: draft\n---\nx"},
                                                 {"en/b.md", "---\npublish_at: 2099-01-01\n---\nx"},
                                                 {"en/c.md", "---\nstatus: archived\n---\nx"},
                                                 {"en/d.md", "---\npublish_at: 2020-01-01\n---\nx"}};
  ContentFixture published(files);
  EXPECT_THAT(ids(published.scan()), ElementsAre("en:c", "en:d"));
  ContentFixture all(files);
  all.options.include_unpublished = true;
  EXPECT_EQ(all.scan().articles().size(), 4u);
}

TEST(ContentTree, LeavesOutAnArticleWhoseDateCannotBeRead) {
  ContentFixture site{{"en/a.md", "---\npublish_at: tomorrow\n---\nx"}, {"en/b.md", "x"}};
  EXPECT_THAT(ids(site.scan()), ElementsAre("en:b"));
  EXPECT_THAT(site.messages(), ElementsAre(HasSubstr("en/a.md:2:13: error: publish_at must be a date")));
}

TEST(ContentTree, HandlesWindowsFiles) {
  ContentFixture site{{"en/a.md", "\xEF\xBB\xBF---\r\ntitle: T\r\n---\r\n\r\n[x](no.md)\r\n"}};
  const auto articles = site.parse_all();
  EXPECT_EQ(articles.at("en/a.md").meta.title, "T");
  EXPECT_THAT(site.messages(), ElementsAre(HasSubstr("en/a.md:5:1: warning: link target \"no.md\" does not exist")));
}

TEST(ContentTree, LeavesOutWhatCannotBeReadAndKeepsTheRest) {
  ContentFixture site{{"en/a.md", "x\n\xFFy"},
                      {"en/b.md", std::string("x\0y", 3)},
                      {"en/c.md", std::string(2000, 'x')},
                      {"en/d.md", "---\na: [\n---\n"},
                      {"en/e.md", "fine"},
                      {"en/f.md", "---\nid: e\n---\nx"},
                      {"en/g.md", "---\nid: a/../b\n---\nx"},
                      {"en/h.md", "---\nid: '" + std::string(201, 'x') + "'\n---\nx"},
                      {"en/i.md", "\xFF\xFE x"}};
  site.options.max_file_bytes = 1000;
  EXPECT_THAT(ids(site.scan()), ElementsAre("en:e"));
  EXPECT_THAT(
      site.messages(),
      ElementsAre(HasSubstr("en/a.md:2:1: error: is not UTF-8"), HasSubstr("en/b.md:1:2: error: has a NUL byte"),
                  HasSubstr("en/c.md:1:1: error: cannot be read or is larger than 1000 bytes"),
                  HasSubstr("error: bad YAML"), HasSubstr("en/f.md:2:5: error: duplicate id \"e\": en/e.md"),
                  HasSubstr("en/g.md:2:5: error: the id (a/../b)"), HasSubstr("longer than 200 bytes"),
                  HasSubstr("en/i.md:1:1: error: is UTF-16")));
}

TEST(ContentTree, FailsOnlyWithoutAFolder) {
  Diagnostics findings;
  const auto tree = ContentTree::scan("/no/such/folder", {}, findings);
  ASSERT_FALSE(tree);
  EXPECT_THAT(tree.error().message, HasSubstr("/no/such/folder"));
}

TEST(Links, AreResolvedInEveryForm) {
  ContentFixture site(
      {{"en/guide/a.md",
        "[1](b.md) [2](b) [3](../top.md#h) [4](/en/articles/top) [5](guide/b) [6](./b.md?x=1) "
        "[7](/guide/b) [8](../guide/) [9](%62.md) [10](#own) [11](/old/b) [12](b.html) [13](../sub)\n\n## Own\n"},
       {"en/guide/b.md", "---\nredirect_from: [/old/b/]\n---\nx"},
       {"en/guide/_index.md", "---\ntitle: G\n---\n"},
       {"en/sub/index.md", "x"},
       {"en/top.md", "## H\n"}});
  const auto html = site.parse_all().at("en/guide/a.md").html;
  EXPECT_THAT(site.messages(), IsEmpty());
  for (const auto expected :
       {"<a href=\"/en/articles/guide/b\">1<", "<a href=\"/en/articles/guide/b\">2<",
        "<a href=\"/en/articles/top#h\">3<", "<a href=\"/en/articles/top\">4<", "<a href=\"/en/articles/guide/b\">5<",
        "<a href=\"/en/articles/guide/b\">6<", "<a href=\"/en/articles/guide/b\">7<",
        "<a href=\"/en/categories/guide\">8<", "<a href=\"/en/articles/guide/b\">9<", "<a href=\"#own\">10<",
        "<a href=\"/en/articles/guide/b\">11<", "<a href=\"/en/articles/guide/b\">12<",
        "<a href=\"/en/articles/sub\">13<"}) {
    EXPECT_THAT(html, HasSubstr(expected));
  }
}

TEST(Links, ThatLeadNowhereAreTextAndFindings) {
  ContentFixture site{{"en/a.md", "[x](no.md) [y](/en/articles/no) [z](../../../etc/passwd) ![w](no.png) [v]()\n"}};
  EXPECT_EQ(site.parse_all().at("en/a.md").html, "<p>x y z w v</p>\n");
  EXPECT_EQ(site.findings.size(), 5u);
}

TEST(Links, AddressesOfOtherProgramsOnTheHostStay) {
  ContentFixture site{{"en/a.md", "[x](/windows/desktop/api) [y](mailto:a@b.c) [z](//cdn.org/x)\n"}};
  EXPECT_THAT(site.parse_all().at("en/a.md").html, HasSubstr("<a href=\"/windows/desktop/api\">x</a>"));
  EXPECT_THAT(site.messages(), IsEmpty());
}

TEST(Links, FallBackToALocaleThatHasThePage) {
  ContentFixture site{{"site.yml", "default_locale: en\nlocales: {en: E, de: D, at: {fallback: [de]}}\n"},
                      {"de/a.md", "[x](b.md) [y](c.md)\n"},
                      {"de/c.md", "x"},
                      {"en/b.md", "x"}};
  EXPECT_EQ(site.parse_all().at("de/a.md").html,
            "<p><a href=\"/en/articles/b\">x</a> <a href=\"/de/articles/c\">y</a></p>\n");
  EXPECT_THAT(site.messages(), Contains(HasSubstr("does not exist in de; the link leads to the page in en")));
}

TEST(Links, ToAgentsArticlesSayNothingToCustomers) {
  ContentFixture site{{"en/a.md", "---\nrelated: [secret/plan]\n---\n[see](secret/plan.md) [img](secret/p.png)\n"},
                      {"en/secret/_index.md", "---\naudience: agents\ntitle: Hidden\n---\n"},
                      {"en/secret/plan.md", "[back](../a.md) ![p](p.png)\n"},
                      {"en/secret/p.png", "x"},
                      {"en/draft.md", "---\ndraft: true\n---\nx"},
                      {"en/b.md", "[d](draft.md) [c](secret)\n"}};
  const auto articles = site.parse_all();
  EXPECT_EQ(articles.at("en/a.md").html, "<p>see img</p>\n");
  EXPECT_EQ(articles.at("en/b.md").html, "<p>d c</p>\n");
  EXPECT_THAT(articles.at("en/a.md").meta.related, IsEmpty());
  EXPECT_THAT(articles.at("en/secret/plan.md").html, HasSubstr("/en/articles/a"));
  ASSERT_EQ(site.attachments.size(), 1u);
  EXPECT_EQ(site.attachments[0].audience, Audience::agents);
}

TEST(Links, FilesBecomeAttachments) {
  ContentFixture site{{"en/a/b.md", "![x](pic%20ture.png) [y](../doc.pdf) ![z](/shared/l.svg)\n"},
                      {"en/a/pic ture.png", "x"},
                      {"en/doc.pdf", "x"},
                      {"shared/l.svg", "x"}};
  const auto html = site.parse_all().at("en/a/b.md").html;
  EXPECT_THAT(site.messages(), IsEmpty());
  EXPECT_THAT(html, HasSubstr("src=\"/files/en/a/pic%20ture.png\""));
  EXPECT_THAT(html, HasSubstr("href=\"/files/en/doc.pdf\""));
  ASSERT_EQ(site.attachments.size(), 3u);
  EXPECT_EQ(site.attachments[0].path, "en/a/pic ture.png");
  EXPECT_EQ(site.attachments[2].path, "shared/l.svg");
  EXPECT_EQ(site.attachments[2].url, "/files/en/~/shared/l.svg");
}

TEST(Links, ToMissingHeadingsAreFindings) {
  ContentFixture site{{"en/a.md", "[x](b.md#no) [y](b.md#Yes) [z](#nope) [ok](b.md#yes)\n"}, {"en/b.md", "## Yes\n"}};
  site.parse_all();
  EXPECT_THAT(site.messages(), ElementsAre(HasSubstr("en/a.md:1:1: warning: link target \"#nope\""),
                                           HasSubstr("\"yes\" is meant?"), HasSubstr("id \"no\"")));
}

TEST(Redirects, ThatAreTakenAreFindingsAndGo) {
  ContentFixture site{{"en/a.md", "---\nredirect_from: [/old, was]\n---\nx"},
                      {"en/b.md", "---\nredirect_from: [/old/, was, a]\n---\nx"}};
  const auto tree = site.scan();
  EXPECT_THAT(tree.articles()[0].meta.redirect_from, ElementsAre("/old", "was"));
  EXPECT_THAT(tree.articles()[1].meta.redirect_from, IsEmpty());
  EXPECT_EQ(site.findings.size(), 3u);
}

TEST(Findings, LeadToTheLineOfFrontMatter) {
  ContentFixture site{{"site.yml", "locales: [en, de]\n"},
                      {"en/a.md", "---\ntitle: A\nredirect_from:\n  - /old\n  - /older?x=1\n---\nx"},
                      {"en/b.md", "---\ntitle: B\naliases: [/new, /old]\nrelated: [a,\n  nowhere]\n---\nx"},
                      {"en/c.md", "---\nlocale:   fr\ncategory: a//b\n---\nx"},
                      {"en/d.md", "+++\ntitle = \"D\"\naliases = [\"/old\"]\n+++\nx"},
                      {"en/e/f.md", "---\nslug: /old\n---\nx"}};
  site.scan();
  EXPECT_THAT(site.messages(), testing::ElementsAre(HasSubstr("en/a.md:5:5: warning: redirect_from \"/older?x=1\""),
                                                    HasSubstr("en/b.md:3:17: warning: redirect_from \"/old\""),
                                                    HasSubstr("en/b.md:5:3: warning: related \"nowhere\""),
                                                    HasSubstr("en/c.md:2:11: warning: locale \"fr\""),
                                                    HasSubstr("en/c.md:3:11: warning: category has an empty"),
                                                    HasSubstr("en/d.md:1:1: warning: TOML"),
                                                    HasSubstr("en/d.md:3:10: warning: redirect"),
                                                    HasSubstr("en/e/f.md:2:7: warning: redirect_from \"/old\"")));
}

TEST(LinkFingerprint, ChangesWithAddressesAndNotWithWords) {
  ContentFixture site{{"en/a.md", "one"}, {"en/b.md", "two"}};
  const auto before = site.scan().link_fingerprint();
  site.write("en/a.md", "other words");
  EXPECT_EQ(site.scan().link_fingerprint(), before);
  site.write("en/b.md", "---\naudience: agents\n---\ntwo");
  const auto hidden = site.scan().link_fingerprint();
  EXPECT_NE(hidden, before);
  site.write("en/c.png", "x");
  EXPECT_NE(site.scan().link_fingerprint(), hidden);
}

TEST(ContentTree, ParsesOnManyThreads) {
  std::map<std::string, std::string> files;
  for (int i = 0; i < 200; ++i) {
    files["en/p" + std::to_string(i) + ".md"] =
        "# P\n\n[n](p" + std::to_string((i + 1) % 200) + ".md#x)\n\n| a |\n|-|\n| b |\n";
  }
  ContentFixture site(files);
  const auto tree = site.scan();
  std::vector<Diagnostics> findings(4);
  {
    std::vector<std::jthread> threads;
    for (std::size_t t = 0; t < 4; ++t) {
      threads.emplace_back([&, t] {
        std::vector<Attachment> attachments;
        for (const auto& source : tree.articles()) EXPECT_TRUE(tree.parse(source, findings[t], attachments));
      });
    }
  }
  Diagnostics anchors;
  tree.check_anchors(anchors);
  EXPECT_EQ(anchors.size(), 200u);
}

TEST(ContentTree, DatesArticlesByGitThenByTheFile) {
  ContentFixture site{{"en/a b.md", "x"}, {"en/ü.md", "x"}, {"en/c.md", "---\nupdated: 2020-01-01\n---\nx"}};
  const std::string git = "cd '" + site.root().string() +
                          "' && git -c init.defaultBranch=main init -q . && git add 'en/a b.md' "
                          "en/ü.md && GIT_COMMITTER_DATE='2021-05-06T00:00:00Z' git -c user.name=a -c user.email=a@b.c "
                          "commit -q -m x && touch -d 2022-01-01T00:00:00Z en/d.md && printf x > en/d.md && "
                          "touch -d 2022-01-01T00:00:00Z en/d.md";
  if (std::system(git.c_str()) != 0) GTEST_SKIP() << "no git";
  std::map<std::string, std::int64_t> updated;
  const auto tree = site.scan();
  for (const auto& source : tree.articles()) updated[source.path] = source.meta.updated;
  EXPECT_EQ(updated["en/a b.md"], 1620259200);
  EXPECT_EQ(updated["en/ü.md"], 1620259200);
  EXPECT_EQ(updated["en/c.md"], 1577836800);
  EXPECT_EQ(updated["en/d.md"], 1640995200);
}

// tests/data/content/broken holds one file for each mistake, and expected.txt what a run says about them.
TEST(BrokenContent, SaysWhatIsWrongAndWhere) {
  const std::filesystem::path folder = std::string(FIRSTLINE_SOURCE_DIR) + "/tests/data/content/broken";
  ContentFixture site;
  std::filesystem::copy(folder / "content", site.root(), std::filesystem::copy_options::recursive);
  site.parse_all();
  std::string said;
  for (const auto& line : site.messages()) said += line + "\n";
  EXPECT_EQ(said, *read_file(folder / "expected.txt"));
}

}  // namespace
}  // namespace firstline
