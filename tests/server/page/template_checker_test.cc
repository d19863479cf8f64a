#include "server/page/template_checker.h"

#include <gmock/gmock.h>

#include "server/page/view_names.h"

namespace firstline {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const KnownNames kKnown = {
    [](std::string_view key) { return key == "search"; },
    [](std::string_view key) { return key == "search" || key == "result_count"; },
    [](std::string_view file) { return file == "site.css"; },
};

// All pages but `page` are empty.
std::vector<std::string> check(std::string_view page, std::string text, TemplateFiles partials = {}) {
  TemplateFiles files = std::move(partials);
  for (const std::string_view name : page_names()) {
    files[std::string(name)] = {std::string(name) + ".mustache", name == page ? text : ""};
  }
  return check_templates(files, kKnown);
}

TEST(TemplateChecker, NamesFileAndLineOfAnUnknownVariable) {
  EXPECT_THAT(check("home", "<p>\n{{window_title}}\n{{windowtitle}}\n"),
              ElementsAre("home.mustache:3: error: page 'home' has no 'windowtitle'"));
}

TEST(TemplateChecker, NamesThePartialThatIsWrong) {
  EXPECT_THAT(check("home", "{{> top}}", {{"top", {"theme/top.mustache", "\n\n{{#nothing_here}}{{/nothing_here}}"}}}),
              ElementsAre("theme/top.mustache:3: error: page 'home' has no 'nothing_here'"));
}

TEST(TemplateChecker, KnowsPartialsMessagesAndAssets) {
  EXPECT_THAT(check("home", "{{> no_such}}"), ElementsAre(HasSubstr("home.mustache:1: error: there is no partial")));
  EXPECT_THAT(check("home", "{{t.search}}{{asset.site.css}}"), IsEmpty());
  EXPECT_THAT(check("home", "{{t.serch}}"), ElementsAre(HasSubstr("there is no message 'serch'")));
  EXPECT_THAT(check("home", "{{t.result_count}}"), ElementsAre(HasSubstr("takes arguments")));
  EXPECT_THAT(check("home", "{{asset.sight.css}}"), ElementsAre(HasSubstr("there is no static/sight.css")));
}

TEST(TemplateChecker, RefusesAPartialThatIncludesItself) {
  EXPECT_THAT(check("home", "{{> a}}", {{"a", {"a.mustache", "{{> b}}"}}, {"b", {"b.mustache", "\n{{> a}}"}}}),
              ElementsAre("b.mustache:2: error: partial 'a' includes itself"));
}

TEST(TemplateChecker, LooksIntoTheListThatASectionOpens) {
  EXPECT_THAT(check("results", "{{#hits}}{{url}}{{window_title}}{{/hits}}"), IsEmpty());
  EXPECT_THAT(check("results", "{{#hits}}{{language}}{{/hits}}"), ElementsAre(HasSubstr("has no 'language'")));
  EXPECT_THAT(check("results", "{{#fallback_hits}}{{language}}{{/fallback_hits}}"), IsEmpty());
  EXPECT_THAT(check("results", "{{^hits}}{{snippet}}{{/hits}}"), ElementsAre(HasSubstr("has no 'snippet'")));
}

TEST(TemplateChecker, KeepsTextEscapedAndHtmlMarkedAsSuch) {
  EXPECT_THAT(check("article", "{{{title}}}"), ElementsAre(HasSubstr("must be escaped")));
  EXPECT_THAT(check("article", "{{body}}"), ElementsAre(HasSubstr("is HTML")));
  EXPECT_THAT(check("article", "{{{body}}}"), IsEmpty());
  EXPECT_THAT(check("article", "{{related}}"), ElementsAre(HasSubstr("open it as a section")));
  EXPECT_THAT(check("article", "{{{t.search}}}"), ElementsAre(HasSubstr("messages are text")));
}

TEST(TemplateChecker, WantsQuotesAroundAttributesAndNoTextInScripts) {
  EXPECT_THAT(check("home", "<a href={{home_url}}>"), ElementsAre(HasSubstr("put quotes around")));
  EXPECT_THAT(check("home", "<script>var q = \"{{query}}\";</script>"), ElementsAre(HasSubstr("not safe inside")));
  EXPECT_THAT(check("home", "<script src=\"{{home_url}}\"></script>{{query}}"), IsEmpty());
}

TEST(TemplateChecker, ReportsTagsThatDoNotMatch) {
  EXPECT_THAT(check("home", "{{#empty}}\n"), ElementsAre("home.mustache:1: error: section 'empty' is never closed"));
  EXPECT_THAT(check("home", "{{#empty}}\n{{/full}}"), ElementsAre(HasSubstr("home.mustache:2: error: {{/full}}")));
  EXPECT_THAT(check("home", "\n{{query"), ElementsAre("home.mustache:2: error: this tag is never closed"));
  EXPECT_THAT(check("home", "{{=<% %>=}}"), ElementsAre(HasSubstr("is no name")));
  EXPECT_THAT(check("home", "{{&query}}"), ElementsAre(HasSubstr("is no name")));
}

TEST(TemplateChecker, ReportsAllMistakesOnceAndAMissingPage) {
  EXPECT_THAT(check("home", "{{> a}}{{> a}}\n{{y}}", {{"a", {"a.mustache", "{{x}}"}}}),
              ElementsAre(HasSubstr("a.mustache:1"), HasSubstr("home.mustache:2")));
  EXPECT_EQ(check_templates({}, kKnown).size(), page_names().size());
}

}  // namespace
}  // namespace firstline
