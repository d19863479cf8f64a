#include "indexer/article/markdown.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace firstline {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

struct Parsed {
  MarkdownPage page;
  Diagnostics findings;
};

Parsed parse(const std::string& body, const std::string& title = "Title", ArticleType type = ArticleType::article) {
  Parsed parsed;
  CappedFindings findings("a.md");
  const LinkResolver keep = [](const LinkUse& use) { return std::optional<std::string>(use.url); };
  parsed.page = parse_markdown(body, {title, type, 1}, keep, findings);
  findings.flush_into(parsed.findings);
  return parsed;
}

std::string html(const std::string& body) { return parse(body).page.html; }
std::string text(const std::string& body) { return parse(body).page.text; }

TEST(Markdown, WritesTheUsualBlocks) {
  EXPECT_EQ(html("A *b* **c** `d`\n"), "<p>A <em>b</em> <strong>c</strong> <code>d</code></p>\n");
  EXPECT_EQ(html("- a\n- b\n"), "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n");
  EXPECT_EQ(html("3. a\n"), "<ol start=\"3\">\n<li>a</li>\n</ol>\n");
  EXPECT_EQ(html("> a\n"), "<blockquote>\n<p>a</p>\n</blockquote>\n");
  EXPECT_EQ(html("```cpp title=x\na < b\n```\n"), "<pre><code class=\"language-cpp\">a &lt; b\n</code></pre>\n");
  EXPECT_EQ(html("~~a~~\n\n---\n"), "<p><del>a</del></p>\n<hr>\n");
  EXPECT_EQ(html("a  \nb\n"), "<p>a<br>\nb</p>\n");
}

TEST(Markdown, WrapsTablesAndAlignsByClass) {
  const auto out = html("| a | b |\n|---|--:|\n| 1 | 2 |\n");
  EXPECT_THAT(out, HasSubstr("<div class=\"table\"><table>\n<thead>\n<tr>\n<th>a</th>\n<th class=\"right\">b</th>"));
  EXPECT_THAT(out, HasSubstr("<tbody>\n<tr>\n<td>1</td>\n<td class=\"right\">2</td>\n</tr>\n</tbody>\n</table></div>"));
}

TEST(Markdown, WritesTaskLists) {
  EXPECT_EQ(html("- [x] a\n- [ ] b\n"),
            "<ul>\n<li class=\"task\"><input type=\"checkbox\" disabled aria-hidden=\"true\" checked>"
            "<span class=\"sr\">☑</span> a</li>\n"
            "<li class=\"task\"><input type=\"checkbox\" disabled aria-hidden=\"true\">"
            "<span class=\"sr\">☐</span> b</li>\n</ul>\n");
}

TEST(Markdown, WritesFootnotesWithUniqueIds) {
  const auto out = html("A[^w] b[^w] c[^x].\n\n[^w]: One.\n[^x]: Two.\n");
  EXPECT_THAT(out, HasSubstr("<a href=\"#footnote-1\" id=\"footnote-ref-1\">1</a>"));
  EXPECT_THAT(out, HasSubstr("id=\"footnote-ref-1-2\""));
  EXPECT_THAT(out, HasSubstr("<li id=\"footnote-2\">\n<p>Two. <a href=\"#footnote-ref-2\""));
}

TEST(Markdown, LinksAndImages) {
  EXPECT_EQ(html("[a](https://x.org/?a=1&b=2 \"t\")"),
            "<p><a href=\"https://x.org/?a=1&amp;b=2\" class=\"external\" rel=\"noopener\" title=\"t\">a</a></p>\n");
  EXPECT_EQ(html("![*alt* text](p.png)"), "<p><img src=\"p.png\" alt=\"alt text\" loading=\"lazy\"></p>\n");
}

TEST(Markdown, LinksBareAddresses) {
  EXPECT_THAT(html("see https://x.org/a_(b)."), HasSubstr("rel=\"noopener\">https://x.org/a_(b)</a>.</p>"));
  EXPECT_THAT(html("www.x.org"), HasSubstr("<a href=\"https://www.x.org\""));
  EXPECT_THAT(html("详见https://x.org/a。好"), HasSubstr(">https://x.org/a</a>。好"));
  EXPECT_EQ(html("http:// www. xhttp://a"), "<p>http:// www. xhttp://a</p>\n");
}

TEST(Markdown, GivesHeadingsStableUniqueAnchors) {
  const auto page = parse("## Größe & Maß\n## Größe & Maß\n## パスワード を変更\n### Set up {#setup_1}\n## !!!\n").page;
  std::vector<std::string> anchors;
  for (const auto& section : page.sections) anchors.push_back(section.anchor);
  EXPECT_THAT(anchors, ElementsAre("größe--maß", "größe--maß-1", "パスワード-を変更", "setup_1", "section"));
  EXPECT_EQ(page.sections[3].title, "Set up");
  EXPECT_THAT(page.html, HasSubstr("<h3 id=\"setup_1\">Set up</h3>"));
}

TEST(Markdown, DropsTheHeadingThatIsTheTitle) {
  const auto given = parse("# Title\n\nText\n").page;
  EXPECT_EQ(given.html, "<p>Text</p>\n");
  ASSERT_EQ(given.sections.size(), 1u);
  EXPECT_EQ(given.sections[0].level, 0);

  const auto gives = parse("# The *title*\n\nText\n", "").page;
  EXPECT_EQ(gives.title, "The title");
  EXPECT_EQ(gives.html, "<p>Text</p>\n");

  const auto other = parse("# Other\n\nText\n").page;
  EXPECT_EQ(other.sections[0].title, "Other");
}

TEST(Markdown, SectionsCoverTheTextInOrder) {
  const auto page =
      parse("Intro\n\n## A\n\none\n\n### B\n\n- two\n- three\n\n| c | d |\n|-|-|\n| e | f |\n\n## C\n").page;
  EXPECT_EQ(page.text, "Intro\none\ntwo\nthree\nc\td\ne\tf\n");
  std::size_t end = 0;
  for (const auto& section : page.sections) {
    EXPECT_EQ(section.text_begin, end);
    end = section.text_end;
  }
  EXPECT_EQ(end, page.text.size());
  EXPECT_EQ(page.sections.size(), 4u);
}

TEST(Markdown, TextHasCodeAndAlternativesButNoMarkup) {
  EXPECT_EQ(text("A **b** [c](d) `e` ![f](g)\n\n    code\n"), "A b c e f\ncode\n");
  EXPECT_EQ(text("a\nb"), "a b\n");
  EXPECT_EQ(text("これは\nテスト"), "これはテスト\n");
  EXPECT_EQ(text("x&nbsp;&amp;y"), "x\u00A0&y\n");
}

TEST(Markdown, QuestionsAreTheSecondLevelOfAFaq) {
  const auto page = parse("## Why?\n\nBecause.\n\n### Detail\n", "FAQ", ArticleType::faq).page;
  EXPECT_TRUE(page.sections[0].question);
  EXPECT_FALSE(page.sections[1].question);
}

TEST(Notes, OpenAndClose) {
  EXPECT_EQ(html(":::tip Good **to** know\nText\n:::\n"),
            "<aside class=\"note note-tip\">\n<p class=\"note-title\">Good to know</p>\n<p>Text</p>\n</aside>\n");
  EXPECT_EQ(html("::: warning\n- a\n:::\nb\n"),
            "<aside class=\"note note-warning\">\n<ul>\n<li>a</li>\n</ul>\n</aside>\n<p>b</p>\n");
}

TEST(Notes, NestByTheirColons) {
  EXPECT_EQ(html("::::info\na\n:::danger\nb\n:::\nc\n::::\nd\n"),
            "<aside class=\"note note-info\">\n<p>a</p>\n<aside class=\"note note-danger\">\n<p>b</p>\n</aside>\n"
            "<p>c</p>\n</aside>\n<p>d</p>\n");
}

TEST(Notes, StandInsideListItems) {
  EXPECT_EQ(
      html("1. a\n\n   :::note\n\n   b\n\n   :::\n\n2. c\n"),
      "<ol>\n<li><p>a</p>\n<aside class=\"note note-note\">\n<p>b</p>\n</aside></li>\n<li><p>c</p></li>\n</ol>\n");
}

TEST(Notes, AreBalancedWhateverTheWriterDoes) {
  const auto open = parse(":::note\na\n");
  EXPECT_EQ(open.page.html, "<aside class=\"note note-note\">\n<p>a</p>\n</aside>\n");
  ASSERT_EQ(open.findings.size(), 1u);
  EXPECT_EQ(open.findings[0].line, 1);
  const auto close = parse("a\n\n:::\n\nb\n");
  EXPECT_EQ(close.page.html, "<p>a</p>\n<p>b</p>\n");
  EXPECT_THAT(close.findings[0].message, HasSubstr("never began"));
  EXPECT_EQ(html("- :::note\n- b\n\n:::\n").find("</aside>"), html("- :::note\n- b\n\n:::\n").rfind("</aside>"));
}

TEST(Notes, AreCodeInCode) {
  EXPECT_EQ(html("```\n:::note\n:::\n```\n"), "<pre><code>:::note\n:::\n</code></pre>\n");
  EXPECT_EQ(html("<!--\n:::note\nsecret\n:::\n-->\na\n"), "<p>a</p>\n");
  EXPECT_EQ(html("- a\n\n      :::note\n"), "<ul>\n<li><p>a</p>\n<pre><code>:::note\n</code></pre></li>\n</ul>\n");
}

TEST(Notes, UnknownKindsAreNotesAndFindings) {
  const auto [page, findings] = parse(":::정보\na\n:::\n");
  EXPECT_THAT(page.html, HasSubstr("note note-note"));
  EXPECT_THAT(findings[0].message, HasSubstr(":::정보"));
}

TEST(Notes, GitHubAndMicrosoft) {
  EXPECT_EQ(html("> [!IMPORTANT]\n> a\n"), "<aside class=\"note note-info\">\n<p>a</p>\n</aside>\n");
  EXPECT_EQ(html("> [!TIP]\n>\n> a\n"), "<aside class=\"note note-tip\">\n<p>a</p>\n</aside>\n");
  EXPECT_EQ(html("> [!other] a\n"), "<blockquote>\n<p>[!other] a</p>\n</blockquote>\n");
  EXPECT_EQ(html(":::image type=\"content\" source=\"a b.png\" alt-text=\"A [b]\":::\n"),
            "<p><img src=\"a b.png\" alt=\"A [b]\" loading=\"lazy\"></p>\n");
}

struct Rewrite {
  const char* body;
  const char* html;
  const char* finding;  // "" for none
};
class OtherSystems : public testing::TestWithParam<Rewrite> {};

TEST_P(OtherSystems, LoseTheirTagsAndKeepTheirText) {
  const auto& [body, expected, finding] = GetParam();
  const auto [page, findings] = parse(body);
  EXPECT_EQ(page.html, expected) << body;
  ASSERT_EQ(findings.size(), *finding ? 1u : 0u) << body;
  if (!findings.empty()) {
    EXPECT_THAT(findings[0].message, HasSubstr(finding));
  }
}

INSTANTIATE_TEST_SUITE_P(
    Markdown, OtherSystems,
    testing::Values(
        Rewrite{"a {{< youtube x >}} b\n", "<p>a  b</p>\n", "shortcode \"youtube\""},
        Rewrite{"{{% notice tip %}}\n**a**\n{{% /notice %}}\n", "<p><strong>a</strong></p>\n", "shortcode \"notice\""},
        Rewrite{"[a]({{< ref \"b.md\" >}})\n", "<p><a href=\"b.md\">a</a></p>\n", ""},
        Rewrite{"{{< figure src=\"a.png\" alt=\"b\" >}}\n", "<p><img src=\"a.png\" alt=\"b\" loading=\"lazy\"></p>\n",
                ""},
        Rewrite{"`{{< x >}}` and `{% y %}`\n", "<p><code>{{&lt; x &gt;}}</code> and <code>{% y %}</code></p>\n", ""},
        Rewrite{"```\n{{< x >}}\nimport a from 'b'\n```\n",
                "<pre><code>{{&lt; x &gt;}}\nimport a from &#39;b&#39;\n</code></pre>\n", ""},
        Rewrite{"{% include a.html %}\nb\n", "<p>b</p>\n", "{% include %}"},
        Rewrite{"{% raw %}a{% endraw %}\n", "<p>a</p>\n", ""},
        Rewrite{"{% comment %}\nsecret\n{% endcomment %}\nb\n", "<p>b</p>\n", ""},
        Rewrite{"[a]({% link b.md %})\n", "<p><a href=\"b.md\">a</a></p>\n", ""},
        Rewrite{"import A from '@x/a';\n\nb\n", "<p>b</p>\n", "import and export"},
        Rewrite{"import your contacts from a file\n", "<p>import your contacts from a file</p>\n", ""},
        Rewrite{"export const a = 1;\n\nb\n", "<p>b</p>\n", "import and export"},
        Rewrite{"<Tabs groupId={[{a: '>'}]}>\n\n**a**\n\n</Tabs>\n", "<p><strong>a</strong></p>\n", "component <Tabs>"},
        Rewrite{"a <Icon name=\"b\"/> c\n", "<p>a  c</p>\n", "component <Icon>"},
        Rewrite{"{/* secret */}a\n", "<p>a</p>\n", ""}, Rewrite{"a\n{: .class}\n", "<p>a</p>\n", "{: }"},
        Rewrite{"[!INCLUDE [x](y.md)]\n\na\n", "<p>a</p>\n", "[!include]"},
        Rewrite{"a {{Compat}} b\n", "<p>a  b</p>\n", "{{Compat}} is not filled in; it is dropped"},
        Rewrite{"a {{deprecated_inline}} b\n", "<p>a  b</p>\n", "{{deprecated_inline}}"},
        Rewrite{"the {{HTMLElement(\"a\")}} element\n", "<p>the <code>&lt;a&gt;</code> element</p>\n",
                "{{HTMLElement}} is not filled in; its own text"},
        Rewrite{"{{domxref('Document.title', \"title\")}}\n", "<p><code>title</code></p>\n", "{{domxref}}"},
        Rewrite{"{{Glossary(\"DOM\")}}\n", "<p>DOM</p>\n", "{{Glossary}}"},
        Rewrite{"{{ RFC(2616, \"Hi\") }}\n", "<p>RFC Hi</p>\n", "{{RFC}}"},
        Rewrite{"{{EmbedLiveSample(\"x\", 200)}}\n\nb\n", "<p>b</p>\n", "{{EmbedLiveSample}}"},
        Rewrite{"by {{ site.title }}.\n", "<p>by .</p>\n", "{{site.title}}"},
        Rewrite{"{{- page.url | upcase -}}.\n", "<p>.</p>\n", "{{page.url}}"},
        Rewrite{"[a]({{ site.baseurl }}/b)\n", "<p><a href=\"/b\">a</a></p>\n", "{{site.baseurl}}"},
        Rewrite{"[c]({{ '/d' | relative_url }})\n", "<p><a href=\"/d\">c</a></p>\n",
                "{{/d}} is not filled in; its own"},
        Rewrite{"`{{Compat}}` and {% raw %}{{ site.x }} {% y %}{% endraw %}\n",
                "<p><code>{{Compat}}</code> and {{ site.x }} {% y %}</p>\n", ""},
        Rewrite{"```\n{{Compat}} {{ site.x }}\n```\n\n    {{HTMLElement(\"a\")}}\n",
                "<pre><code>{{Compat}} {{ site.x }}\n</code></pre>\n"
                "<pre><code>{{HTMLElement(&quot;a&quot;)}}\n</code></pre>\n",
                ""},
        Rewrite{"{{ first_name }} {{NAME}} {{Name\n}} {{ url_for('x') }} \\{{Compat}}\n",
                "<p>{{ first_name }} {{NAME}} {{Name\n}} {{ url_for(&#39;x&#39;) }} {{Compat}}</p>\n", ""},
        Rewrite{"{{ x }} a % b {c}\n", "<p>{{ x }} a % b {c}</p>\n", ""}));

TEST(Emphasis, IsRepairedInTextWithoutBlanks) {
  EXPECT_EQ(html("これは**「重要」**です"), "<p>これは<strong>「重要」</strong>です</p>\n");
  EXPECT_EQ(html("点击**“设置”**按钮"), "<p>点击<strong>“设置”</strong>按钮</p>\n");
  EXPECT_EQ(html("**注意：**请"), "<p><strong>注意：</strong>请</p>\n");
  EXPECT_EQ(html("请看**[链接](a)**吧"), "<p>请看<strong><a href=\"a\">链接</a></strong>吧</p>\n");
  EXPECT_EQ(html("**\"중요\"**입니다"), "<p><strong>&quot;중요&quot;</strong>입니다</p>\n");
  EXPECT_EQ(html("a**「b」**c、d**「e」**f"), "<p>a<strong>「b」</strong>c、d<strong>「e」</strong>f</p>\n");
}

TEST(Emphasis, LeavesOtherAsterisksAlone) {
  EXPECT_EQ(html("2**3 and x"), "<p>2**3 and x</p>\n");
  EXPECT_EQ(html("字\\*\\*「字」\\*\\*字"), "<p>字**「字」**字</p>\n");
  EXPECT_THAT(parse("char** p\n").findings, IsEmpty());
}

TEST(Emphasis, ReportsWhatIsLeftOver) {
  const auto [page, findings] = parse("a\n\n** 字 ** 和\n");
  ASSERT_EQ(findings.size(), 1u);
  EXPECT_EQ(findings[0].line, 3);
}

TEST(RawHtml, KeepsTheShortList) {
  EXPECT_EQ(html("a<br>b <kbd>C</kbd> H<sub>2</sub> <mark>d</mark>"),
            "<p>a<br>b <kbd>C</kbd> H<sub>2</sub> <mark>d</mark></p>\n");
  EXPECT_EQ(html("<details open onclick=x><summary>S</summary>\n\n**a**\n\n</details>\n"),
            "<details open><summary>S</summary><p><strong>a</strong></p>\n</details>\n");
  EXPECT_EQ(html("<img src=\"a.png\" alt=\"b\" width=\"10\" onerror=\"x\" style=\"y\">\n"),
            "<p><img src=\"a.png\" alt=\"b\" width=\"10\" loading=\"lazy\"></p>\n");
  EXPECT_EQ(html("x <a href=\"b\" onclick=\"c\">d</a>"), "<p>x <a href=\"b\">d</a></p>\n");
  EXPECT_EQ(html("x <a name=\"top 1\"></a>y"), "<p>x <a id=\"top1\"></a>y</p>\n");
}

TEST(RawHtml, DropsOtherTagsAndKeepsTheirText) {
  const auto [page, findings] = parse("<div class=\"x\"><p>a</p><p>b &amp; <b>c</b></p></div>\n");
  EXPECT_EQ(page.html, "<p>a</p>\n<p>b &amp; c</p>\n");
  EXPECT_EQ(page.text, "a\nb & c\n");
  ASSERT_EQ(findings.size(), 1u);
  EXPECT_THAT(findings[0].message, HasSubstr("<b>, <div>, <p> (2 times)"));
}

TEST(RawHtml, TurnsFramesIntoLinks) {
  const auto [page, findings] = parse("<iframe src=\"https://x.org/v\" title=\"Film\"></iframe>\n");
  EXPECT_EQ(page.html, "<p><a href=\"https://x.org/v\" class=\"external\" rel=\"noopener\">Film</a></p>\n");
  EXPECT_EQ(findings.size(), 1u);
}

TEST(RawHtml, DropsScriptsWithTheirContentAndCommentsSilently) {
  EXPECT_EQ(html("<script>\nalert(1)\n</script>\na\n"), "<p>a</p>\n");
  EXPECT_EQ(html("a <script>alert(1)</script> b"), "<p>a  b</p>\n");
  EXPECT_EQ(text("a <style>x</style>b"), "a b\n");
  const auto [page, findings] = parse("a <!-- b --> c\n\n<!--\nd\n-->\n");
  EXPECT_EQ(page.html, "<p>a  c</p>\n");
  EXPECT_THAT(findings, IsEmpty());
}

TEST(RawHtml, IsBalanced) {
  EXPECT_EQ(html("<kbd>a *b</kbd>* c\n\nd"), "<p><kbd>a <em>b</em> c</kbd></p>\n<p>d</p>\n");
  EXPECT_EQ(html("</details></p></aside>a"), "<p>a</p>\n");
  EXPECT_EQ(html("- <details>\n\n  a\n- b\n"),
            "<ul>\n<li><details><p>a</p>\n</details></li>\n<li><p>b</p></li>\n</ul>\n");
  EXPECT_THAT(html("<details>\n\na[^1]\n\n[^1]: n\n"), HasSubstr("</details>\n<section class=\"footnotes\">"));
}

}  // namespace
}  // namespace firstline
