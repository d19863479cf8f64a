// A small site, built and opened, with what pages are rendered from.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <string_view>

#include "indexer/build.h"
#include "server/page/page_renderer.h"
#include "tests/server/page/temporary_folder.h"

namespace firstline {

inline const std::filesystem::path kTemplates = std::filesystem::path(FIRSTLINE_SOURCE_DIR) / "templates";
inline constexpr std::int64_t kNow = 1795737600;  // 2026-11-27

inline PageRenderer shipped_pages(const std::filesystem::path& theme = {}) {
  auto pages = PageRenderer::load(kTemplates, theme);
  if (!pages) throw std::runtime_error(pages.error().message);
  return std::move(*pages);
}

class SiteFixture : public testing::Test {
 protected:
  void write(const std::string& name, std::string_view text) { content_.write(name, text); }

  void build() {
    BuildOptions options;
    options.content.now = kNow;
    const auto report = build_index(content_.path(), index_.path(), options);
    ASSERT_TRUE(report) << report.error().message;
    auto generation = Generation::open(index_.path());
    ASSERT_TRUE(generation) << generation.error().message;
    generation_ = *generation;
    reader_ = std::make_unique<Reader>(generation_, Audience::everyone);
  }

  const Reader& reader() const { return *reader_; }

  PageContext context(std::string locale = "en", std::string path = "/en/") const {
    return PageContext{*reader_, std::move(locale), std::move(path), "https://help.example.org", kNow};
  }

  std::string article_page(const PageRenderer& pages, std::string_view locale, std::string_view id) const {
    const auto article = reader_->find(locale, id, kNow);
    EXPECT_TRUE(article) << id;
    return article ? pages.article(context(std::string(locale), article_path(locale, id)), *article) : "";
  }

 private:
  TemporaryFolder content_, index_;
  std::shared_ptr<const Generation> generation_;
  std::unique_ptr<Reader> reader_;
};

inline std::size_t count(std::string_view text, std::string_view part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1)) ++found;
  return found;
}

}  // namespace firstline
