#include "server/http/form.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace firstline {
namespace {

using testing::HasSubstr;

std::string text(std::string_view encoded, std::string_view name) {
  const auto form = Form::parse(encoded);
  if (!form) return "refused: " + form.error().detail;
  const auto value = form->text(name, 100);
  return value ? *value : "refused: " + value.error().detail;
}

TEST(Form, DecodesWhatBrowsersSend) {
  EXPECT_EQ(text("subject=Hello+world%21&body=", "subject"), "Hello world!");
  EXPECT_EQ(text("subject=Hello+world%21&body=", "body"), "");
  EXPECT_EQ(text("subject=a", "body"), "");
  EXPECT_EQ(text("a%62c=1", "abc"), "1");
  EXPECT_EQ(text("&&a=1&", "a"), "1");
  EXPECT_EQ(text("a", "a"), "");
  EXPECT_EQ(text("a=1=2", "a"), "1=2");
  EXPECT_EQ(text("a=%E0%B8%A3", "a"), "ร");
  EXPECT_EQ(text("", "a"), "");
}

TEST(Form, KeepsLinesAndDropsOtherControls) {
  EXPECT_EQ(text("a=one%0D%0Atwo%0Athree%0Dfour%09five", "a"), "one\ntwo\nthree\nfour\tfive");
  EXPECT_EQ(text("a=one%00two%0Cthree%7Ffour%1Bfive", "a"), "one two three four five");
}

TEST(Form, RefusesWhatIsNoForm) {
  for (const auto* encoded : {"a=%", "a=%4", "a=%zz", "%zz=1", "a=%FF", "a=%C3", "%C3=1", "a=%ED%A0%80", "a=%C0%80"}) {
    const auto form = Form::parse(encoded);
    ASSERT_FALSE(form) << encoded;
    EXPECT_EQ(form.error().status, 400) << encoded;
  }
  EXPECT_THAT(text("a=1&b=2&a=3", "a"), HasSubstr("stands twice"));
}

TEST(Form, BoundsItsFields) {
  std::string encoded;
  for (int i = 0; i < 16; ++i) encoded += 'f' + std::to_string(i) + "=x&";
  EXPECT_TRUE(Form::parse(encoded));
  EXPECT_FALSE(Form::parse(encoded + "one_more=x"));
  EXPECT_FALSE(Form::parse(std::string(200 * 1024, 'a') + std::string(1000, '&') + encoded + encoded));
}

TEST(Form, CountsAsBrowsersDo) {
  EXPECT_EQ(form_length("abc"), 3u);
  EXPECT_EQ(form_length("รหัส"), 4u);
  EXPECT_EQ(form_length("😀"), 2u);
  std::string thai;
  for (int i = 0; i < 100; ++i) thai += "ร";
  EXPECT_EQ(text("a=" + thai, "a"), thai);
  EXPECT_THAT(text("a=" + thai + 'x', "a"), HasSubstr("a: is too long"));
  EXPECT_EQ(Form::parse("a=" + thai + 'x')->text("a", 100).error().status, 413);
  EXPECT_EQ(text("a=" + std::string(99, 'x') + "%0D%0A", "a").size(), 100u) << "a line break counts once";
}

}  // namespace
}  // namespace firstline
