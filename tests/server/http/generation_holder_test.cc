#include "server/http/generation_holder.h"

#include <gtest/gtest.h>

#include "tests/server/http/running_front.h"
#include "tests/server/http/running_site.h"

namespace firstline {
namespace {

TEST(GenerationHolder, LetsGoOfAnOldGenerationThoughNobodyAsks) {
  RunningSite site;
  // Each worker has served, and holds what it served.
  for (int i = 0; i < 50; ++i) site.get("/api/v1/search?locale=en&q=password");
  const std::weak_ptr<const Served> old = site.generations().current();
  site.site().article("en/new.md", "New", "Text.");
  site.site().build();
  site.generations().reload();
  EXPECT_TRUE(RunningFront::eventually([&old] { return old.expired(); }));
  EXPECT_EQ(site.get("/en/articles/new").status, 200);
}

}  // namespace
}  // namespace firstline
