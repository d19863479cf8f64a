// What a ticket asks, one matter at a time: "Where is my invoice? And can I change the address?" are two.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace firstline {

// Of a ticket with more, the first ones: each is searched for on its own.
inline constexpr std::size_t kMaxMatters = 6;

// The matters of a message's own words (CustomerText::body), in order; empty when it has one only. A matter is what
// leads up to a question and the question itself, an item of a list, or a paragraph; short ones belong to the matter
// before them. Recognised by the question marks of all scripts, list marks and empty lines, so no language is needed.
// Views into `body`, UTF-8. O(n).
std::vector<std::string_view> split_matters(std::string_view body);

// Whether any question mark stands in the text; those inside addresses are none.
bool asks(std::string_view text);

// Whether a text of kManyTellingWords or more asks nothing: an offer, an invitation, thanks, a report. Shorter ones
// often leave the question mark out, and so do texts in scripts that put no blanks between words, which count as one
// word.
inline constexpr std::size_t kManyTellingWords = 30;
bool tells_only(std::string_view text);

// Whether a matter is marked as one: it asks, or begins with a list mark. Others are one only because they are a
// paragraph, which a name below a letter may be, too.
bool is_marked(std::string_view matter);

// The sentences of a message's own words, in order, at most `most`: the last one is all that is left. They end at a
// full stop, question or exclamation mark of any script, or at an empty line; "3.5" and "site.yml" end none. Views into
// `body`. O(n).
std::vector<std::string_view> split_sentences(std::string_view body, std::size_t most);

}  // namespace firstline
