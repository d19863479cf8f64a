#include "indexer/index/database.h"

#include <fcntl.h>
#include <unistd.h>
#include <xapian.h>

#include <cerrno>

#include "indexer/index/schema.h"

namespace firstline {

Result<Database> Database::open(const std::filesystem::path& folder, std::string locale, Audience audience) {
  Database database;
  database.locale_ = std::move(locale);
  database.audience_ = audience;
  auto articles = ArticleFile::open(folder / kArticlesFile);
  if (!articles) return tl::unexpected(articles.error());
  auto words = WordFile::open(folder / kWordsFile);
  if (!words) return tl::unexpected(words.error());
  auto stems = StemFile::open(folder / kStemsFile);
  if (!stems) return tl::unexpected(stems.error());
  auto completions = CompletionFile::open(folder / kCompletionsFile);
  if (!completions) return tl::unexpected(completions.error());
  auto titles = TitleFile::open(folder / kTitlesFile);
  if (!titles) return tl::unexpected(titles.error());
  auto facets = FacetFile::open(folder / kFacetsFile);
  if (!facets) return tl::unexpected(facets.error());
  auto latent = LatentFile::open(folder / kLatentFile);
  if (!latent) return tl::unexpected(latent.error());
  database.articles_ = std::move(*articles);
  database.words_ = std::move(*words);
  database.stems_ = std::move(*stems);
  database.completions_ = std::move(*completions);
  database.titles_ = std::move(*titles);
  database.facets_ = std::move(*facets);
  database.latent_ = std::move(*latent);
  database.postings_ = Descriptor(::open((folder / kPostingsFile).c_str(), O_RDONLY | O_CLOEXEC));
  try {
    database.open_postings();
  } catch (const Xapian::Error& error) {
    return fail((folder / kPostingsFile).string() + ": " + error.get_description() + "; build the index again",
                ErrorKind::environment);
  }
  return database;
}

ArticleView Database::article(std::uint32_t docid) const {
  ArticleView view = decode_article(articles_.record(docid));
  view.docid = docid;
  return view;
}

Xapian::Database Database::open_postings() const {
  // Opened anew rather than duplicated: Xapian reads the header from the descriptor's offset, which copies share.
  const std::string path = "/proc/self/fd/" + std::to_string(postings_.number());
  const int own = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (own < 0) throw Xapian::DatabaseOpeningError("cannot open " + std::string(kPostingsFile), errno);
  return Xapian::Database(own);  // which closes it, also when it fails
}

Database::Descriptor::~Descriptor() {
  if (number_ >= 0) ::close(number_);
}

}  // namespace firstline
