#include "server/ticket/html_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "server/ticket/customer_text.h"

namespace firstline {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(HtmlText, KeepsBlocksAsLines) {
  EXPECT_EQ(html_to_text("<p>One&nbsp;two</p><p>Three<br>four</p><ul><li>a</li><li>b</li></ul>"),
            "One\xC2\xA0two\n\nThree\nfour\n\n- a\n- b\n");
  EXPECT_EQ(html_to_text("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>"), "a b\nc\n");
  EXPECT_EQ(html_to_text("<div>one <b>two</b>\n three</div>"), "one two three\n");
  EXPECT_EQ(html_to_text("<pre>a\n b</pre>"), "a\nb\n");
}

TEST(HtmlText, DecodesReferences) { EXPECT_EQ(html_to_text("a &lt;b&gt; &auml; &#x41;&amp;amp;"), "a <b> ä A&amp;\n"); }

TEST(HtmlText, LeavesOutWhatNobodyReads) {
  const std::string text = html_to_text(
      "<head><title>t</title></head><style>p{}</style><script>if (a < b) '</p>'</script><!-- <p>c --> "
      "<div style=\"display:none\">hidden <div>too</div> still</div>seen<img alt=\"x>y\" src='a'>");
  EXPECT_EQ(text, "seen\n");
}

TEST(HtmlText, MarksWhatIsQuoted) {
  EXPECT_EQ(html_to_text("mine<blockquote>theirs<blockquote>older</blockquote></blockquote>mine too"),
            "mine\n> theirs\n> > older\nmine too\n");
  EXPECT_EQ(html_to_text("mine<div class=\"gmail_quote\"><div>On Monday Ann wrote:</div><div>old</div></div>"),
            "mine\n> On Monday Ann wrote:\n> old\n");
}

TEST(HtmlText, SurvivesWhatIsBroken) {
  EXPECT_EQ(html_to_text("a < b and c > d"), "a < b and c > d\n");
  EXPECT_EQ(html_to_text("<p title=\"unclosed>text</p>"), "text\n");
  EXPECT_EQ(html_to_text("</div></blockquote></p>x"), "x\n");
  EXPECT_EQ(html_to_text("<script>never closed"), "");
  EXPECT_EQ(html_to_text("<!-- never closed"), "");
  EXPECT_EQ(html_to_text("<"), "<\n");
  std::string deep;
  for (int i = 0; i < 20000; ++i) deep += "<div>";
  EXPECT_EQ(html_to_text(deep + "x"), "x\n");
  std::string quotes;
  for (int i = 0; i < 5000; ++i) quotes += "<blockquote>";
  EXPECT_THAT(html_to_text(quotes + "x"), HasSubstr("> x"));
  EXPECT_NO_THROW(html_to_text(std::string(65536, '<')));
  EXPECT_LE(html_to_text("<p>" + std::string(10000, 'x') + "<p>y", 100).size(), 10100u);
}

TEST(HtmlText, IsRecognised) {
  EXPECT_TRUE(looks_like_html("<!DOCTYPE html><p>x"));
  EXPECT_TRUE(looks_like_html("  <html><body>x"));
  EXPECT_TRUE(looks_like_html("<div>hello</div>"));
  EXPECT_TRUE(looks_like_html("Hello<br>my<br>printer<br>jams"));
  EXPECT_FALSE(looks_like_html("I wrote <b>bold</b> and it shows"));
  EXPECT_FALSE(looks_like_html("a < b, c > d"));
  EXPECT_FALSE(looks_like_html("use the <details> tag and the <p> tag"));
  EXPECT_FALSE(looks_like_html(""));
}

TEST(HtmlText, BecomesTheCustomersWords) {
  const auto text = read_customer_text(
      "",
      "<div dir=\"ltr\">Hi,<div><br></div><div>my printer <b>jams</b></div><div>Thanks</div><div>Ann</div></div>"
      "<div class=\"gmail_quote\"><div dir=\"ltr\" class=\"gmail_attr\">On Sun, 3 May 2026 at 10:02, Al &lt;<a "
      "href=\"mailto:al@example.org\">al@example.org</a>&gt; wrote:<br></div><blockquote>old words</blockquote></div>");
  EXPECT_EQ(text.body, "my printer jams \n");
}

}  // namespace
}  // namespace firstline
