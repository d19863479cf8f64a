// One article as bytes in articles.bin: what pages show, what results show, and the term vector that ranks it.
//
// Layout: u32 size of the vector, the vector (term_vector.h), u32 size of text, text, then the rest through ByteWriter,
// HTML last. A record begins 4-byte aligned, so that the vector's tables can be used where they lie.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/article/article.h"
#include "indexer/index/article_view.h"
#include "indexer/index/term_vector.h"

namespace firstline {

// `heading_positions` holds for each section the position of its heading's first word; empty when not analyzed.
std::string encode_article(const Article& article, std::string_view term_vector,
                           std::span<const std::uint32_t> heading_positions);

// Views into `record`; no copies but the small vectors. A damaged record gives an article with empty fields.
ArticleView decode_article(std::string_view record);
// Only the id: what a binary search by id and the order of equals ask for.
std::string_view decode_id(std::string_view record);
TermVector decode_term_vector(std::string_view record);

}  // namespace firstline
