#include "indexer/text/segmenter.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>
#include <string>

namespace firstline {
namespace {

std::string encode(char32_t c) {
  std::string bytes;
  if (c < 0x80) {
    bytes += static_cast<char>(c);
  } else if (c < 0x800) {
    bytes += static_cast<char>(0xC0 | (c >> 6));
    bytes += static_cast<char>(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    bytes += static_cast<char>(0xE0 | (c >> 12));
    bytes += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
    bytes += static_cast<char>(0x80 | (c & 0x3F));
  } else {
    bytes += static_cast<char>(0xF0 | (c >> 18));
    bytes += static_cast<char>(0x80 | ((c >> 12) & 0x3F));
    bytes += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
    bytes += static_cast<char>(0x80 | (c & 0x3F));
  }
  return bytes;
}

std::string print(std::string_view text, const std::vector<Segment>& segments) {
  std::string printed;
  for (const Segment& segment : segments) {
    printed += '[' + std::string(text.substr(segment.begin, segment.end - segment.begin)) + ']';
    if (segment.ideographic) printed += '*';
  }
  return printed;
}

class SegmenterTest : public ::testing::Test {
 protected:
  std::string segments(std::string_view text) {
    segmenter.segment(text, ours);
    return print(text, ours);
  }

  // True if the fast path and ICU agree.
  bool agrees(const std::string& text) {
    segmenter.segment(text, ours);
    segmenter.segment_by_icu(text, icus);
    return ours == icus;
  }

  void expect_agreement(const std::string& text) {
    EXPECT_TRUE(agrees(text)) << ::testing::PrintToString(text) << "\n ours: " << print(text, ours)
                              << "\n ICU's: " << print(text, icus);
  }

  Segmenter segmenter;
  std::vector<Segment> ours, icus;
};

TEST_F(SegmenterTest, FindsWords) {
  EXPECT_EQ(segments("Reset your password."), "[Reset][your][password]");
  EXPECT_EQ(segments("don't, l’adresse; 1,234.5 v2.4.1"), "[don't][l’adresse][1,234.5][v2.4.1]");
  EXPECT_EQ(segments("東京都に行きます"), "[東京]*[都]*[に]*[行き]*[ます]*");
  EXPECT_EQ(segments("รหัสผ่านของคุณ"), "[รหัส][ผ่าน][ของ][คุณ]");
  EXPECT_EQ(segments(""), "");
  EXPECT_EQ(segments(" \n\t "), "");
  EXPECT_EQ(segments("🔑 ✅ — … @ _ __ @@"), "");
}

TEST_F(SegmenterTest, TakesIllFormedBytesForSeparators) {
  EXPECT_EQ(segments("re\xffset"), "[re][set]");
  EXPECT_EQ(segments("caf\xc3"), "[caf]");
  EXPECT_EQ(segments("\x80\xbf word \xf0\x9f"), "[word]");
  EXPECT_EQ(segments("a\xed\xa0\x80z"), "[a][z]");
  EXPECT_EQ(segments(std::string_view("a\0b", 3)), "[a][b]");
}

// Alphabets in which neighbours matter: every class of the word rules, a few of each, and what is near them.
constexpr std::u32string_view kAlphabets[] = {
    U"aB1_@.,:;'\" -\t\n\r()/+#&",
    U"aé1 ._'’-·\u00AD\u0301б٣ا\u064B ",
    U"aжΩ\u0301\u200D\u200C\u2060\u2019\u2018\u2024\u2027\u2044 .,1\u00A0\u2003\u202F\u2028",
    U"אב\"'aת. \u05B0\u05F4",
    U"aのカ漢字ー々한글ㄱ 1.・、",
    U"aกขคไทย์ 1.ကខຂລາວខ្មែរ",
    U"🔑👩\u200D💻🇩🇪\uFE0F\u20E3a 1©®",
    U"कखग\u094D\u093F a1।॥",
    U"a b\u0000\u0001\u007F\u0080\u0085\uFFFD\uFEFF\uFFFE",
    U"ａＢ１＿．：＇ a1_.:'﹕",
};

TEST_F(SegmenterTest, FastPathAgreesWithIcuOnEveryShortString) {
  // All strings of up to four characters over the classes that the fast path handles.
  constexpr std::u32string_view kClasses = U"a1_@.,:' \n-é\u00AD·\"";
  std::vector<std::string> letters;
  for (const char32_t c : kClasses) letters.push_back(encode(c));
  std::vector<std::string> strings{""};
  int disagreements = 0;
  for (int length = 1; length <= 4; ++length) {
    std::vector<std::string> longer;
    for (const std::string& prefix : strings) {
      for (const std::string& letter : letters) {
        longer.push_back(prefix + letter);
        if (!agrees(longer.back()) && ++disagreements < 10) expect_agreement(longer.back());
      }
    }
    strings = std::move(longer);
  }
  EXPECT_EQ(disagreements, 0);
}

TEST_F(SegmenterTest, FastPathAgreesWithIcuOnRandomStrings) {
  std::mt19937 random(20240501);
  int disagreements = 0;
  for (int round = 0; round < 40'000; ++round) {
    std::string text;
    const std::size_t length = 1 + random() % 24;
    // Mostly one alphabet, with strangers from another.
    const std::u32string_view home = kAlphabets[random() % std::size(kAlphabets)];
    const std::u32string_view away = kAlphabets[random() % std::size(kAlphabets)];
    for (std::size_t i = 0; i < length; ++i) {
      const std::u32string_view alphabet = random() % 6 == 0 ? away : home;
      text += encode(alphabet[random() % alphabet.size()]);
      if (random() % 200 == 0) text += static_cast<char>(random() % 256);
    }
    if (!agrees(text) && ++disagreements < 10) expect_agreement(text);
  }
  EXPECT_EQ(disagreements, 0);
}

TEST_F(SegmenterTest, FastPathAgreesWithIcuOnEachCharacterBetweenOthers) {
  int disagreements = 0;
  for (char32_t c = 0; c < 0x20000; ++c) {
    // Ideographs and syllables by the thousand, of which a few do; and surrogates.
    if (c >= 0x3400 && c < 0xFB00 && c % 256 > 2) continue;
    if (c >= 0xD800 && c < 0xE000) continue;
    const std::string character = encode(c);
    for (const std::string& text : {"a" + character + "b", "1" + character + "2", " " + character + " x",
                                    character + character + "a1", "a." + character + ".b"}) {
      if (!agrees(text) && ++disagreements < 10) expect_agreement(text);
    }
  }
  EXPECT_EQ(disagreements, 0);
}

TEST_F(SegmenterTest, FastPathAgreesWithIcuOnRealText) {
  const std::filesystem::path tables = std::filesystem::path(FIRSTLINE_SOURCE_DIR) / "tests/data/analysis";
  for (const auto& entry : std::filesystem::directory_iterator(tables)) {
    std::ifstream file(entry.path());
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    EXPECT_TRUE(agrees(text)) << entry.path();
  }
}

// WordBreakTest.txt: "÷ 0061 ÷ 0020 ÷ # comment"; ÷ is a boundary, × is none.
struct BreakCase {
  std::string text;
  std::vector<std::pair<std::size_t, std::size_t>> segments;
};

BreakCase parse_break_case(const std::string& line) {
  BreakCase result;
  std::size_t begin = 0;
  std::istringstream words(line.substr(0, line.find('#')));
  for (std::string word; words >> word;) {
    if (word == "÷") {
      if (result.text.size() > begin) result.segments.emplace_back(begin, result.text.size());
      begin = result.text.size();
    } else if (word != "×") {
      result.text += encode(static_cast<char32_t>(std::stoul(word, nullptr, 16)));
    }
  }
  return result;
}

TEST_F(SegmenterTest, PassesUnicodesWordBreakTest) {
  std::ifstream file("/usr/share/unicode/auxiliary/WordBreakTest.txt");
  if (!file) GTEST_SKIP() << "needs the package unicode-data";
  int passed = 0, colons = 0;
  for (std::string line; std::getline(file, line);) {
    if (!line.starts_with("÷")) continue;
    const BreakCase expected = parse_break_case(line);
    segmenter.segment(expected.text, ours);
    // Our segments must be segments of the test, and those that we leave out must not hold a letter or digit (of
    // which the file uses ASCII ones).
    std::size_t found = 0, missing = 0;
    for (const auto& [begin, end] : expected.segments) {
      const bool ours_too = std::find(ours.begin(), ours.end(), Segment{begin, end, false}) != ours.end() ||
                            std::find(ours.begin(), ours.end(), Segment{begin, end, true}) != ours.end();
      const std::string_view text = std::string_view(expected.text).substr(begin, end - begin);
      found += ours_too;
      missing += !ours_too && std::any_of(text.begin(), text.end(), [](unsigned char c) { return std::isalnum(c); });
    }
    if (found == ours.size() && missing == 0) {
      ++passed;
    } else if (expected.text.find(':') != std::string::npos) {
      // CLDR's root locale does not let a colon join letters, the one difference from the plain UAX #29 that the
      // test file holds.
      ++colons;
    } else {
      ADD_FAILURE() << line << "\n ours: " << print(expected.text, ours);
    }
  }
  EXPECT_GT(passed, 1'500);
  EXPECT_LE(colons, 15);
  RecordProperty("passed", passed);  // 1,808 of Unicode 15.0
  RecordProperty("colons", colons);
}

TEST_F(SegmenterTest, TakesLinearTimeOnLongWords) {
  for (const std::string unit :
       {"a", "é", "漢", "ก", "한", "अ", "a_", "a.", "1,", "'", "\u0301", "a\u200D", "\xff", "🔑"}) {
    std::string text;
    while (text.size() < 1'000'000) text += unit;
    segmenter.segment(text, ours);
    EXPECT_LE(ours.size(), text.size());
  }
}

}  // namespace
}  // namespace firstline
