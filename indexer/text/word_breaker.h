// From UAX #29 segments to the words of help content.
//
// A segment is cut into atoms at the marks that join words in names and addresses, and atoms that only one such mark
// parts are chained again, so that both `wifi` and `fi`, both `foo_bar` and `foo`, can be terms:
//
//   wi-fi                  wi fi               the whole is joined without the hyphen
//   2024-01-15             2024 01 15          between digits the hyphen stays
//   user@example.com       user example com
//   Node.js, foo_bar, EU:n, AT&T, می‌خواهم      likewise, the mark stays (a joiner goes)
//   v2.4.1, 3.14, 1,234.5  (one atom)          a dot or comma between digits never cuts
//   C++, C#                (one atom)          the symbols belong to the name
//   .NET                   NET
//   U.S.A.                 (no parts)          single letters: usa
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "indexer/text/segmenter.h"

namespace firstline {

enum class WordForm : std::uint8_t {
  plain,         // one atom
  compound,      // several, or a leading mark (.NET): the atoms are parts
  abbreviation,  // single letters: no parts
  ideographic,   // a dictionary word of Han, Hiragana or Katakana
};

struct Atom {
  std::size_t begin = 0;  // bytes
  std::size_t end = 0;
  std::string_view glue;  // what stands before it in the whole's term: nothing for a hyphen, else the mark
  bool ideographic = false;
};

// Its atoms are [first_atom, first_atom + atom_count) of the same result.
struct Word {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t first_atom = 0;
  std::size_t atom_count = 0;
  WordForm form = WordForm::plain;
};

// Belongs to one thread.
class WordBreaker {
 public:
  // Words in order, disjoint and inside the text. Valid until the next call or until `utf8` goes.
  const std::vector<Word>& find_words(std::string_view utf8);
  const std::vector<Atom>& atoms() const { return atoms_; }

 private:
  void add_chain(std::string_view utf8, std::size_t first, std::size_t last);

  Segmenter segmenter_;
  std::vector<Segment> segments_;
  std::vector<Atom> atoms_;
  std::vector<Word> words_;
};

}  // namespace firstline
