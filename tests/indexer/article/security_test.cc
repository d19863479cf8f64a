// Nothing that a file contains gets into a page unescaped, and no file stalls a build.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <chrono>
#include <functional>
#include <set>
#include <string>

#include "indexer/article/html_tag.h"
#include "indexer/article/markdown.h"
#include "indexer/article/page_links.h"
#include "tests/indexer/article/content_fixture.h"

namespace firstline {
namespace {

// Every tag and attribute of `html` is one of ours, and no address can run a program.
void expect_safe(const std::string& html, const std::string& input) {
  static const std::set<std::string> kTags{
      "p",  "em",  "strong", "code",  "pre",     "ul",  "ol",  "li",  "blockquote", "hr",      "br",      "del",
      "a",  "img", "h1",     "h2",    "h3",      "h4",  "h5",  "h6",  "table",      "thead",   "tbody",   "tr",
      "th", "td",  "div",    "aside", "section", "sup", "sub", "kbd", "mark",       "details", "summary", "input"};
  static const std::set<std::string> kAttributes{"href",   "src",  "alt",     "title",    "id",
                                                 "class",  "rel",  "loading", "start",    "width",
                                                 "height", "open", "type",    "disabled", "checked"};
  HtmlTokens tokens(html);
  while (const auto token = tokens.next()) {
    EXPECT_NE(token->kind, HtmlToken::Kind::nothing) << input << "\n" << html;
    if (token->kind == HtmlToken::Kind::text) {
      EXPECT_EQ(token->source.find_first_of("<>"), std::string_view::npos) << input << "\n" << html;
      continue;
    }
    EXPECT_TRUE(kTags.contains(token->tag.name)) << token->tag.name << "\n" << input << "\n" << html;
    for (const auto& [name, value] : token->tag.attributes) {
      EXPECT_TRUE(kAttributes.contains(name)) << name << "\n" << input << "\n" << html;
      if (name != "href" && name != "src") continue;
      const auto scheme = scheme_of(value);
      EXPECT_TRUE(scheme.empty() || is_allowed_scheme(scheme)) << input << "\n" << html;
    }
  }
}

std::string render(const std::string& body) {
  static const LinkTable table;
  static const ArticleSource source = [] {
    ArticleSource s;
    s.path = "en/a.md";
    s.meta.locale = "en";
    return s;
  }();
  CappedFindings findings("a.md");
  PageLinks links(table, source, findings);
  return parse_markdown(
             body, {}, [&](const LinkUse& use) { return links.resolve(use); }, findings)
      .html;
}

constexpr std::array kVectors{
    "<script>alert(1)</script>",
    "<ScRiPt src=//evil></sCrIpT>",
    "<img src=x onerror=alert(1)>",
    "<img src=\"x\" alt=\"\"><svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<b onclick=alert(1)>x</b>",
    "<a href=\"javascript:alert(1)\">x</a>",
    "<a href=\"JaVaScRiPt:alert(1)\">x</a>",
    "<a href=\"java\nscript:alert(1)\">x</a>",
    "<a href=\"&#106;avascript:alert(1)\">x</a>",
    "<a href=\"java&Tab;script:alert(1)\">x</a>",
    "<a href=\"\x01javascript:alert(1)\">x</a>",
    "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
    "<a href=\"vbscript:x\">x</a>",
    "<iframe src=\"javascript:alert(1)\"></iframe>",
    "<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>",
    "[x](javascript:alert(1))",
    "[x](JAVASCRIPT&colon;alert(1))",
    "[x](&#x6A&#x61&#x76&#x61&#x73&#x63&#x72&#x69&#x70&#x74:alert(1))",
    "[x](<java\tscript:alert(1)>)",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "![x](data:image/svg+xml,<svg/onload=alert(1)>)",
    "![x](javascript:alert(1))",
    "[x](vbscript:alert(1))",
    "<javascript:alert(1)>",
    "[x]: javascript:alert(1)\n\n[x]",
    "[x](\"onmouseover=alert(1))",
    "[x](http://a/\"onmouseover=\"alert(1))",
    "![\"onerror=\"alert(1)](x)",
    "![x](\"onerror=\"alert(1))",
    "[x](http://a 'a\" onclick=\"b')",
    "```\"><script>alert(1)</script>\nx\n```",
    "``` x\" onclick=\"y\nz\n```",
    "## <script>alert(1)</script>",
    "## x {#a\"onclick=\"b}",
    "## \"><img src=x onerror=y>",
    ":::note <script>x</script>\na\n:::",
    ":::note[\"><img src=x>]\na\n:::",
    ":::\"><script>\na\n:::",
    "<!--note-0-0-->\n\n:::note\nx\n:::",
    ":::image source=\"x\" onerror=\"y\" alt-text=\"\\\"><script>\":::",
    "{{< figure src=\"javascript:alert(1)\" >}}",
    "{{< figure src=\"x\" alt=\"](javascript:alert(1))\" >}}",
    "{{< ref \"javascript:alert(1)\" >}}",
    "{{Glossary(\"<script>alert(1)</script>\")}}",
    "[x]({{ 'javascript:alert(1)' | relative_url }})",
    "{{domxref(\"`<img src=x onerror=alert(1)>\")}}",
    "[x]({{< ref \"javascript:alert(1)\" >}})",
    "<details ontoggle=alert(1) open>x</details>",
    "<details><script>x</script></details>",
    "<summary onclick=x>y</summary>",
    "<a id='x\" onclick=\"y'>z</a>",
    "<img width='1\" onerror=\"x' src=y>",
    "<kbd/onclick=alert(1)>x",
    "<math><mi//xlink:href=\"data:x,<script>alert(4)</script>\">",
    "<style>@import 'x'</style>",
    "<link rel=stylesheet href=x>",
    "<base href=//evil>",
    "<meta http-equiv=refresh content=\"0;url=javascript:x\">",
    "<form action=javascript:x><button>y",
    "<input autofocus onfocus=x>",
    "<video src=x onerror=y>",
    "<object data=javascript:x>",
    "<embed src=javascript:x>",
    "</article></main><h1>x",
    "<![CDATA[<script>x</script>]]>",
    "<?php x ?>",
    "<!DOCTYPE x [<!ENTITY y \"z\">]>",
    "<div\n\nonclick=x>",
    "<a href=x",
    "<a href=\"x",
    "a <img src=x onerror=y",
    "| a |\n|-|\n| <script>x</script> |",
    "[^1]\n\n[^1]: <script>x</script>",
    "https://x/\"onclick=\"y",
    "www.x.org'onclick='y",
    "https://x.org/<script>",
    "<https://x/\"onclick=y>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;",
    "\\<script>x\\</script>",
    "`<script>`",
    "<p>&lt;script&gt;</p>",
    "<div>&#60;script&#62;x</div>",
    "//evil.org",
    "[x](//evil.org)",
    "[x](\\\\evil.org)",
    "[x](/\\evil.org)",
    "<Tabs onClick={() => alert(1)}>x</Tabs>",
    "{% raw %}<script>x</script>{% endraw %}",
    "{{</* <script>x */>}}",
    "> [!NOTE]\n> <script>x</script>",
    "<a href=\"x\"><a href=\"y\">z</a></a>",
    "[<a href=x>](y)",
    "<plaintext>",
    "<xmp><script>x</script></xmp>",
};

TEST(Security, NoVectorComesThrough) {
  for (const std::string input : kVectors) {
    expect_safe(render(input), input);
    expect_safe(render("a " + input + " b"), input);
    expect_safe(render("- x\n  " + input), input);
    expect_safe(render("<details>\n" + input + "\n\n" + input + "</details>\n"), input);
  }
}

TEST(Security, PairsOfVectorsDoNotCombine) {
  for (const std::string first : kVectors) {
    for (const std::string second : kVectors) expect_safe(render(first + second), first + second);
  }
}

TEST(Security, SchemesAreReadAsBrowsersDo) {
  EXPECT_EQ(scheme_of(" \tjava\nscript:x"), "javascript");
  EXPECT_EQ(scheme_of("HTTPS://x"), "https");
  EXPECT_EQ(scheme_of("a/b:c"), "");
  EXPECT_EQ(scheme_of("?a:b"), "");
  EXPECT_EQ(scheme_of("1a:b"), "");
  EXPECT_FALSE(is_allowed_scheme("javascript"));
  EXPECT_FALSE(is_allowed_scheme("data"));
  EXPECT_FALSE(is_allowed_scheme("blob"));
}

std::string repeat(const std::string& part, std::size_t bytes) {
  std::string out;
  while (out.size() < bytes) out += part;
  return out;
}

// Deeper by one blank pair on each line.
std::string stairs(int steps) {
  std::string out;
  for (int i = 0; i < steps; ++i) out += std::string(static_cast<std::size_t>(i) * 2, ' ') + "- a\n";
  return out;
}

struct Hostile {
  const char* name;
  std::function<std::string(std::size_t)> make;
};

class HostileInput : public testing::TestWithParam<Hostile> {};

TEST_P(HostileInput, TakesLessThanASecond) {
#if defined(__SANITIZE_ADDRESS__) || !defined(__OPTIMIZE__)
  constexpr std::size_t kBytes = 64 << 10;
#else
  constexpr std::size_t kBytes = 512 << 10;
#endif
  const auto body = GetParam().make(kBytes);
  // Processor time: other work on the machine does not count.
  const auto begin = std::clock();
  const auto out = render(body);
  const double seconds = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
  EXPECT_LT(seconds, 1.0);
  EXPECT_LT(out.size(), 100 * kBytes);
}

Hostile repeated(const char* name, std::string part, std::string before = "", std::string after = "") {
  return {name, [=](std::size_t bytes) { return before + repeat(part, bytes) + after; }};
}

INSTANTIATE_TEST_SUITE_P(
    Security, HostileInput,
    testing::Values(
        Hostile{"WideTable", [](auto n) { return repeat("|", n / 2) + "\n" + repeat("|-", n / 2) + "\n"; }},
        Hostile{"WideHeader", [](auto n) { return repeat("|", n) + "\n|-|\n"; }},
        Hostile{"ManyCells",
                [](auto n) { return repeat("|a", 400) + "\n" + repeat("|-", 400) + "\n" + repeat("a\n", n); }},
        repeated("MisfitHeaders", "a\n|-|-|\n"), repeated("DelimiterRows", "-|\n", "a\n"),
        repeated("Instructions", "<?", "x "), repeated("Declarations", "<!A ", "x "),
        repeated("Cdata", "<![CDATA[", "x "), repeated("Comments", "<!--", "x "), repeated("ImageLinks", "![[]()"),
        repeated("Brackets", "["), repeated("Titles", "[a](b (c"), repeated("Www", "www.a_"),
        repeated("Http", "http://"), repeated("Mail", "a@a."), repeated("Quotes", ">"),
        Hostile{"QuotesAndLines", [](auto n) { return repeat(">", 4000) + "a\n" + repeat("b\n", n); }},
        Hostile{"ListsAndBlanks", [](auto n) { return repeat("- ", 4000) + "a\n" + repeat("\n", n); }},
        Hostile{"NumbersAndBlanks", [](auto n) { return repeat("1. ", 4000) + "a\n" + repeat("\n", n); }},
        Hostile{"StairsAndBlanks", [](auto n) { return stairs(400) + repeat("\n", n); }},
        Hostile{"Uses", [](auto n) { return "[a]: " + repeat("x", n / 2) + "\n\n" + repeat("[a] ", n / 2); }},
        Hostile{"UsesOfTitle",
                [](auto n) { return "[a]: b '" + repeat("x\n", n / 2) + "'\n\n" + repeat("[a] ", n / 2); }},
        repeated("Emphasis", "*a_ "), repeated("Asterisks", "a**b"), repeated("CjkAsterisks", "字**「字」**"),
        repeated("Strike", "~~a~"), repeated("Backticks", "`a``b```c"),
        repeated("Footnotes", "[^a]", "", "\n\n[^a]: x\n"), repeated("Keys", "<kbd>"),
        repeated("KeysInBlock", "<kbd>", "<div>"), repeated("Attributes", "<a b='"),
        repeated("TornTags", "<a \"", "<div>"), repeated("Details", "<details>\n\n"), repeated("Notes", ":::note\n"),
        repeated("Shortcodes", "{{< a "), repeated("Liquid", "{% a "), repeated("Macros", "{{A("),
        repeated("Variables", "{{ site."), repeated("LiquidRaw", "{% raw %}"),
        repeated("LiquidComments", "{% comment %}"), repeated("Components", "<A b={"), repeated("Includes", "[!code "),
        repeated("Attributes", "{: "), repeated("Headings", "# a\n"), repeated("Anchors", "<a id=x></a>"),
        repeated("Unclosed", "{#"), repeated("Entities", "&#1", "<div>"), repeated("Imports", "import {\n"),
        repeated("Stars", "*"), repeated("Links", "[a](b.md#c) "), repeated("Images", "![a](b.png)\n\n")),
    [](const auto& test) { return test.param.name + std::to_string(test.index); });

TEST(Security, AFileOfDashesInADrawingKeepsThem) {
  const auto out = render("```\n" + std::string(120, ' ') + "- a\n```\n");
  EXPECT_EQ(out.find('\\'), std::string::npos);
}

TEST(Security, RulesAndBoxesOfStarsAreNoDeepLists) {
  EXPECT_EQ(render(repeat("- ", 200) + "\n"), "<hr>\n");
  const auto box = repeat("*" + std::string(70, ' ') + "*\n", 5000);
  EXPECT_EQ(render("```\n" + box + "```\n").find('\\'), std::string::npos);
}

TEST(Security, SymbolicLinksLeadNowhere) {
  ContentFixture site{{"en/a.md", "[x](b.txt) ![y](c.png)\n"}};
  std::filesystem::create_symlink("/etc/passwd", site.root() / "en/b.txt");
  std::filesystem::create_directory_symlink("/etc", site.root() / "en/etc");
  std::filesystem::create_symlink("/etc/passwd", site.root() / "en/d.md");
  const auto articles = site.parse_all();
  EXPECT_EQ(articles.size(), 1u);
  EXPECT_TRUE(site.attachments.empty());
}

}  // namespace
}  // namespace firstline
