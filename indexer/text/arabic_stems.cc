#include "indexer/text/arabic_stems.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "indexer/base/utf8.h"

namespace firstline {
namespace {

// What follows "to" and "with" must be long: بطاقة, a card, is not "with energy". The article's are light_stem.cc's.
constexpr std::size_t kAfterPreposition = 4;
constexpr std::size_t kBeforeAlef = 3;

// Plurals by their shape and the singulars that have it: 1, 2 and 3 stand for any letter, the others for themselves.
// Since short vowels are not written, one shape may be of several.
struct Shape {
  std::u32string_view plural, singular;
};
constexpr Shape kShapes[] = {
    {U"1وا2ي3", U"1ا2و3"},  // فواتير, فاتورة
    {U"1وا23", U"1ا23"},    // قوائم, قائمة
    {U"م1ا2ي3", U"م12ا3"},  // مفاتيح, مفتاح
    {U"م1ا2ي3", U"م12و3"},  // مشاريع, مشروع
    {U"م1ا23", U"م123"},    // مشاكل, مشكلة
    {U"ت1ا2ي3", U"ت12ي3"},  // تقارير, تقرير
    {U"12ائ3", U"12ا3"},    // رسائل, رسالة
    {U"12ائ3", U"12ي3"},    // نتائج, نتيجة
};

// Plurals whose shapes are also those of verbal nouns (إعداد, دخول) and so tell nothing; light stems of both.
using Plural = std::pair<std::string_view, std::string_view>;
constexpr Plural kPlurals[] = {
    {"اجهز", "جهاز"},  {"ارقام", "رقم"}, {"اخطاء", "خطا"}, {"اسعار", "سعر"},    {"انواع", "نوع"},  {"اقسام", "قسم"},
    {"اسباب", "سبب"},  {"اسئل", "سؤال"}, {"الوان", "لون"}, {"اكواد", "كود"},    {"ازرار", "زر"},   {"اوامر", "امر"},
    {"اعضاء", "عضو"},  {"ايام", "يوم"},  {"اسماء", "اسم"}, {"اشخاص", "شخص"},    {"اماكن", "مكان"}, {"اصدقاء", "صديق"},
    {"شروط", "شرط"},   {"رسوم", "رسم"},  {"حقوق", "حق"},   {"بنوك", "بنك"},     {"عروض", "عرض"},   {"قيود", "قيد"},
    {"رموز", "رمز"},   {"ردود", "رد"},   {"طرق", "طريق"},  {"عملاء", "عميل"},   {"وكلاء", "وكيل"}, {"شركاء", "شريك"},
    {"مدراء", "مدير"}, {"عناو", "عنو"},  {"قوان", "قان"},  {"برامج", "برنامج"}, {"تذاكر", "تذكر"}, {"تجارب", "تجرب"}};

std::u32string decode(std::string_view text) {
  std::u32string letters;
  for (std::size_t i = 0; i < text.size();) letters += next_code_point(text, i);
  return letters;
}

std::string encode(std::u32string_view letters) {
  std::string text;
  for (const char32_t letter : letters) append_code_point(text, letter);
  return text;
}

// "" where `letters` have another shape.
std::u32string singular_by(const Shape& shape, std::u32string_view letters) {
  if (letters.size() != shape.plural.size()) return {};
  std::array<char32_t, 3> root{};
  const auto place = [](char32_t c) { return c >= U'1' && c <= U'3' ? static_cast<int>(c - U'1') : -1; };
  for (std::size_t i = 0; i < letters.size(); ++i) {
    const int at = place(shape.plural[i]);
    if (at < 0 && shape.plural[i] != letters[i]) return {};
    if (at >= 0) root[static_cast<std::size_t>(at)] = letters[i];
  }
  std::u32string singular;
  for (const char32_t c : shape.singular) {
    const int at = place(c);
    singular += at < 0 ? c : root[static_cast<std::size_t>(at)];
  }
  return singular;
}

}  // namespace

std::vector<std::string> further_arabic_stems(std::string_view folded, std::string_view stem) {
  std::vector<std::string> further;
  std::u32string letters = decode(stem);
  if (letters.size() > kAfterPreposition && (letters.front() == U'ب' || letters.front() == U'ل')) {
    letters.erase(0, 1);
    further.push_back(encode(letters));
  }
  if (letters.size() > kBeforeAlef && letters.back() == U'ا' && folded.ends_with("ا")) {
    letters.pop_back();
    further.push_back(encode(letters));
  }
  for (const Shape& shape : kShapes) {
    const std::u32string singular = singular_by(shape, letters);
    if (!singular.empty()) further.push_back(encode(singular));
  }
  const std::string whole = encode(letters);
  for (const auto& [plural, singular] : kPlurals) {
    if (plural == whole) further.emplace_back(singular);
  }
  return further;
}

}  // namespace firstline
