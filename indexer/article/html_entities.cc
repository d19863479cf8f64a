#include "indexer/article/html_entities.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>

#include "indexer/base/utf8.h"

namespace firstline {
namespace {

struct Entity {
  std::string_view name;
  char32_t code_point;
};

constexpr std::array kEntities{
    Entity{"amp", '&'},      Entity{"lt", '<'},        Entity{"gt", '>'},        Entity{"quot", '"'},
    Entity{"apos", '\''},    Entity{"hellip", 0x2026}, Entity{"mdash", 0x2014},  Entity{"ndash", 0x2013},
    Entity{"lsquo", 0x2018}, Entity{"rsquo", 0x2019},  Entity{"sbquo", 0x201A},  Entity{"ldquo", 0x201C},
    Entity{"rdquo", 0x201D}, Entity{"bdquo", 0x201E},  Entity{"bull", 0x2022},   Entity{"euro", 0x20AC},
    Entity{"trade", 0x2122}, Entity{"larr", 0x2190},   Entity{"uarr", 0x2191},   Entity{"rarr", 0x2192},
    Entity{"darr", 0x2193},  Entity{"harr", 0x2194},   Entity{"rArr", 0x21D2},   Entity{"minus", 0x2212},
    Entity{"le", 0x2264},    Entity{"ge", 0x2265},     Entity{"ne", 0x2260},     Entity{"infin", 0x221E},
    Entity{"check", 0x2713}, Entity{"cross", 0x2717},  Entity{"lsaquo", 0x2039}, Entity{"rsaquo", 0x203A},
    Entity{"ensp", 0x2002},  Entity{"emsp", 0x2003},   Entity{"thinsp", 0x2009}, Entity{"zwnj", 0x200C},
    Entity{"zwj", 0x200D},   Entity{"OElig", 0x152},   Entity{"oelig", 0x153},   Entity{"lbrace", '{'},
    Entity{"lcub", '{'},     Entity{"rcub", '}'},      Entity{"lbrack", '['},    Entity{"num", '#'},
    Entity{"ast", '*'},      Entity{"lowbar", '_'},    Entity{"vert", '|'},      Entity{"grave", '`'},
};

// U+00A0 to U+00FF, in order.
constexpr std::array<std::string_view, 96> kLatin1{
    "nbsp",   "iexcl",  "cent",   "pound",  "curren", "yen",    "brvbar", "sect",   "uml",    "copy",   "ordf",
    "laquo",  "not",    "shy",    "reg",    "macr",   "deg",    "plusmn", "sup2",   "sup3",   "acute",  "micro",
    "para",   "middot", "cedil",  "sup1",   "ordm",   "raquo",  "frac14", "frac12", "frac34", "iquest", "Agrave",
    "Aacute", "Acirc",  "Atilde", "Auml",   "Aring",  "AElig",  "Ccedil", "Egrave", "Eacute", "Ecirc",  "Euml",
    "Igrave", "Iacute", "Icirc",  "Iuml",   "ETH",    "Ntilde", "Ograve", "Oacute", "Ocirc",  "Otilde", "Ouml",
    "times",  "Oslash", "Ugrave", "Uacute", "Ucirc",  "Uuml",   "Yacute", "THORN",  "szlig",  "agrave", "aacute",
    "acirc",  "atilde", "auml",   "aring",  "aelig",  "ccedil", "egrave", "eacute", "ecirc",  "euml",   "igrave",
    "iacute", "icirc",  "iuml",   "eth",    "ntilde", "ograve", "oacute", "ocirc",  "otilde", "ouml",   "divide",
    "oslash", "ugrave", "uacute", "ucirc",  "uuml",   "yacute", "thorn",  "yuml"};

// 0 for a name that is unknown or a number that is no character.
char32_t lookup(std::string_view name) {
  if (name.starts_with('#')) {
    const bool hex = name.size() > 1 && (name[1] == 'x' || name[1] == 'X');
    const auto digits = name.substr(hex ? 2 : 1);
    std::uint32_t value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value, hex ? 16 : 10);
    if (error != std::errc{} || end != digits.data() + digits.size()) return 0;
    if (value == 0 || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) return 0xFFFD;
    return value;
  }
  const auto found = std::find_if(kEntities.begin(), kEntities.end(), [&](const Entity& e) { return e.name == name; });
  if (found != kEntities.end()) return found->code_point;
  const auto latin = std::find(kLatin1.begin(), kLatin1.end(), name);
  return latin == kLatin1.end() ? 0 : static_cast<char32_t>(0xA0 + (latin - kLatin1.begin()));
}

}  // namespace

std::string decode_entities(std::string_view text) {
  constexpr std::size_t kLongest = 10;
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '&') {
      const auto semicolon = text.substr(i, kLongest + 2).find(';');
      const auto c = semicolon == std::string_view::npos ? 0 : lookup(text.substr(i + 1, semicolon - 1));
      if (c != 0) {
        append_code_point(out, c);
        i += semicolon;
        continue;
      }
    }
    out += text[i];
  }
  return out;
}

}  // namespace firstline
