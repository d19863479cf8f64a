#include "indexer/article/front_matter.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "indexer/article/iso_time.h"

namespace firstline {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

struct Parsed {
  std::optional<FrontMatter> front;
  Diagnostics findings;
};

Parsed parse(const std::string& text, bool own_site = true) {
  Parsed parsed;
  parsed.front = parse_front_matter(split_front_matter(text), "a.md", {own_site}, parsed.findings);
  return parsed;
}

TEST(SplitFrontMatter, FindsBothFencesAndCountsLines) {
  const auto split = split_front_matter("---\ntitle: A\norder: 2\n---\nBody\n");
  EXPECT_EQ(split.kind, FrontMatterKind::yaml);
  EXPECT_EQ(split.front, "title: A\norder: 2\n");
  EXPECT_EQ(split.front_line, 2);
  EXPECT_EQ(split.body, "Body\n");
  EXPECT_EQ(split.body_line, 5);
}

TEST(SplitFrontMatter, TakesARuleAtTheTopForARule) {
  const auto split = split_front_matter("---\n\n# Title\n");
  EXPECT_EQ(split.kind, FrontMatterKind::none);
  EXPECT_EQ(split.body, "---\n\n# Title\n");
}

TEST(SplitFrontMatter, AcceptsFilesWithoutFinalNewline) {
  const auto split = split_front_matter("---\ntitle: A\n---");
  EXPECT_EQ(split.kind, FrontMatterKind::yaml);
  EXPECT_EQ(split.body, "");
}

TEST(FrontMatter, ReadsEveryFieldOfOurs) {
  const auto [front, findings] = parse(
      "---\nid: setup\ntranslation_key: key\nlocale: de\ncategory: a/b\nuntranslated: true\ntitle: 'Set  up'\n"
      "description: How\ntags: [one, two]\ntype: faq\nquestions:\n  - How?\naudience: agents\nstatus: archived\n"
      "publish_at: 2025-03-01\nexpires_at: 2025-03-01T10:00:00+02:00\nreview_by: 2026-01-01\nupdated: 2024-12-31\n"
      "source_hash: abc\nredirect_from: [/old, older]\nreplaces: x\nrelated: [y]\norder: 3\nboost: 2.5\n---\n");
  ASSERT_TRUE(front);
  EXPECT_THAT(findings, IsEmpty());
  EXPECT_EQ(front->id, "setup");
  EXPECT_EQ(front->translation_key, "key");
  EXPECT_EQ(front->locale, "de");
  EXPECT_EQ(front->category, "a/b");
  EXPECT_TRUE(front->untranslated);
  EXPECT_EQ(front->title, "Set up");
  EXPECT_THAT(front->tags, ElementsAre("one", "two"));
  EXPECT_EQ(front->type, ArticleType::faq);
  EXPECT_THAT(front->questions, ElementsAre("How?"));
  EXPECT_EQ(front->audience, Audience::agents);
  EXPECT_EQ(front->status, Status::archived);
  EXPECT_EQ(front->publish_at, 1740787200);
  EXPECT_EQ(front->expires_at, 1740816000);
  EXPECT_EQ(front->source_hash, "abc");
  EXPECT_THAT(front->redirect_from, ElementsAre("/old", "older"));
  EXPECT_THAT(front->replaces, ElementsAre("x"));
  EXPECT_EQ(front->order, 3);
  EXPECT_EQ(front->boost, 2.5);
}

TEST(FrontMatter, KeepsQuietAboutUnknownKeys) {
  EXPECT_THAT(parse("---\nlayout: post\nms.date: 11/13/2025\nfoo: {a: [1, 2]}\n---\n").findings, IsEmpty());
}

TEST(FrontMatter, ReadsHugo) {
  const auto [front, findings] = parse(
      "---\ntitle: A\nweight: 10\ndraft: true\nlastmod: 2024-01-02T03:04:05Z\naliases: [/a/, b]\ntype: docs\n---\n");
  ASSERT_TRUE(front);
  EXPECT_THAT(findings, IsEmpty());
  EXPECT_EQ(front->order, 10);
  EXPECT_EQ(front->status, Status::draft);
  EXPECT_EQ(front->updated, 1704164645);
  EXPECT_THAT(front->redirect_from, ElementsAre("/a/", "b"));
}

TEST(FrontMatter, ReadsJekyll) {
  const auto [front, findings] = parse("---\nlayout: page\npublished: false\npermalink: /faq/\n---\n");
  EXPECT_EQ(front->status, Status::draft);
  EXPECT_THAT(front->redirect_from, ElementsAre("/faq/"));
  EXPECT_THAT(parse("---\npermalink: /:categories/:title/\n---\n").front->redirect_from, IsEmpty());
}

TEST(FrontMatter, ReadsDocusaurus) {
  const auto [front, findings] = parse(
      "---\nsidebar_label: Short\nsidebar_position: 4\nslug: /start\nkeywords: [k]\n"
      "tags: [{label: T, permalink: /t}]\nlast_update: {date: 2024-01-01}\n---\n");
  EXPECT_THAT(findings, IsEmpty());
  EXPECT_EQ(front->label, "Short");
  EXPECT_FALSE(front->title) << "the first heading goes first";
  EXPECT_EQ(front->order, 4);
  EXPECT_EQ(front->slug, "/start");
  EXPECT_THAT(front->tags, ElementsAre("T", "k"));
  EXPECT_EQ(front->updated, 1704067200);
}

TEST(FrontMatter, ReadsMdn) {
  const auto [front, findings] =
      parse("---\ntitle: Fetch\nslug: Web/API/Fetch\npage-type: web-api\nstatus:\n  - experimental\n---\n");
  EXPECT_THAT(findings, IsEmpty());
  EXPECT_EQ(front->slug, "Web/API/Fetch");
  EXPECT_FALSE(front->status);
}

TEST(FrontMatter, ReadsSimpleTomlAndSaysSo) {
  const auto [front, findings] = parse(
      "+++\ntitle = \"A \\\"b\\\"\"\nweight = 3\ndraft = true\ntags = [\"x\", 'y']\n[params]\ntitle = \"no\"\n+++\n");
  ASSERT_TRUE(front);
  EXPECT_EQ(front->title, "A \"b\"");
  EXPECT_EQ(front->order, 3);
  EXPECT_EQ(front->status, Status::draft);
  EXPECT_THAT(front->tags, ElementsAre("x", "y"));
  ASSERT_EQ(findings.size(), 1u);
  EXPECT_THAT(findings[0].message, HasSubstr("TOML"));
}

struct Wrong {
  const char* yaml;
  int line, column;
  const char* message;
};

void expect_finding(const Diagnostics& findings, Severity severity, const Wrong& wrong) {
  ASSERT_EQ(findings.size(), 1u) << wrong.yaml;
  EXPECT_EQ(findings[0].severity, severity);
  EXPECT_EQ(findings[0].line, wrong.line);
  EXPECT_EQ(findings[0].column, wrong.column);
  EXPECT_THAT(findings[0].message, HasSubstr(wrong.message));
}

class WrongValue : public testing::TestWithParam<Wrong> {};

TEST_P(WrongValue, IsAFindingAtItsPlaceAndIgnored) {
  const auto& wrong = GetParam();
  const auto [front, findings] = parse(wrong.yaml);
  EXPECT_TRUE(front);
  expect_finding(findings, Severity::warning, wrong);
}

INSTANTIATE_TEST_SUITE_P(
    FrontMatter, WrongValue,
    testing::Values(Wrong{"---\ntitle: [a]\n---\n", 2, 8, "title must be a text"},
                    Wrong{"---\ncategory: [a, b]\n---\n", 2, 11, "category must be a text"},
                    Wrong{"---\norder: first\n---\n", 2, 8, "order must be a number"},
                    Wrong{"---\nuntranslated: maybe\n---\n", 2, 15, "untranslated must be true or false"},
                    Wrong{"---\na: 1\nreview_by: 2025-02-30\n---\n", 3, 12, "review_by must be a date"},
                    Wrong{"---\ntype: fqa\n---\n", 2, 7, "type is \"fqa\""},
                    Wrong{"---\nstatus: live\n---\n", 2, 9, "status must be"},
                    Wrong{"---\nboost: 99\n---\n", 2, 8, "boost must lie between"},
                    Wrong{"---\nquestions: {a: b}\n---\n", 2, 12, "questions must be a list"},
                    Wrong{"---\naudience: everybody\n---\n", 2, 11, "audience must be public or agents"}));

class BadYaml : public testing::TestWithParam<Wrong> {};

TEST_P(BadYaml, IsAnErrorAtItsPlaceAndLeavesTheFileOut) {
  const auto& bad = GetParam();
  const auto [front, findings] = parse(bad.yaml);
  EXPECT_FALSE(front);
  ASSERT_EQ(findings.size(), 1u);
  EXPECT_EQ(findings[0].severity, Severity::error);
  EXPECT_EQ(findings[0].line, bad.line) << findings[0].message;
  EXPECT_THAT(findings[0].message, HasSubstr(bad.message));
}

INSTANTIATE_TEST_SUITE_P(
    FrontMatter, BadYaml,
    testing::Values(Wrong{"---\ntitle: A\ntitle: B\n---\n", 3, 1, "duplicate key \"title\""},
                    Wrong{"---\na: &x 1\nb: *x\n---\n", 2, 4, "anchors"}, Wrong{"---\nb: *x\n---\n", 2, 4, ""},
                    Wrong{"---\na: b\ntitle: \"A\naudience: agents\n---\n", 3, 1, "no end"},
                    Wrong{"---\ntitle: a: b\n---\n", 2, 0, "bad YAML: a colon inside a text"},
                    Wrong{"---\ntags: [a, b\nstatus: draft\n---\n", 2, 0, "a [ has no ]"},
                    Wrong{"---\na: 1\ntags: [a, b\n---\n", 3, 0, "a [ has no ]"},
                    Wrong{"---\ntags: {a: b\n---\n", 2, 0, "a { has no }"},
                    Wrong{"---\ntitle: @home\n---\n", 2, 0, "cannot begin with this character"},
                    Wrong{"---\ntitle: *x\n---\n", 2, 0, "cannot begin with *"},
                    Wrong{"---\na: 1\n b: 2\n---\n", 3, 0, "indented"},
                    Wrong{"---\n- a\n- b\n---\n", 2, 1, "key: value"},
                    Wrong{"---\ntitle: A\n\nText without end\n", 1, 1, "front matter has no end"}));

TEST(FrontMatter, AnUnknownAudienceNeverOpensAnArticleOfOurOwnSite) {
  EXPECT_EQ(parse("---\naudience: intern\n---\n").front->audience, Audience::agents);
  EXPECT_EQ(parse("---\naudience: [public]\n---\n").front->audience, Audience::agents);
  EXPECT_EQ(parse("---\naudience: ITPro\n---\n", false).front->audience, std::nullopt);
  EXPECT_EQ(parse("---\naudience: agnets\n---\n", false).front->audience, Audience::agents);
}

class DecisiveDate : public testing::TestWithParam<Wrong> {};

// An embargo with a slip of the pen must not open the article.
TEST_P(DecisiveDate, ThatIsNoneIsAnErrorAtItsPlaceAndLeavesTheArticleOut) {
  const auto& wrong = GetParam();
  const auto [front, findings] = parse(wrong.yaml);
  EXPECT_FALSE(front);
  expect_finding(findings, Severity::error, wrong);
  EXPECT_THAT(findings[0].message, testing::AllOf(testing::StartsWith(wrong.message),
                                                  HasSubstr("2025-03-31T08:00:00Z; write one, or remove the line")));
}

INSTANTIATE_TEST_SUITE_P(FrontMatter, DecisiveDate,
                         testing::Values(Wrong{"---\npublish_at: tomorrow\n---\n", 2, 13, "publish_at must be a date"},
                                         Wrong{"---\na: 1\nexpires_at: 2025-02-30\n---\n", 3, 13, "expires_at must"},
                                         Wrong{"---\npublish_at: [2025-03-01]\n---\n", 2, 13, "publish_at must"},
                                         Wrong{"---\npublish_at: \"\"\n---\n", 2, 13, "publish_at must"},
                                         Wrong{"---\npublishDate: soon\n---\n", 2, 14, "publishDate must"},
                                         Wrong{"---\nexpiryDate: later\n---\n", 2, 13, "expiryDate must"}));

TEST(FrontMatter, TakesADateLeftBlankForNone) {
  const auto [front, findings] = parse("---\npublish_at:\nexpires_at: ~\n---\n");
  ASSERT_TRUE(front);
  EXPECT_THAT(findings, IsEmpty());
  EXPECT_EQ(front->publish_at, std::nullopt);
}

TEST(FrontMatter, KeepsArticlesOfOtherTreesWithHugosDatesInWords) {
  const auto [front, findings] = parse("---\npublishDate: soon\n---\n", false);
  EXPECT_TRUE(front);
  ASSERT_EQ(findings.size(), 1u);
  EXPECT_EQ(findings[0].severity, Severity::warning);
  EXPECT_FALSE(parse("---\npublish_at: soon\n---\n", false).front) << "a name of ours means the same everywhere";
}

TEST(FrontMatter, BoundsHostileYaml) {
  const std::string deep = "---\na: " + std::string(60'000, '[') + "\n---\n";
  EXPECT_FALSE(parse(deep).front);
  const auto nested = parse("---\ntags: " + std::string(600, '[') + std::string(600, ']') + "\n---\nText\n");
  EXPECT_FALSE(nested.front);
  ASSERT_EQ(nested.findings.size(), 1u);
  EXPECT_EQ(nested.findings[0].line, 2);
  EXPECT_THAT(nested.findings[0].message, testing::HasSubstr("too deep"));
  const std::string large = "---\na: " + std::string(300'000, 'x') + "\n---\n";
  EXPECT_FALSE(parse(large).front);
}

TEST(IsoTime, ReadsDatesTimesAndZones) {
  EXPECT_EQ(parse_iso_time("1970-01-02"), 86400);
  EXPECT_EQ(parse_iso_time("2024-02-29T12:30"), 1709209800);
  EXPECT_EQ(parse_iso_time("2024-02-29 12:30:00.123 -0530"), 1709229600);
  for (const auto bad : {"", "2023-02-29", "2024-13-01", "24-01-01", "2024-01-01T25:00", "2024-01-01x", "tomorrow"}) {
    EXPECT_FALSE(parse_iso_time(bad)) << bad;
  }
}

}  // namespace
}  // namespace firstline
