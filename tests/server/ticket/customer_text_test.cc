#include "server/ticket/customer_text.h"

#include <gtest/gtest.h>

namespace firstline {
namespace {

std::string subject_of(const std::string& subject) {
  std::string found = read_customer_text(subject, "Text.").subject;
  while (found.ends_with(' ')) found.pop_back();
  return found;
}

TEST(CustomerText, TakesReplyMarksOffTheSubject) {
  EXPECT_EQ(subject_of("Re: AW: Fwd: Printer"), "Printer");
  EXPECT_EQ(subject_of("[External] RE[2]: [#12345] Printer"), "Printer");
  EXPECT_EQ(subject_of("رد: الطابعة"), "الطابعة");
  EXPECT_EQ(subject_of("回复：打印机卡纸"), "打印机卡纸");
  EXPECT_EQ(subject_of("Tray: empty"), "Tray: empty");
}

TEST(CustomerText, TakesMarksAloneForNoSubject) {
  EXPECT_EQ(subject_of("AW: AW: AW:"), "");
  EXPECT_EQ(subject_of(" Re: "), "");
  EXPECT_EQ(read_customer_text("Re:", "").subject, "");
  EXPECT_EQ(subject_of("[Printer]"), "[Printer]");
  EXPECT_EQ(subject_of("Re: [Printer]"), "[Printer]");
}

}  // namespace
}  // namespace firstline
