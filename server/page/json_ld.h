// schema.org descriptions of pages, as text for <script type="application/ld+json">. Whatever a title holds, the text
// cannot end the script element: '<', '>' and '&' are written as \u003c, \u003e and \u0026.
#pragma once

#include <string>

#include "server/page/page_renderer.h"

namespace firstline {

std::string website_json_ld(const PageContext& context);
std::string breadcrumb_json_ld(const PageContext& context, const Category& category);
// TechArticle or FAQPage, with the way to it.
std::string article_json_ld(const PageContext& context, const ArticleView& article);

}  // namespace firstline
