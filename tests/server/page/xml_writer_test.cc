#include "server/page/xml_writer.h"

#include <gtest/gtest.h>

namespace firstline {
namespace {

TEST(XmlWriter, EscapesMarkupInTextAndAttributes) {
  XmlWriter xml;
  xml.open("a", {{"b", "\"<&>"}}).element("c", "</c><!-- & -->").close();
  EXPECT_EQ(xml.finish(),
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<a b=\"&quot;&lt;&amp;&gt;\">"
            "<c>&lt;/c&gt;&lt;!-- &amp; --&gt;</c>\n</a>\n");
}

TEST(XmlWriter, DropsWhatXmlForbids) {
  XmlWriter xml;
  xml.element("a", std::string_view("x\0\x01\x0b\x1f\x7f\xff\xc3y\tz\xef\xbf\xbe", 14));
  EXPECT_EQ(xml.finish(), "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<a>xy\tz</a>\n");
}

}  // namespace
}  // namespace firstline
