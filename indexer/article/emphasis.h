// Emphasis in Chinese, Japanese and Korean.
//
// CommonMark decides by blanks and punctuation around "**" whether it opens or closes (spec 6.2, "flanking"). Text
// without blanks between words then keeps its asterisks: これは**「重要」**です, 点击**“设置”**按钮, **注意：**请.
// Where one of these scripts touches the asterisks, they are paired here by what the writer meant: an opening pair has
// no blank behind it, a closing pair none before it.
#pragma once

#include <string_view>

#include "indexer/article/capped_findings.h"

struct cmark_node;

namespace firstline {

// Repairs the tree under `root`, which was parsed from `source`; a block with an escaped asterisk is left alone. Pairs
// of asterisks that remain in a text and look meant are findings, in every script. `line_offset` is added to lines.
void repair_emphasis(cmark_node* root, std::string_view source, int line_offset, CappedFindings& findings);

}  // namespace firstline
