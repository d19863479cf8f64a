#include "indexer/article/article.h"

#include "indexer/article/percent.h"

namespace firstline {

std::string_view to_string(Audience audience) { return audience == Audience::agents ? "agents" : "public"; }

std::string_view to_string(ArticleType type) { return type == ArticleType::faq ? "faq" : "article"; }

std::optional<Audience> parse_audience(std::string_view text) {
  if (text == "public") return Audience::everyone;
  if (text == "agents") return Audience::agents;
  return std::nullopt;
}

std::string article_path(std::string_view locale, std::string_view id) {
  return "/" + percent_encode_path(locale) + "/articles/" + percent_encode_path(id);
}

std::string category_path(std::string_view locale, std::string_view category) {
  return "/" + percent_encode_path(locale) + "/categories/" + percent_encode_path(category);
}

}  // namespace firstline
