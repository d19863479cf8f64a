// Pages as Markdown, for programs and for pasting: an article ("….md"), and the list of them that language models
// look for ("/llms.txt", llmstxt.org).
#pragma once

#include <string>

#include "server/page/page_renderer.h"

namespace firstline {

// "/en/articles/billing/refund.md"
std::string markdown_path(std::string_view locale, std::string_view id);

// Title, description and body; links and images are absolute when a public address is configured.
std::string article_markdown(const PageContext& context, const ArticleView& article);

// The locale's name, then each category with its articles' Markdown addresses; at most 2,000 articles, and behind them
// the other locales' lists. Untranslated copies and agents-only articles are in no list.
std::string llms_text(const PageContext& context);

}  // namespace firstline
