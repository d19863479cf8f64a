#include "indexer/latent_writer.h"

#include "indexer/index/article_file.h"
#include "indexer/index/schema.h"

namespace firstline {

Result<void> LatentWriter::write(const std::string& locale, const std::filesystem::path& folder, bool changed) {
  if (locale_ != locale) {
    locale_ = locale;
    space_from_ = folder;
    space_changed_ = changed;
    space_.reset();
  }
  if (!changed && !space_changed_) return {};
  if (!space_) {
    const auto articles = ArticleFile::open(space_from_ / kArticlesFile);
    if (!articles) return tl::unexpected(articles.error());
    space_ = LatentSpace::learn(*articles);
  }
  const auto articles = ArticleFile::open(folder / kArticlesFile);
  if (!articles) return tl::unexpected(articles.error());
  return write_latent_file(folder / kLatentFile, *articles, *space_);
}

}  // namespace firstline
