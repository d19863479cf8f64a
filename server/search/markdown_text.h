// Plain text as Markdown that says just that text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace firstline {

// `text` with a backslash before every character that Markdown would take for markup, `|` included.
std::string escape_markdown(std::string_view text);

// A paragraph's lines, inline markup already written, so that none of them begins a list, heading, quote or rule.
std::string escape_line_starts(std::string_view paragraph);

// `text` so that it shows as it is, each of its lines a paragraph.
std::string plain_text_as_markdown(std::string_view text);

// `code` between as many backticks as it takes.
std::string code_span(std::string_view code);
std::string code_block(std::string_view code, std::string_view language);

// "[label](address)"; an address with blanks, brackets or parentheses stands in angle brackets.
std::string markdown_link(std::string_view label, std::string_view address);

// "| a | b |"
std::string table_row(const std::vector<std::string>& cells);

// The first line of `block` behind `first`, the others behind `rest`; empty lines get no trailing blanks.
std::string with_line_prefix(std::string_view block, std::string_view first, std::string_view rest);

}  // namespace firstline
