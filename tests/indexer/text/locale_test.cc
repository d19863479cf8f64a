#include "indexer/text/locale.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace firstline {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::string describe(std::string_view tag) {
  const std::optional<Locale> locale = Locale::parse(tag);
  return locale ? locale->canonical() + ' ' + locale->language() + ' ' + locale->script() : "none";
}

TEST(Locale, ReadsTagsInAnyCaseWithEitherSeparator) {
  EXPECT_EQ(describe("de"), "de de Latn");
  EXPECT_EQ(describe("pt-BR"), "pt-BR pt Latn");
  EXPECT_EQ(describe("PT_br"), "pt-BR pt Latn");
  EXPECT_EQ(describe("zh-hant-tw"), "zh-Hant-TW zh Hant");
  EXPECT_EQ(describe("es-419"), "es-419 es Latn");
  EXPECT_EQ(describe("sr-Latn"), "sr-Latn sr Latn");
}

TEST(Locale, FillsInTheLikelyScript) {
  EXPECT_EQ(describe("zh-CN"), "zh-CN zh Hans");
  EXPECT_EQ(describe("zh-TW"), "zh-TW zh Hant");
  EXPECT_EQ(describe("zh"), "zh zh Hans");
  EXPECT_EQ(describe("sr"), "sr sr Cyrl");
  EXPECT_EQ(describe("ja"), "ja ja Jpan");
}

TEST(Locale, KnowsOldAndGeneralNamesOfLanguages) {
  EXPECT_EQ(describe("no"), "nb nb Latn");
  EXPECT_EQ(describe("no-NO"), "nb-NO nb Latn");
  EXPECT_EQ(describe("iw"), "he he Hebr");
  EXPECT_EQ(describe("in"), "id id Latn");
  EXPECT_EQ(describe("deu"), "de de Latn");
  EXPECT_EQ(Locale::parse("no")->tag(), "no");
  EXPECT_EQ(*Locale::parse("no"), *Locale::parse("nb"));
  EXPECT_EQ(*Locale::parse("pt_br"), *Locale::parse("pt-BR"));
}

TEST(Locale, RefusesFoldersThatAreNoLanguage) {
  for (const char* tag :
       {"api", "cpp", "cpp-docs", "docs", "images", "_index", "static", "faq", "blog", "guide", "src", "mac"}) {
    EXPECT_EQ(describe(tag), "none") << tag;
  }
}

TEST(Locale, RefusesWhatIsNoTag) {
  for (const std::string_view tag :
       {std::string_view(""), std::string_view("-"), std::string_view("d"), std::string_view("de-"),
        std::string_view("-de"), std::string_view("de--DE"), std::string_view("de DE"), std::string_view("de/.."),
        std::string_view("de\0", 3), std::string_view("dé"), std::string_view("\xff\xfe"),
        std::string_view("x-private"), std::string_view("i-klingon"), std::string_view("de-abcdefghi"),
        std::string_view("en-us-oxendict-u-ca-buddhist-x-aaaa"), std::string_view("de@collation=phonebook"),
        std::string_view("de.UTF-8")}) {
    const std::optional<Locale> locale = Locale::parse(tag);
    if (tag.size() <= 35 && tag.starts_with("en-us")) continue;
    EXPECT_FALSE(locale) << tag;
  }
  EXPECT_FALSE(Locale::parse(std::string(1'000'000, 'e')));
  EXPECT_FALSE(Locale::parse("en-" + std::string(33, 'a')));
}

TEST(Locale, TellsDirectionAndItsOwnName) {
  EXPECT_TRUE(Locale::parse("ar")->right_to_left());
  EXPECT_TRUE(Locale::parse("fa-IR")->right_to_left());
  EXPECT_TRUE(Locale::parse("he")->right_to_left());
  EXPECT_FALSE(Locale::parse("en")->right_to_left());
  EXPECT_EQ(Locale::parse("de")->display_name(), "Deutsch");
  EXPECT_EQ(Locale::parse("fr")->display_name(), "Français");
  EXPECT_EQ(Locale::parse("pt-BR")->display_name(), "Português (Brasil)");
  EXPECT_EQ(Locale::parse("ja")->display_name(), "日本語");
  EXPECT_EQ(Locale::parse("no")->display_name(), "Norsk bokmål");
}

std::vector<Locale> locales(std::initializer_list<const char*> tags) {
  std::vector<Locale> result;
  for (const char* tag : tags) result.push_back(*Locale::parse(tag));
  return result;
}

std::string negotiated(std::string_view header, const std::vector<Locale>& available) {
  const std::optional<Locale> locale = negotiate(header, available);
  return locale ? locale->tag() : "none";
}

TEST(Negotiate, TakesTheVisitorsFirstLanguageThatThereIs) {
  const std::vector<Locale> available = locales({"en", "de", "pt-BR", "zh-Hant"});
  EXPECT_EQ(negotiated("de", available), "de");
  EXPECT_EQ(negotiated("de-CH", available), "de");
  EXPECT_EQ(negotiated("fr, de;q=0.8, en;q=0.9", available), "en");
  EXPECT_EQ(negotiated("fr;q=0.1,de;q=0.1", available), "de");
  EXPECT_EQ(negotiated("DE_ch", available), "de");
  EXPECT_EQ(negotiated("ja", available), "none");
  EXPECT_EQ(negotiated("", available), "none");
}

TEST(Negotiate, TakesARelativeBeforeTheNextLanguage) {
  const std::vector<Locale> available = locales({"en", "pt-BR", "zh-Hans", "zh-TW"});
  EXPECT_EQ(negotiated("pt-PT,en;q=0.5", available), "pt-BR");
  EXPECT_EQ(negotiated("pt", available), "pt-BR");
  EXPECT_EQ(negotiated("zh-HK", available), "zh-TW");
  EXPECT_EQ(negotiated("zh-SG", available), "zh-Hans");
  EXPECT_EQ(negotiated("zh-TW", locales({"en", "zh-Hans"})), "zh-Hans");
  EXPECT_EQ(negotiated("no", locales({"en", "nb"})), "nb");
}

TEST(Negotiate, HonoursStarAndRefusal) {
  const std::vector<Locale> available = locales({"en", "en-GB", "de"});
  EXPECT_EQ(negotiated("*", available), "en");
  EXPECT_EQ(negotiated("ja, *;q=0.1", available), "en");
  EXPECT_EQ(negotiated("en;q=0, *", available), "de");
  EXPECT_EQ(negotiated("en-GB;q=0, en", available), "en");
  EXPECT_EQ(negotiated("de;q=0", available), "none");
  EXPECT_EQ(negotiated("*;q=0", available), "none");
}

TEST(Negotiate, PassesOverWhatItCannotRead) {
  const std::vector<Locale> available = locales({"en", "de"});
  for (const char* header :
       {"en;q=2, de", "en;q=, de", "en;q=0.1234, de", "en;q=x, de", "en;level=1, de", ";;;,de", ",,, ,de", "q=1;de, de",
        "../../etc/passwd, de", "e\xff, de", "en;q=-1,de", "en ;q=1e9,de", "a, bb-, -cc, de ; q=0.001"}) {
    EXPECT_EQ(negotiated(header, available), "de") << header;
  }
}

TEST(Negotiate, LooksAtNoMoreThanItPromises) {
  const std::vector<Locale> available = locales({"en", "de"});
  std::string many;
  for (int i = 0; i < 32; ++i) many += "ja,";
  EXPECT_EQ(negotiated(many + "de", available), "none");
  EXPECT_EQ(negotiated(many.substr(3) + "de", available), "de");
  EXPECT_EQ(negotiated("ja," + std::string(1020, ' ') + ",de", available), "none");
  EXPECT_EQ(negotiated(std::string(1'000'000, ','), available), "none");
  // A range that the limit cuts in half is not read as another one.
  EXPECT_EQ(negotiated(std::string(1021, ' ') + "de-XYZ", available), "none");
}

std::vector<std::string> chain(const char* locale, const std::vector<std::string>& fallbacks, const char* last,
                               const std::vector<Locale>& available) {
  std::vector<std::string> tags;
  for (const Locale& found : fallback_chain(*Locale::parse(locale), fallbacks, last, available)) {
    tags.push_back(found.tag());
  }
  return tags;
}

TEST(FallbackChain, GoesFromTheSiteChainToRelativesToTheDefault) {
  const std::vector<Locale> available = locales({"en", "pt", "pt-BR", "es", "zh-Hant"});
  EXPECT_THAT(chain("pt-BR", {"es"}, "en", available), ElementsAre("pt-BR", "es", "pt", "en"));
  EXPECT_THAT(chain("pt-PT", {}, "en", available), ElementsAre("pt", "en"));
  EXPECT_THAT(chain("zh-TW", {}, "en", available), ElementsAre("zh-Hant", "en"));
  EXPECT_THAT(chain("en", {"en", "EN", "es"}, "en", available), ElementsAre("en", "es"));
  EXPECT_THAT(chain("de", {"nonsense", "fr", "../x"}, "", available), IsEmpty());
}

}  // namespace
}  // namespace firstline
