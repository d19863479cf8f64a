#include "indexer/index/index_reader.h"

#include <gmock/gmock.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <memory>

#include "indexer/build.h"

namespace firstline {
namespace {

constexpr std::int64_t kNow = 1795737600;  // 2026-11-27

class IndexReader : public testing::Test {
 protected:
  IndexReader() : folder_(std::filesystem::temp_directory_path() / ("reader-test-" + std::to_string(::getpid()))) {
    std::filesystem::remove_all(folder_);
    write("site.yml", "name: Bikes\nlocales: { en: English, de: Deutsch }\n");
    write("en/wheels/_index.md", "---\ntitle: Wheels\norder: 2\n---\n");
    write("en/wheels/b.md", "---\ntitle: B\norder: 1\n---\nText.\n");
    write("en/wheels/a.md", "---\ntitle: A\norder: 2\n---\nText.\n");
    write("en/wheels/old.md", "---\ntitle: Old\nstatus: archived\n---\nText.\n");
    write("en/wheels/inside.md", "---\ntitle: Inside\norder: 1.5\naudience: agents\n---\nText.\n");
    write("en/wheels/spokes/bent.md", "---\ntitle: Bent\nexpires_at: 2026-12-24\n---\nText.\n");
    write("en/wheels/spokes/loose.md", "---\ntitle: Loose\nexpires_at: 2026-12-01\n---\nText.\n");
    write("en/wheelsets/one.md", "---\ntitle: One\n---\nText.\n");
    write("en/brakes/_index.md", "---\ntitle: Brakes\norder: 1\n---\n");
    write("en/brakes/squeal.md", "---\ntitle: Squeal\naudience: agents\nexpires_at: 2026-11-28\n---\nText.\n");
    BuildOptions options;
    options.content.now = kNow;
    const auto built = build_index(folder_ / "content", folder_ / "index", options);
    if (!built) throw std::runtime_error(built.error().message);
    auto generation = Generation::open(folder_ / "index");
    if (!generation) throw std::runtime_error(generation.error().message);
    customers_ = std::make_unique<Reader>(*generation, Audience::everyone);
    agents_ = std::make_unique<Reader>(*generation, Audience::agents);
  }
  ~IndexReader() override { std::filesystem::remove_all(folder_); }

  void write(const std::string& name, const std::string& text) const {
    const auto path = folder_ / "content" / name;
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << text;
  }

  static std::vector<std::string> titles(const std::vector<ArticleView>& articles) {
    std::vector<std::string> found;
    for (const ArticleView& article : articles) found.emplace_back(article.title);
    return found;
  }
  static std::vector<std::string> paths(const std::vector<const Category*>& categories) {
    std::vector<std::string> found;
    for (const Category* category : categories) found.push_back(category->path);
    return found;
  }

  std::filesystem::path folder_;
  std::unique_ptr<Reader> customers_, agents_;
};

TEST_F(IndexReader, ListsWhatStandsDirectlyInACategory) {
  EXPECT_THAT(titles(customers_->articles_in("en", "wheels", kNow)), testing::ElementsAre("B", "A"));
  EXPECT_THAT(titles(customers_->articles_in("EN", "wheels", kNow)), testing::ElementsAre("B", "A"));
  EXPECT_THAT(titles(customers_->articles_in("en", "wheels", kNow, 1)), testing::ElementsAre("B"));
  EXPECT_THAT(titles(agents_->articles_in("en", "wheels", kNow)), testing::ElementsAre("B", "Inside", "A"));
  EXPECT_THAT(titles(agents_->articles_in("en", "wheels", kNow, 2)), testing::ElementsAre("B", "Inside"));
  EXPECT_THAT(titles(customers_->articles_in("en", "wheels/spokes", kNow)), testing::ElementsAre("Bent", "Loose"));
  for (const char* nothing : {"", "whe", "nowhere", "brakes"}) {
    EXPECT_THAT(customers_->articles_in("en", nothing, kNow), testing::IsEmpty()) << nothing;
  }
  EXPECT_THAT(customers_->articles_in("de", "wheels", kNow), testing::IsEmpty());
  EXPECT_THAT(customers_->articles_in("xx", "wheels", kNow), testing::IsEmpty());
}

TEST_F(IndexReader, CountsWhatStandsBelowACategory) {
  EXPECT_EQ(customers_->article_count("en", "wheels", kNow), 4u);
  EXPECT_EQ(customers_->article_count("en", "wheels/spokes", kNow), 2u);
  EXPECT_EQ(customers_->article_count("en", "", kNow), 5u);
  EXPECT_EQ(customers_->article_count("en", "brakes", kNow), 0u);
  EXPECT_EQ(customers_->article_count("de", "wheels", kNow), 0u);
  EXPECT_EQ(agents_->article_count("en", "wheels", kNow), 5u);
  EXPECT_EQ(agents_->article_count("en", "", kNow), 7u);
}

TEST_F(IndexReader, PutsCategoriesInTheSitesOrder) {
  EXPECT_THAT(paths(customers_->categories("en", kNow)), testing::ElementsAre("wheels", "wheels/spokes", "wheelsets"));
  EXPECT_THAT(paths(agents_->categories("en", kNow)),
              testing::ElementsAre("brakes", "wheels", "wheels/spokes", "wheelsets"));
}

TEST_F(IndexReader, KnowsWhatExpiresNext) {
  const auto day = [](int days) { return kNow + days * 24 * 3600; };
  EXPECT_EQ(customers_->next_expiry(kNow), day(4));
  EXPECT_EQ(agents_->next_expiry(kNow), day(1)) << "an internal article's";
  EXPECT_EQ(customers_->next_expiry(day(4)), day(27));
  EXPECT_EQ(customers_->next_expiry(day(27)), std::nullopt);
  EXPECT_EQ(customers_->article_count("en", "wheels", day(4)), 3u);
  EXPECT_THAT(paths(customers_->categories("en", day(27))), testing::ElementsAre("wheels", "wheelsets"));
}

}  // namespace
}  // namespace firstline
