// Word segments of UAX #29, with ICU's dictionaries for scripts that write no spaces.
//
// ICU's rule engine reads UTF-8 at some 10 MB/s. Most text needs none of its power: outside of dictionary scripts, the
// word rules are a handful of cases over a dozen character classes. So segment() runs those cases itself over
// everything in a small table (up to U+07FF and the common punctuation: Latin, Greek, Cyrillic, Armenian, Arabic), and
// hands to ICU whole stretches between ASCII white space as soon as it meets another character. White space always
// separates words, so the two cannot disagree across it; a differential test holds them to the same segments.
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

namespace firstline {

struct Segment {
  std::size_t begin = 0;  // bytes
  std::size_t end = 0;
  bool ideographic = false;  // Han, Hiragana or Katakana: a dictionary word

  bool operator==(const Segment&) const = default;
};

// Belongs to one thread.
class Segmenter {
 public:
  Segmenter();
  ~Segmenter();
  Segmenter(Segmenter&&) noexcept;
  Segmenter& operator=(Segmenter&&) noexcept;

  // The segments that hold a letter, digit or ideograph, in order; not punctuation, symbols, emoji or ill-formed
  // bytes. `out` is replaced. Texts beyond 1 GiB are cut there.
  void segment(std::string_view utf8, std::vector<Segment>& out);

  // The same by ICU alone: what segment() must equal.
  void segment_by_icu(std::string_view utf8, std::vector<Segment>& out);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace firstline
