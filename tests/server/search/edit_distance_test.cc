#include "server/search/edit_distance.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

namespace firstline {
namespace {

unsigned distance(std::u32string_view from, std::string_view to) { return EditDistance(from).to(to); }

TEST(EditDistance, CountsEdits) {
  EXPECT_EQ(distance(U"password", "password"), 0u);
  EXPECT_EQ(distance(U"passwrod", "password"), 1u);
  EXPECT_EQ(distance(U"pasword", "password"), 1u);
  EXPECT_EQ(distance(U"passsword", "password"), 1u);
  EXPECT_EQ(distance(U"possword", "password"), 1u);
  EXPECT_EQ(distance(U"a", ""), 1u);
  EXPECT_EQ(distance(U"пороль", "пароль"), 1u);
  EXPECT_EQ(distance(std::u32string(64, U'a'), std::string(60, 'a')), 4u);
}

// Optimal string alignment by the book.
unsigned reference(const std::u32string& a, const std::string& b) {
  std::vector<std::vector<unsigned>> d(a.size() + 1, std::vector<unsigned>(b.size() + 1));
  for (unsigned i = 0; i <= a.size(); ++i) {
    for (unsigned j = 0; j <= b.size(); ++j) {
      if (i == 0 || j == 0) {
        d[i][j] = i + j;
        continue;
      }
      const bool same = a[i - 1] == static_cast<char32_t>(b[j - 1]);
      d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (same ? 0 : 1)});
      if (i > 1 && j > 1 && a[i - 1] == static_cast<char32_t>(b[j - 2]) &&
          a[i - 2] == static_cast<char32_t>(b[j - 1])) {
        d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
      }
    }
  }
  return d[a.size()][b.size()];
}

TEST(EditDistance, EqualsTheTextbook) {
  std::mt19937 random(20);
  const auto word = [&random] {
    std::string text(1 + random() % 12, ' ');
    for (char& c : text) c = static_cast<char>('a' + random() % 3);
    return text;
  };
  for (int i = 0; i < 20'000; ++i) {
    const std::string a = word(), b = word();
    const std::u32string wide(a.begin(), a.end());
    ASSERT_EQ(distance(wide, b), reference(wide, b)) << a << ' ' << b;
  }
}

}  // namespace
}  // namespace firstline
