// firstline-search as measurements call it: what its files may hold, and its exit statuses.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "tests/temp_site.h"

namespace firstline {
namespace {

using testing::HasSubstr;

const char* const kProgram = FIRSTLINE_BINARY_DIR "/firstline-search";

class BatchProgram : public testing::Test {
 protected:
  void SetUp() override {
    if (::access(kProgram, X_OK) != 0) GTEST_SKIP() << kProgram << " is not built";
    site_.article("en/my page.md", "Change a bicycle tyre", "Take the wheel out.");
    site_.article("en/one%two.md", "Oil the chain", "A drop each link.");
    site_.build();
  }
  // The exit status for a file of queries; `run_`, `output_` and `error_` hold what was written.
  int run(const std::string& queries, const std::string& more = "") {
    const std::string folder = site_.directory().string();
    std::ofstream(folder + "/queries.tsv", std::ios::binary) << queries;
    const int status =
        std::system((std::string(kProgram) + " --index " + site_.index().string() + " --queries " + folder +
                     "/queries.tsv --run " + folder + "/run " + more + " >" + folder + "/out 2>" + folder + "/error")
                        .c_str());
    run_ = read(folder + "/run");
    output_ = read(folder + "/out");
    error_ = read(folder + "/error");
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }
  static std::string read(const std::string& path) {
    std::ostringstream text;
    text << std::ifstream(path).rdbuf();
    return text.str();
  }

  TempSite site_;
  std::string run_, output_, error_;
};

TEST_F(BatchProgram, WritesIdsWithBlanksAsOneField) {
  std::ofstream(site_.directory() / "qrels") << "q1 0 my%20page 1\nq2 0 one%two 1\n";
  ASSERT_EQ(run("q1\ten\tbicycle tyre\nq2\ten\toil the chain\n", "--qrels " + (site_.directory() / "qrels").string()),
            0)
      << error_;
  EXPECT_THAT(run_, testing::ContainsRegex("q1 Q0 my%20page 1 [0-9.]+ firstline\n"));
  EXPECT_THAT(run_, testing::ContainsRegex("q2 Q0 one%two 1 [0-9.]+ firstline\n"));
  EXPECT_EQ(run_.find("my page"), std::string::npos);
  EXPECT_THAT(output_, testing::ContainsRegex("all +2  1.0000"));
}

TEST_F(BatchProgram, WritesScoresThatFall) {
  for (const std::string kind : {"returned", "cancelled", "paid", "open", "archived"}) {
    site_.article("en/" + kind + ".md", "Export " + kind + " orders", "Open the list of " + kind + " orders.");
  }
  site_.build();
  ASSERT_EQ(
      run("t1\ten\tOrders\\nHow do I export paid orders? And how do I oil the chain, how do I change a bicycle tyre?"
          "\n",
          "--mode suggest"),
      0)
      << error_;
  std::istringstream lines(run_);
  double last = 1e9;
  int count = 0;
  for (std::string query, q0, id, rank, score, tag; lines >> query >> q0 >> id >> rank >> score >> tag; ++count) {
    EXPECT_LT(std::stod(score), last) << run_;
    last = std::stod(score);
  }
  EXPECT_EQ(count, 7);
}

TEST_F(BatchProgram, SaysItsVersion) {
  const std::string out = (site_.directory() / "version").string();
  ASSERT_EQ(std::system((std::string(kProgram) + " --version >" + out).c_str()), 0);
  std::ifstream in(out);
  std::string line;
  std::getline(in, line);
  EXPECT_THAT(line, testing::MatchesRegex("firstline-search [0-9]+\\.[0-9]+\\.[0-9]+"));
}

TEST_F(BatchProgram, RefusesAQueryIdThatIsNoWord) {
  for (const std::string qid : {"", "a b",
                                "a\xC2\xA0"
                                "b"}) {
    EXPECT_EQ(run("q1\ten\ttyre\n" + qid + "\ten\tchain\n"), 2) << qid;
    EXPECT_THAT(error_, HasSubstr("queries.tsv:2: error: the qid '" + qid + "' is empty or holds a blank")) << qid;
  }
}

TEST_F(BatchProgram, RefusesLinesThatAreNoQueries) {
  EXPECT_EQ(run("q1\ten\n"), 2);
  EXPECT_THAT(error_, HasSubstr("queries.tsv:1: error: expected qid<TAB>locale<TAB>text"));
  EXPECT_EQ(run("q1\txx\tchain\n"), 2);
  EXPECT_THAT(error_, HasSubstr("queries.tsv:1: error: the index has no locale 'xx'"));
}

}  // namespace
}  // namespace firstline
