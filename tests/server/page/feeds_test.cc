#include "server/page/feeds.h"

#include <gmock/gmock.h>

#include "tests/server/page/site_fixture.h"

namespace firstline {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

// Tags are balanced and every '&' begins an entity: enough to catch a writer that forgot to escape.
bool well_formed(std::string_view xml) {
  std::vector<std::string_view> open;
  for (std::size_t at = 0; at < xml.size(); ++at) {
    if (xml[at] == '&' && xml.find(';', at) - at > 6) return false;
    if (xml[at] != '<') continue;
    const std::size_t end = xml.find('>', at);
    if (end == std::string_view::npos) return false;
    const std::string_view tag = xml.substr(at + 1, end - at - 1);
    if (tag.starts_with('?') || tag.ends_with('/')) continue;
    const std::string_view name = tag.substr(0, tag.find(' '));
    if (name.starts_with('/')) {
      if (open.empty() || open.back() != name.substr(1)) return false;
      open.pop_back();
    } else {
      open.push_back(name);
    }
  }
  return open.empty();
}

class Feeds : public SiteFixture {
 protected:
  void SetUp() override {
    write("site.yml",
          "name: \"R & D <help> for everyone\"\nlocales:\n  en: { name: English }\n  de: { name: Deutsch }\n"
          "default_locale: en\n");
    write("en/a/one.md", "---\ntitle: \"One & <two>\"\ndescription: \"]]> & more\"\nupdated: 2026-11-20\n---\nText.\n");
    write("en/a/two.md", "---\ntitle: Two\nupdated: 2026-11-21\n---\nText.\n");
    write("en/a/old.md", "---\ntitle: Old\nstatus: archived\n---\nText.\n");
    write("en/a/secret.md", "---\ntitle: Secret\naudience: agents\n---\nText.\n");
    write("de/a/one.md", "---\ntitle: Eins\n---\nText.\n");
    write("de/a/two.md", "---\ntitle: Two\nuntranslated: true\n---\nText.\n");
    build();
  }
};

TEST_F(Feeds, SitemapLinksTranslations) {
  const std::string xml = sitemap(context(), 0);
  EXPECT_TRUE(well_formed(xml));
  EXPECT_THAT(xml,
              AllOf(HasSubstr("<loc>https://help.example.org/en/articles/a/one</loc>\n<lastmod>2026-11-20</lastmod>"),
                    HasSubstr("hreflang=\"de\" href=\"https://help.example.org/de/articles/a/one\""),
                    HasSubstr("hreflang=\"x-default\" href=\"https://help.example.org/en/articles/a/one\"")));
}

TEST_F(Feeds, ListOnlyWhatCustomersShouldFind) {
  for (const std::string& text : {sitemap(context(), 0), atom_feed(context())}) {
    EXPECT_THAT(text, AllOf(Not(HasSubstr("a/old")), Not(HasSubstr("secret")), Not(HasSubstr("de/articles/a/two"))));
  }
}

TEST_F(Feeds, SitemapHasOnePartHere) {
  EXPECT_EQ(sitemap(context(), 1), sitemap(context(), 0));
  EXPECT_EQ(sitemap(context(), 2), "");
}

TEST_F(Feeds, AtomPutsTheNewestFirst) {
  const std::string xml = atom_feed(context());
  EXPECT_TRUE(well_formed(xml));
  EXPECT_LT(xml.find("a/two"), xml.find("a/one"));
  EXPECT_THAT(xml, AllOf(HasSubstr("<title>One &amp; &lt;two&gt;</title>"), HasSubstr("]]&gt; &amp; more"),
                         HasSubstr("<updated>2026-11-21T00:00:00Z</updated>")));
}

TEST_F(Feeds, OpenSearchKeepsItsShortName) {
  const std::string xml = opensearch_description(context());
  EXPECT_TRUE(well_formed(xml));
  EXPECT_THAT(xml, AllOf(HasSubstr("<ShortName>R &amp; D &lt;help&gt; for</ShortName>"),
                         HasSubstr("template=\"https://help.example.org/en/search?q={searchTerms}\"")));
}

TEST_F(Feeds, RobotsNameTheSitemapOnlyWithAnAddress) {
  EXPECT_THAT(robots(context()),
              AllOf(HasSubstr("Disallow: /de/search\n"), HasSubstr("Sitemap: https://help.example.org/sitemap.xml\n")));
  PageContext without = context();
  without.base_url = "";
  EXPECT_THAT(robots(without), Not(HasSubstr("Sitemap")));
}

}  // namespace
}  // namespace firstline
