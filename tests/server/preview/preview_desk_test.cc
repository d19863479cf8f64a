#include "server/preview/preview_desk.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "tests/temp_dir.h"

namespace firstline {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

constexpr std::int64_t kNow = 1'790'000'000;  // 2026-09-21

class Desk : public testing::Test {
 protected:
  void SetUp() override {
    if (!std::filesystem::exists(kProgram)) GTEST_SKIP() << kProgram << " is not built";
    write("en/draft.md", "---\ntitle: Draft\nstatus: draft\ntags: [a, b]\n---\n\n## Part\n\nSee [nothing](gone.md).\n");
    write("en/later.md", "---\ntitle: Later\npublish_at: 2100-01-01\n---\n\nText.\n");
    write("en/over.md", "---\ntitle: Over\nexpires_at: 2001-01-01\n---\n\nText.\n");
    write("en/old.md", "---\ntitle: Old\nstatus: archived\n---\n\nText.\n");
    write("en/staff.md", "---\ntitle: Staff\naudience: agents\n---\n\nText.\n");
    write("en/broken.md", "---\ntitle: [\n---\n\nText.\n");
  }
  void write(const std::string& path, const std::string& text) {
    const auto full = content() / path;
    std::filesystem::create_directories(full.parent_path());
    std::ofstream(full, std::ios::binary) << text;
  }
  std::filesystem::path content() const { return dir_.path() / "content"; }
  PreviewOptions options() const { return {.content = content(), .program = kProgram}; }

  static constexpr const char* kProgram = FIRSTLINE_BINARY_DIR "/firstline-server";
  TempDir dir_;
};

TEST_F(Desk, ListsArticlesOfEveryState) {
  PreviewDesk desk(options());
  const auto list = desk.list(kNow);
  ASSERT_TRUE(list) << list.error().message;
  std::vector<std::pair<std::string, PreviewState>> states;
  for (const PreviewRow& row : (*list)->rows) states.emplace_back(row.id, row.state);
  EXPECT_THAT(states, ElementsAre(std::pair("draft", PreviewState::draft), std::pair("later", PreviewState::scheduled),
                                  std::pair("old", PreviewState::archived), std::pair("over", PreviewState::expired),
                                  std::pair("staff", PreviewState::published)));
  EXPECT_EQ((*list)->rows[0].warnings + (*list)->rows[0].errors, 1u);
  EXPECT_EQ((*list)->rows[4].audience, Audience::agents);
  ASSERT_FALSE((*list)->others.empty());
  EXPECT_EQ((*list)->others[0].path, "en/broken.md");
}

TEST_F(Desk, KeepsTheListUntilSomethingChanges) {
  PreviewDesk desk(options());
  const auto first = desk.list(kNow);
  write("en/new.md", "# New\n");
  EXPECT_EQ(*desk.list(kNow), *first);
  desk.content_changed();
  EXPECT_EQ((*desk.list(kNow))->rows.size(), (*first)->rows.size() + 1);
}

TEST_F(Desk, ShowsAnArticleAsItIsNow) {
  PreviewDesk desk(options());
  auto found = desk.find("en", "draft", kNow);
  ASSERT_TRUE(found) << found.error().message;
  ASSERT_TRUE(found->article);
  EXPECT_EQ(found->article->state, PreviewState::draft);
  ASSERT_EQ(found->article->findings.size(), 1u) << "of this file alone";
  EXPECT_EQ(found->article->findings[0].line, 9);
  const ArticleView view = found->article->view();
  EXPECT_EQ(view.title, "Draft");
  EXPECT_EQ(view.path, "en/draft.md");
  EXPECT_THAT(view.tags, ElementsAre("a", "b"));
  EXPECT_THAT(std::string(view.html), HasSubstr("<h2 id=\"part\">"));
  EXPECT_EQ(view.sections.back().title, "Part");
  write("en/draft.md", "---\ntitle: Changed\nstatus: draft\n---\n\nText.\n");
  found = desk.find("en", "draft", kNow);
  EXPECT_EQ(found->article->article.meta.title, "Changed");
}

TEST_F(Desk, FindsNothingButArticles) {
  PreviewDesk desk(options());
  for (const std::string id : {"nothing", "../content/en/draft", "en/draft.md", "draft.md", "/etc/passwd", ""}) {
    const auto found = desk.find("en", id, kNow);
    ASSERT_TRUE(found) << found.error().message;
    EXPECT_FALSE(found->article) << id;
  }
  const auto broken = desk.find("en", "broken", kNow);
  ASSERT_TRUE(broken);
  EXPECT_FALSE(broken->article);
  ASSERT_EQ(broken->others.size(), 1u);
  EXPECT_EQ(broken->others[0].path, "en/broken.md");
}

TEST_F(Desk, StopsWhatTakesTooLong) {
  PreviewOptions impatient = options();
  impatient.limit = std::chrono::milliseconds(0);
  PreviewDesk desk(impatient);
  const auto found = desk.find("en", "draft", kNow);
  ASSERT_FALSE(found);
  EXPECT_THAT(found.error().message, HasSubstr("more time or memory"));
  EXPECT_FALSE(desk.list(kNow));
}

TEST_F(Desk, SaysWhenThereIsNoContent) {
  PreviewOptions nowhere = options();
  nowhere.content = "/nonexistent";
  PreviewDesk desk(nowhere);
  EXPECT_FALSE(desk.list(kNow));
}

TEST(PreviewMessages, AreRefusedWhenTheyAreNone) {
  EXPECT_FALSE(decode_list("{}"));
  EXPECT_FALSE(decode_lookup("[]"));
  EXPECT_FALSE(decode_lookup(R"({"others":[],"article":{"path":1}})"));
}

}  // namespace
}  // namespace firstline
