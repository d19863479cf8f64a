#include "indexer/base/diagnostic.h"

#include <gtest/gtest.h>

namespace firstline {
namespace {

TEST(Diagnostic, PrintsLikeACompiler) {
  EXPECT_EQ(to_string({"en/a.md", 3, 7, Severity::error, "bad link; fix it"}), "en/a.md:3:7: error: bad link; fix it");
  EXPECT_EQ(to_string({"en/a.md", 0, 0, Severity::warning, "is empty"}), "en/a.md:1:1: warning: is empty");
}

TEST(Diagnostic, SortsByPlaceThenMessage) {
  Diagnostics findings{{"b", 1, 1, Severity::error, "x"},   {"a", 10, 1, Severity::error, "x"},
                       {"a", 2, 5, Severity::error, "x"},   {"a", 2, 1, Severity::error, "y"},
                       {"a", 2, 1, Severity::warning, "x"}, {"a", 0, 0, Severity::warning, "z"}};
  sort_diagnostics(findings);
  std::string order;
  for (const Diagnostic& finding : findings) {
    order += finding.path + std::to_string(finding.line) + std::to_string(finding.column) + finding.message + ' ';
  }
  EXPECT_EQ(order, "a00z a21x a21y a25x a101x b11x ");
}

TEST(Diagnostic, TellsErrorsFromWarnings) {
  EXPECT_FALSE(has_errors({}));
  EXPECT_FALSE(has_errors({{"a", 1, 1, Severity::warning, "x"}}));
  EXPECT_TRUE(has_errors({{"a", 1, 1, Severity::warning, "x"}, {"a", 1, 1, Severity::error, "x"}}));
}

}  // namespace
}  // namespace firstline
