#include "indexer/text/analyzer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <random>
#include <thread>

#include "indexer/text/stemmer.h"
#include "indexer/text/stop_words.h"

namespace firstline {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr const char* kLocales[] = {"en",      "de", "fr", "tr", "ar", "fa", "he", "ru", "el", "hi", "ja", "ko",
                                    "zh-Hans", "th", "vi", "sr", "cs", "fi", "nl", "uk", "ro", "it", "ca"};

Analyzer analyzer_of(const char* tag) { return Analyzer(*Locale::parse(tag)); }

// "wifi +wi +fi ~京都": parts with a plus, bigrams with a tilde.
std::string print(const std::vector<Token>& tokens) {
  std::string printed;
  for (const Token& token : tokens) {
    if (!printed.empty()) printed += ' ';
    if (token.kind == TokenKind::part) printed += '+';
    if (token.kind == TokenKind::bigram) printed += '~';
    printed += token.word;
  }
  return printed;
}

std::string analyzed(const char* tag, std::string_view text) { return print(analyzer_of(tag).analyze(text)); }

std::vector<std::string> stems(const char* tag, std::string_view word) {
  const std::vector<Token> tokens = analyzer_of(tag).analyze(word);
  return tokens.empty() ? std::vector<std::string>() : tokens.front().stems;
}

TEST(Analyzer, KeepsNamesWithSymbols) {
  EXPECT_EQ(analyzed("en", "C++ and C#, F# or .NET?"), "c++ and c# f# or .net +net");
  EXPECT_EQ(analyzed("en", "AT&T Q&A"), "at&t +at +t q&a +q +a");
  EXPECT_EQ(analyzed("en", "Notepad++ C++-Builder C++20"), "notepad++ c++builder +c++ +builder c++ 20");
  EXPECT_EQ(analyzed("en", "ASP.NET"), "asp.net +asp +net");
  EXPECT_EQ(analyzed("en", "1+1 a+b +++ ## C#m x#y ...net"), "1 1 a b c m x y net");
}

TEST(Analyzer, GivesDottedAndUnderscoredNamesWholeAndInParts) {
  EXPECT_EQ(analyzed("en", "foo_bar node.js EU:n"), "foo_bar +foo +bar node.js +node +js eu:n +eu +n");
  EXPECT_EQ(analyzed("en", "www.example.com"), "www.example.com +www +www.example +example +example.com +com");
  EXPECT_EQ(analyzed("en", "user@example.com"), "user@example.com +user +example +example.com +com");
  EXPECT_EQ(analyzed("en", "std::string __init__ file1.txt"), "std string init file1.txt +file1 +txt");
  EXPECT_EQ(analyzed("en", "end.Next 1.First"), "end.next +end +next 1 first");
}

TEST(Analyzer, JoinsHyphenatedWords) {
  EXPECT_EQ(analyzed("en", "Wi-Fi e\u2011mail"), "wifi +wi +fi email +e +mail");
  EXPECT_EQ(analyzed("de", "E-Mail-Adresse"), "emailadresse +e +email +mail +mailadresse +adresse");
  EXPECT_EQ(analyzed("en", "--verbose -x a--b -"), "verbose x a b");
  EXPECT_EQ(analyzed("en", "E-1042 2024-01-15"), "e1042 +e +1042 2024-01-15 +2024 +01 +15");
}

TEST(Analyzer, KeepsNumbersVersionsAndCodes) {
  EXPECT_EQ(analyzed("en", "v2.4.1 0x80070057 3.14 1,234.5 192.168.0.1"),
            "v2.4.1 +2.4.1 0x80070057 3.14 1,234.5 192.168.0.1");
  EXPECT_THAT(stems("en", "KB5034441s"), ElementsAre("kb5034441s"));
  EXPECT_EQ(analyzed("ar", "٣٫١٤ ١٢٣"), "3٫14 123");
}

TEST(Analyzer, ReadsAbbreviationsWithDots) { EXPECT_EQ(analyzed("en", "U.S.A. e.g. a.m."), "usa eg am"); }

TEST(Analyzer, SplitsOverlongChains) {
  EXPECT_EQ(analyzed("en", "a.b.c.d.e.f.g.h.i"), "a b c d e f g h i");
  EXPECT_EQ(analyzed("en", "/usr/local/bin"), "usr local bin");
}

TEST(Analyzer, StripsElisionAndPossessives) {
  EXPECT_EQ(analyzed("fr", "l'adresse d’e-mail qu'il aujourd'hui"), "adresse email +e +mail il aujourd'hui");
  EXPECT_EQ(analyzed("it", "dell'ordine un'altra"), "ordine altra");
  EXPECT_EQ(analyzed("ca", "l'adreça"), "adreca");
  EXPECT_EQ(analyzed("en", "the user's users’ O'Brien"), "the user users o'brien");
  EXPECT_EQ(analyzed("tr", "İstanbul'da Türkiye’nin"), "istanbul turkiye");
  const std::vector<Token> tokens = analyzer_of("fr").analyze("l'adresse");
  EXPECT_EQ(tokens[0].begin, 2u);
  EXPECT_EQ(tokens[0].end, 9u);
}

TEST(Analyzer, FindsContractionsTypedWithoutApostrophe) {
  EXPECT_THAT(stems("en", "don't"), ElementsAre("dont"));
  EXPECT_THAT(stems("en", "don’t"), ElementsAre("dont"));
  EXPECT_THAT(stems("en", "dont"), ElementsAre("dont"));
  EXPECT_EQ(stems("uk", "п'ять"), stems("uk", "пять"));
}

TEST(Analyzer, GivesBothStemsOfAnAccentedWord) {
  EXPECT_THAT(stems("en", "résumé"), ElementsAre("resume", "resum"));
  EXPECT_THAT(stems("en", "resume"), ElementsAre("resum"));
  EXPECT_THAT(stems("fr", "activé"), Contains(stems("fr", "activer").front()));
}

TEST(Analyzer, GivesDictionaryWordsAndBigrams) {
  EXPECT_EQ(analyzed("ja", "東京都に"), "東京 ~東京 ~京都 都 ~都に に");
  EXPECT_EQ(analyzed("zh", "清华大学"), "清华大学 ~清华 ~华大 ~大学");
  EXPECT_EQ(analyzed("zh", "我 WiFi 密码"), "我 wifi 密码 ~密码");
  EXPECT_EQ(analyzed("ja", "ﾊﾟｽ"), "パス ~パス");
  EXPECT_EQ(analyzed("ja", "パスワード"), "パスワード ~パス ~スワ ~ワー ~ード");
}

TEST(Analyzer, KeepsDakutenOfKatakana) { EXPECT_EQ(analyzed("ja", "ガ"), "ガ"); }

TEST(Analyzer, StripsKoreanParticles) {
  EXPECT_EQ(analyzed("ko", "비밀번호를"), "비밀번호를 ~비밀 ~밀번 ~번호 ~호를");
  EXPECT_THAT(stems("ko", "비밀번호를"), ElementsAre("비밀번호", "비밀번호를"));
  EXPECT_THAT(stems("ko", "비밀번호"), ElementsAre("비밀번호"));
  EXPECT_THAT(stems("ko", "회의"), ElementsAre("회의"));
}

TEST(Analyzer, SeparatesThaiFromLatin) { EXPECT_EQ(analyzed("th", "Wi-Fiของคุณ"), "wifi +wi +fi ของ คุณ"); }

TEST(Analyzer, SplitsPersianAtTheZeroWidthNonJoiner) { EXPECT_EQ(analyzed("fa", "کتاب\u200Cها"), "كتابها +كتاب +ها"); }

TEST(Analyzer, CountsPositionsInWords) {
  const std::vector<Token> tokens = analyzer_of("en").analyze("the wi-fi, 東京 network");
  std::vector<std::uint32_t> positions;
  positions.reserve(tokens.size());
  for (const Token& token : tokens) positions.push_back(token.position);
  EXPECT_THAT(positions, ElementsAre(0, 1, 1, 1, 2, 2, 3));
}

TEST(Analyzer, FoldsAsItAnalyzes) {
  Analyzer analyzer = analyzer_of("fr");
  EXPECT_EQ(analyzer.fold("Résumé"), "resume");
  EXPECT_EQ(analyzer.fold("Wi-Fi"), "wifi");
  EXPECT_EQ(analyzer.fold("l'adresse"), "adresse");
  EXPECT_EQ(analyzer.fold(""), "");
  EXPECT_EQ(analyzer.fold("?!"), "?!");
}

TEST(Analyzer, KnowsStopWords) {
  EXPECT_TRUE(analyzer_of("en").is_stop_word("how"));
  EXPECT_TRUE(analyzer_of("de").is_stop_word("fur"));
  EXPECT_TRUE(analyzer_of("zh-TW").is_stop_word("的"));
  EXPECT_FALSE(analyzer_of("en").is_stop_word("password"));
  EXPECT_FALSE(analyzer_of("en").is_stop_word("not"));
  EXPECT_FALSE(analyzer_of("en").is_stop_word(""));
}

// A list is of use only if the analyzer makes the very words on it, or others on it.
TEST(Analyzer, MakesItsStopWords) {
  for (const StemmerChoice& choice : stemmer_choices()) {
    Analyzer analyzer(*Locale::parse(choice.language));
    for (const std::string& word : stop_words(choice.language)) {
      for (const Token& token : analyzer.analyze(word)) {
        if (token.kind == TokenKind::word) {
          EXPECT_TRUE(analyzer.is_stop_word(token.word)) << choice.language << ' ' << word << ": " << token.word;
        }
      }
    }
  }
}

TEST(Analyzer, TellsItsVersions) {
  EXPECT_THAT(Analyzer::fingerprint(),
              ::testing::MatchesRegex("analyzer [0-9]+; icu [0-9.]+; unicode [0-9.]+; xapian [0-9.]+"));
}

void expect_invariants(const std::string& text, const std::vector<Token>& tokens) {
  std::size_t last_end = 0;
  std::uint32_t last_position = 0, next_word = 0;
  for (const Token& token : tokens) {
    ASSERT_LT(token.begin, token.end);
    ASSERT_LE(token.end, text.size());
    ASSERT_GE(token.position, last_position);
    ASSERT_FALSE(token.word.empty());
    ASSERT_LE(token.word.size(), kMaxTermBytes);
    ASSERT_GE(token.stems.size(), 1u);
    ASSERT_LE(token.stems.size(), kMaxStems);
    for (const std::string& stem : token.stems) {
      ASSERT_FALSE(stem.empty());
      ASSERT_LE(stem.size(), kMaxTermBytes);
    }
    const std::set<std::string> distinct(token.stems.begin(), token.stems.end());
    ASSERT_EQ(distinct.size(), token.stems.size());
    if (token.kind == TokenKind::word) {
      ASSERT_GE(token.begin, last_end) << "words overlap";
      ASSERT_EQ(token.position, next_word++) << "one word a position";
      last_end = token.end;
    } else {
      ASSERT_EQ(token.position + 1, next_word) << "after its word";
    }
    last_position = token.position;
  }
}

std::vector<std::string> samples() {
  std::vector<std::string> texts;
  const std::filesystem::path tables = std::filesystem::path(FIRSTLINE_SOURCE_DIR) / "tests/data/analysis";
  for (const auto& entry : std::filesystem::directory_iterator(tables)) {
    std::ifstream file(entry.path());
    for (std::string line; std::getline(file, line);) texts.push_back(line);
  }
  return texts;
}

TEST(Analyzer, KeepsItsPromisesOnShuffledBytes) {
  const std::vector<std::string> texts = samples();
  std::mt19937 random(7);
  for (const char* tag : kLocales) {
    Analyzer analyzer = analyzer_of(tag), other = analyzer_of(tag);
    std::vector<Token> tokens;
    for (int round = 0; round < 300; ++round) {
      std::string text;
      for (int piece = 0; piece < 4; ++piece) {
        std::string sample = texts[random() % texts.size()];
        // Cut, swap and break bytes.
        if (random() % 2 == 0) sample = sample.substr(random() % (sample.size() + 1));
        if (!sample.empty() && random() % 3 == 0) sample[random() % sample.size()] = static_cast<char>(random() % 256);
        if (random() % 8 == 0) std::shuffle(sample.begin(), sample.end(), random);
        text += sample;
      }
      analyzer.analyze(text, tokens);
      expect_invariants(text, tokens);
      if (HasFatalFailure()) FAIL() << tag << ": " << ::testing::PrintToString(text);
      // The cache and the tokens of the call before change nothing.
      EXPECT_EQ(print(tokens), print(other.analyze(text)));
    }
  }
}

TEST(Analyzer, AnalyzesAFoldedWordToItself) {
  for (const char* tag : kLocales) {
    Analyzer analyzer = analyzer_of(tag);
    for (const char* word :
         {"Résumé", "Straße", "GRÖSSE", "パスワード", "비밀번호", "密码", "Ещё", "İstanbul", "إعدادات"}) {
      const std::string folded = analyzer.analyze(word).front().word;
      const std::vector<Token> again = analyzer.analyze(folded);
      EXPECT_EQ(again.front().word, folded) << tag;
      EXPECT_EQ(analyzer.fold(folded), folded) << tag;
    }
  }
}

TEST(Analyzer, SurvivesEmptyHugeAndBrokenText) {
  Analyzer analyzer = analyzer_of("en");
  EXPECT_THAT(analyzer.analyze(""), IsEmpty());
  EXPECT_THAT(analyzer.analyze("\xff\xfe\x80"), IsEmpty());
  EXPECT_EQ(print(analyzer.analyze(std::string_view("one\0two", 7))), "one two");
  EXPECT_EQ(print(analyzer.analyze("one\xfftwo")), "one two");
  for (const char* tag : {"en", "tr", "fr"}) {
    Analyzer huge = analyzer_of(tag);
    for (const char* unit : {"a", "é", "ß",  "漢",     "か", "ก",  "한",       "न", "a-",      "a.",
                             "_", "'", "l'", "\u0301", "ﷺ",  "1,", "\xf0\x9f", "I", "a\u200D", "ا\u200C"}) {
      std::string text;
      while (text.size() < 100'000) text += unit;
      const std::vector<Token> tokens = huge.analyze(text);
      expect_invariants(text, tokens);
      if (HasFatalFailure()) FAIL() << tag << ' ' << unit;
    }
  }
}

TEST(Analyzer, TakesAWordOfAMegabyte) {
  Analyzer analyzer = analyzer_of("en");
  for (const char* unit : {"a", "1", "é", "漢", "ก", "한"}) {
    std::string text;
    while (text.size() < 1'000'000) text += unit;
    expect_invariants(text, analyzer.analyze(text));
  }
}

TEST(Analyzer, CutsLongWordsBetweenCodePoints) {
  for (const char* unit : {"a", "é", "ж", "न", "𝔞"}) {
    std::string text;
    while (text.size() < 1'000) text += unit;
    const std::string term = analyzer_of("hi").analyze(text).front().word;
    EXPECT_LE(term.size(), kMaxTermBytes);
    EXPECT_GT(term.size(), kMaxTermBytes - 4);
    EXPECT_NE(static_cast<unsigned char>(term.back()) & 0xC0, 0xC0);
  }
}

TEST(Analyzer, WorksInTwoThreadsAtOnce) {
  const std::vector<std::string> texts = samples();
  const auto work = [&](const char* tag, std::string& result) {
    Analyzer analyzer = analyzer_of(tag);
    for (const std::string& text : texts) result += print(analyzer.analyze(text)) + '\n';
  };
  for (const char* tag : {"en", "sr", "ja"}) {
    std::string alone, left, right;
    work(tag, alone);
    std::thread one(work, tag, std::ref(left)), two(work, tag, std::ref(right));
    one.join();
    two.join();
    EXPECT_EQ(left, alone);
    EXPECT_EQ(right, alone);
  }
}

}  // namespace
}  // namespace firstline
