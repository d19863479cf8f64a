#include "server/search/snippet.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "indexer/base/utf8.h"
#include "indexer/index/article_record.h"
#include "indexer/index/entry.h"
#include "indexer/text/scripts.h"
#include "server/search/query.h"
#include "server/search/searcher.h"
#include "server/search/sentences.h"
#include "tests/temp_site.h"

namespace firstline {
namespace {

using testing::AllOf;
using testing::EndsWith;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

RankingQuery ranking_query(const std::string& text, Analyzer& analyzer) {
  RankingQuery query;
  for (const QueryWord& word : parse_query(text, analyzer, {}, 1024).words) {
    RankingTerm term;
    for (const std::string& stem : word.stems) term.hashes.push_back(hash_term('Z', stem));
    term.hash_idf.assign(term.hashes.size(), 1.0);
    term.idf = 1;
    term.required = true;
    query.terms.push_back(std::move(term));
  }
  query.articles = 1;
  return query;
}

Snippet cut(const std::string& tag, const std::string& text, const std::string& query, SnippetSize size = {}) {
  Analyzer analyzer(*Locale::parse(tag));
  Article article;
  article.text = text;
  article.sections.emplace_back();
  article.sections.back().text_end = text.size();
  const Entry entry = make_entry(article, analyzer);
  return make_snippet(decode_article(entry.record), decode_term_vector(entry.record), ranking_query(query, analyzer),
                      size);
}

std::string sentences(int count, const std::string& word = "filler") {
  std::string text;
  for (int i = 0; i < count; ++i) text += "This is " + word + " sentence number " + std::to_string(i) + ". ";
  return text;
}

// Without what stands between lines, and single blanks.
std::string in_one_line(std::string text) {
  for (const std::string between : {" · ", " – ", "\t", "  "}) {
    for (std::size_t at = text.find(between); at != std::string::npos; at = text.find(between)) {
      text.replace(at, between.size(), " ");
    }
  }
  return text;
}

std::string without(std::string text, const std::string& what) {
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what)) text.erase(at, what.size());
  return text;
}

std::vector<std::string> split(std::string text, const std::string& at) {
  std::vector<std::string> parts;
  for (std::size_t end = text.find(at); end != std::string::npos; end = text.find(at)) {
    parts.push_back(text.substr(0, end));
    text.erase(0, end + at.size());
  }
  parts.push_back(text);
  return parts;
}

TEST(Snippet, ShowsWordsThatAreFarApartInFragmentsOfTheirOwn) {
  const std::string text =
      sentences(10) + "Press the lever twice. " + sentences(30) + "The toner is below it. " + sentences(10);
  const Snippet snippet = cut("en", text, "lever toner");
  EXPECT_THAT(snippet.html, HasSubstr("Press the <mark>lever</mark> twice."));
  EXPECT_THAT(snippet.html, HasSubstr("The <mark>toner</mark> is below it."));
  EXPECT_THAT(snippet.text, HasSubstr(" … "));
  EXPECT_LT(snippet.text.find("lever"), snippet.text.find("toner"));
}

TEST(Snippet, IsOneFragmentWhereWordsStandTogether) {
  const std::string text = sentences(10) + "The lever is beside the toner. " + sentences(30) + "Another lever. ";
  const Snippet snippet = cut("en", text, "lever toner");
  EXPECT_THAT(snippet.html, HasSubstr("The <mark>lever</mark> is beside the <mark>toner</mark>."));
  EXPECT_THAT(snippet.text, Not(HasSubstr(" … ")));
}

TEST(Snippet, BeginsAndEndsWithSentences) {
  const std::string text = sentences(10) + "(See “Levers” in the manual.) " + sentences(10, "other");
  const Snippet snippet = cut("en", text, "levers manual");
  EXPECT_THAT(snippet.text, HasSubstr("(See “Levers” in the manual.)"));
  EXPECT_THAT(snippet.text, Not(EndsWith("…")));
  EXPECT_THAT(snippet.text, EndsWith("."));
}

TEST(Snippet, ShowsByAnEllipsisThatASentenceGoesOn) {
  std::string text = "It begins";
  for (int i = 0; i < 80; ++i) text += " and goes on";
  const Snippet snippet = cut("en", text + " with the lever " + text, "lever");
  EXPECT_THAT(snippet.text, AllOf(StartsWith("… "), EndsWith(" …")));
  EXPECT_THAT(snippet.html, HasSubstr("<mark>lever</mark>"));
}

TEST(Snippet, CutsAWordThatIsTooLong) {
  const Snippet snippet =
      cut("en", "See " + std::string(150, 'x') + std::string(150, 'y') + " lever", "lever", {.words = 1, .bytes = 100});
  EXPECT_LE(snippet.text.size(), 130u);
  const std::string word(190, 'z');
  const Snippet long_match = cut("en", word, word, {.words = 32, .bytes = 100});
  EXPECT_THAT(long_match.html, StartsWith("<mark>zzzz"));
  EXPECT_THAT(long_match.text, EndsWith("z …"));
  EXPECT_LE(long_match.text.size(), 110u);
}

TEST(Snippet, StaysInTheSectionThatItNames) {
  TempSite site;
  site.article("en/a.md", "Printer", "Toner is sold.\n\n## Levers\n\nA lever. Pull it.\n\n## More\n\nToner, toner.")
      .build();
  Searcher searcher(site.reader());
  SearchRequest request;
  request.query = "levers pull";
  request.locale = "en";
  const SearchHit hit = searcher.search(request, 1'800'000'000).hits.at(0);
  EXPECT_EQ(hit.section->title, "Levers");
  EXPECT_EQ(hit.snippet_html, "A <mark>lever</mark>. <mark>Pull</mark> it.");
}

// What is searched, and what must be marked of the article's only text.
struct Marked {
  std::string locale;
  std::string text;
  std::string query;
  std::vector<std::string> marks;
};

TEST(Snippet, MarksEveryFormThatMatched) {
  const std::vector<Marked> cases = {
      {"en", "We cancelled it, cancelling is easy.", "cancel", {"cancelled", "cancelling"}},
      {"en", "A résumé or two resumes.", "resume", {"résumé", "resumes"}},
      {"en", "Use wi-fi or WiFi.", "wifi", {"wi-fi", "WiFi"}},
      {"en", "Error 0x80070057 again.", "0x80070057", {"0x80070057"}},
      {"en", "Change the password here.", "chagne pasword", {"Change", "password"}},
      {"en", "The couch is new.", "sofa", {"couch"}},
      {"de", "Der Passwortmanager ist ein guter Manager.", "Passwort", {"Passwortmanager"}},
      {"de", "Die Häuser in der Straße.", "haus strasse", {"Häuser", "Straße"}},
      {"ru", "Сброс пароля и пароли.", "пароль", {"пароля", "пароли"}},
      {"ar", "افتح إعدادات الحساب الآن.", "حساب", {"الحساب"}},
      {"he", "פתח את החשבון שלך.", "חשבון", {"החשבון"}},
      {"th", "เปิดการตั้งค่าบัญชี", "บัญชี", {"บัญชี"}},
      {"zh", "请打开密码设置。", "密码", {"密码"}},
      {"ja", "パスワードを変更します。", "パスワード", {"パスワード"}},
      {"ko", "비밀번호를 바꿉니다.", "비밀번호", {"비밀번호를"}},
      {"hi", "अपना पासवर्ड बदलें।", "पासवर्ड", {"पासवर्ड"}},
      {"el", "Αλλαγή κωδικού.", "κωδικός", {"κωδικού"}},
      {"tr", "Şifreyi değiştirin.", "sifre", {"Şifreyi"}},
  };
  TempSite site;
  site.file("en/_search.yml", "synonyms:\n  - {from: [sofa], to: [couch]}\n");
  for (std::size_t i = 0; i < cases.size(); ++i) {
    site.article(cases[i].locale + "/a" + std::to_string(i) + ".md", "Title " + std::to_string(i), cases[i].text);
  }
  site.build();
  Searcher searcher(site.reader());
  for (std::size_t i = 0; i < cases.size(); ++i) {
    SCOPED_TRACE(cases[i].locale + ": " + cases[i].query);
    SearchRequest request;
    request.query = cases[i].query;
    request.locale = cases[i].locale;
    const auto hits = searcher.search(request, 1'800'000'000).hits;
    const auto hit =
        std::find_if(hits.begin(), hits.end(), [&](const SearchHit& h) { return h.id == "a" + std::to_string(i); });
    ASSERT_NE(hit, hits.end());
    for (const std::string& mark : cases[i].marks)
      EXPECT_THAT(hit->snippet_html, HasSubstr("<mark>" + mark + "</mark>"));
    EXPECT_EQ(without(without(hit->snippet_html, "<mark>"), "</mark>"), cases[i].text);
  }
}

TEST(Sentences, EndWhereTheirReadersSeeIt) {
  EXPECT_TRUE(ends_sentence("it", ". ", "Then"));
  EXPECT_TRUE(ends_sentence("it", ".” ", "Then"));
  EXPECT_TRUE(ends_sentence("it", "? ", "then"));
  EXPECT_TRUE(ends_sentence("it", "\n", "then"));
  EXPECT_TRUE(ends_sentence("です", "。", "次"));
  EXPECT_TRUE(ends_sentence("है", "। ", "फिर"));
  EXPECT_TRUE(ends_sentence("هذا", "؟ ", "ثم"));
  EXPECT_TRUE(ends_sentence("ค่า", " ", "แล้ว"));
  EXPECT_FALSE(ends_sentence("e.g", ". ", "this"));
  EXPECT_FALSE(ends_sentence("а", ". ", "б"));
  EXPECT_FALSE(ends_sentence("one", " ", "two"));
  EXPECT_FALSE(ends_sentence("one", ", ", "Two"));
  EXPECT_FALSE(ends_sentence("Node", ".", "js"));
  EXPECT_FALSE(ends_sentence("東京", "", "都"));
  EXPECT_FALSE(ends_sentence("한", " ", "국"));
}

TEST(ClosesLine, KnowsStopsOfAllScriptsBehindBrackets) {
  for (const char* text : {".", ",", ":", ";", "?", "!", "…",  "。", "、",   "؟",   "،",  "۔",
                           "।", "॥", "။", "។", "።", "։", ".)", "?”", "。」", ".\"", ".')"}) {
    EXPECT_TRUE(closes_line(text)) << text;
  }
  for (const char* text : {"", ")", "”", "-", " ", "–"}) EXPECT_FALSE(closes_line(text)) << text;
}

TEST(Snippet, PartsLinesAndCellsInRunningText) {
  const std::string text =
      "Exit status\n0\tdone\n1\tcontent has errors\nThat is all.\nSee below:\n\tfirstline --help\n";
  const Snippet snippet = cut("en", text, "status errors");
  EXPECT_EQ(without(without(snippet.html, "<mark>"), "</mark>"),
            "Exit status · 0 – done · 1 – content has errors · That is all. See below: firstline --help");
  EXPECT_THAT(snippet.text, StartsWith("Exit status\n0\tdone\n1\tcontent has errors\n"));
}

// Random texts of many scripts, whatever is cut out of them: the marks are balanced, and what is left when they and the
// ellipses are gone stands in the text, whole characters only.
TEST(Snippet, IsAlwaysPartOfTheText) {
  const std::vector<std::vector<std::string>> alphabets = {
      {"lever", "toner", "paper", "tray", "wi-fi", "C++", "the", "of", "naïve", "e\u0301te\u0301"},
      {"รหัสผ่าน", "การตั้งค่า", "บัญชี", "ผู้ใช้", "เปิด"},
      {"パスワード", "設定", "の", "変更", "申し込み", "ﾃﾞｰﾀ"},
      {"密码", "清华大学", "设置", "重"},
      {"كلمة", "المرور", "الحِسَاب", "إعدادات"},
      {"पासवर्ड", "बदलें", "क्षेत्र"},
      {"비밀번호를", "설정", "변경"},
      {"👨‍👩‍👧", "🇩🇪", "a\u0300\u0301\u0302", "…?", "(", "\"", "--", "&", "<b>", "'"},
  };
  const std::vector<std::string> gaps = {" ",  " ",  " ",  "",   ". ", "! ", "\n",  "\n\n",
                                         ", ", "。", " (", ") ", "।",  "\t", "\n\t"};
  const std::vector<std::string> tags = {"en", "th", "ja", "zh", "ar", "hi", "ko", "en"};
  std::mt19937 random(7);
  for (int round = 0; round < 400; ++round) {
    const std::size_t script = random() % alphabets.size();
    std::string text;
    std::string query;
    for (std::size_t i = 0, n = random() % 150; i < n; ++i) {
      const auto& alphabet = alphabets[random() % 8 == 0 ? random() % alphabets.size() : script];
      text += alphabet[random() % alphabet.size()] + gaps[random() % gaps.size()];
    }
    text = without(text, "…");
    for (int i = 0; i < 3; ++i) query += alphabets[script][random() % alphabets[script].size()] + " ";
    const SnippetSize size{.words = 1 + random() % 40, .bytes = 1 + random() % 400};
    const Snippet snippet = cut(tags[script], text, query, size);
    SCOPED_TRACE(text);
    ASSERT_TRUE(is_valid_utf8(snippet.text));
    ASSERT_TRUE(is_valid_utf8(snippet.html));
    EXPECT_LE(snippet.text.size(), size.bytes + 128);
    // Balanced, not nested, not empty, and no other tag.
    std::string rest = snippet.html;
    EXPECT_THAT(rest, Not(HasSubstr("<mark></mark>")));
    for (std::size_t at = rest.find('<'); at != std::string::npos; at = rest.find('<', at + 1)) {
      ASSERT_EQ(rest.substr(at, 6), "<mark>");
      at = rest.find('<', at + 1);
      ASSERT_EQ(rest.substr(at, 7), "</mark>");
    }
    std::string escaped;
    append_escaped_text(snippet.text, escaped);
    EXPECT_EQ(in_one_line(without(without(rest, "<mark>"), "</mark>")), in_one_line(escaped));
    std::string bare = snippet.text;
    if (bare.starts_with("… ")) bare.erase(0, std::string("… ").size());
    if (bare.ends_with(" …")) bare.erase(bare.size() - std::string(" …").size());
    std::size_t from = 0;
    for (const std::string& fragment : split(bare, " … ")) {
      const std::size_t at = text.find(fragment, from);
      ASSERT_NE(at, std::string::npos) << fragment;
      if (size.bytes >= 100) {
        // Some occurrence of it is made of whole characters.
        bool whole = false;
        for (std::size_t place = at; place != std::string::npos && !whole; place = text.find(fragment, place + 1)) {
          whole = grapheme_boundary(text, place) == place &&
                  grapheme_boundary(text, place + fragment.size()) == place + fragment.size();
        }
        EXPECT_TRUE(whole) << fragment;
      }
      from = at;
    }
  }
}

}  // namespace
}  // namespace firstline
