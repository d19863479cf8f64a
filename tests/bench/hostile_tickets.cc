#include "tests/bench/hostile_tickets.h"

#include <random>

#include "indexer/base/utf8.h"

namespace firstline {
namespace {

template <class Next>
std::string fill(std::size_t bytes, Next next) {
  std::string text;
  while (text.size() < bytes) text += next();
  return std::string(truncate_utf8(text, bytes));
}

std::string repeat(const std::string& piece, std::size_t bytes) {
  return fill(bytes, [&piece] { return piece; });
}

std::string base64_mail(std::size_t bytes) {
  return "Subject: Help\nMIME-Version: 1.0\nContent-Type: text/html\nContent-Transfer-Encoding: base64\n\n" +
         repeat("PGRpdj48ZGl2PjxwPnByaW50ZXI=\n", bytes);
}

}  // namespace

std::vector<HostileTicket> hostile_tickets(const std::vector<std::string>& words, std::size_t bytes) {
  std::mt19937 random(7);
  std::size_t at = 0;
  const auto known = [&] { return words[at++ % words.size()]; };
  // Two letters of a known word in turn: unknown, but near to it.
  const auto misspelt = [&] {
    std::string word = known();
    if (word.size() > 3) std::swap(word[1], word[2]);
    return word + "x";
  };
  int number = 0;
  return {
      {"one word", repeat("printer ", bytes)},
      {"10,000 distinct words", fill(bytes, [&] { return "w" + std::to_string(number++) + " "; })},
      {"words of the articles", fill(bytes, [&] { return known() + " "; })},
      {"the same, misspelt", fill(bytes, [&] { return misspelt() + " "; })},
      {"questions of known words", fill(bytes, [&] { return known() + " " + known() + " " + known() + " printer? "; })},
      {"misspelt questions", fill(bytes, [&] { return misspelt() + " " + misspelt() + " " + misspelt() + "? "; })},
      {"paragraphs", fill(bytes, [&] { return known() + " " + known() + " " + known() + ".\n\n"; })},
      {"no blanks", repeat("a", bytes)},
      {"known words without blanks", fill(bytes, known)},
      {"emoji", repeat("💥👩‍👩‍👧‍👦🏳️‍🌈", bytes)},
      {"accents", repeat("a\u0301\u0302\u0303\u0304", bytes)},
      {"Chinese", repeat("重置密码打印机设置无法连接网络", bytes)},
      {"Thai", repeat("รีเซ็ตรหัสผ่านเครื่องพิมพ์ไม่ทำงาน", bytes)},
      {"binary", fill(bytes, [&random] { return std::string(1, static_cast<char>(random())); })},
      {"NUL", std::string(bytes, '\0')},
      {"deep HTML", "<html><body>" + repeat("<div><table><tr><td><b>", bytes)},
      {"unclosed tags", "<html>" + repeat("<a href=\"printer ", bytes)},
      {"entities", "<html><body>" + repeat("&amp;&#x41;&bogus", bytes)},
      {"quotes in quotes",
       fill(bytes, [&] { return std::string(static_cast<std::size_t>(number++ % 60), '>') + "x\n"; })},
      {"raw mail, encoded", base64_mail(bytes)},
      {"many headers", repeat("Subject: printer\n", bytes)},
      {"web addresses", repeat("https://example.org/?a=b ", bytes)},
      {"codes", fill(bytes,
                     [&] {
                       ++number;
                       return "E-" + std::to_string(number) + " 0x8007" + std::to_string(number) + " ";
                     })},
  };
}

}  // namespace firstline
