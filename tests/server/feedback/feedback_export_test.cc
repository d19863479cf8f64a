#include "server/feedback/feedback_export.h"

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>
#include <sstream>
#include <vector>

#include "tests/server/feedback/store_fixture.h"

namespace firstline {
namespace {

std::string csv(const std::vector<FeedbackRow>& rows) {
  std::ostringstream out;
  EXPECT_TRUE(export_csv(rows, out));
  return out.str();
}

std::string json_lines(const std::vector<FeedbackRow>& rows) {
  std::ostringstream out;
  EXPECT_TRUE(export_json_lines(rows, out));
  return out.str();
}

constexpr std::string_view kHeader = "when,locale,article,helpful,comment\r\n";

std::string comment_cell(const std::string& comment) {
  const std::string text = csv({{0, "en", "a", true, comment}});
  const std::string before = std::string(kHeader) + "1970-01-01T00:00:00Z,en,a,true,";
  EXPECT_TRUE(text.starts_with(before) && text.ends_with("\r\n")) << text;
  return text.substr(before.size(), text.size() - before.size() - 2);
}

TEST(ExportCsv, HasAHeaderAndOneRecordAVote) {
  EXPECT_EQ(csv({}), kHeader);
  EXPECT_EQ(csv({{1'700'000'000, "en", "install", true, ""}, {1'700'000'001, "pt-BR", "a/b", false, "não"}}),
            std::string(kHeader) +
                "2023-11-14T22:13:20Z,en,install,true,\r\n"
                "2023-11-14T22:13:21Z,pt-BR,a/b,false,não\r\n");
}

TEST(ExportCsv, QuotesAsRfc4180Says) {
  EXPECT_EQ(comment_cell("plain words"), "plain words");
  EXPECT_EQ(comment_cell("one, two"), "\"one, two\"");
  EXPECT_EQ(comment_cell("a \"b\" c"), "\"a \"\"b\"\" c\"");
  EXPECT_EQ(comment_cell("one\ntwo"), "\"one\ntwo\"");
}

TEST(ExportCsv, IsNoFormula) {
  for (const std::string formula : {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1"}) {
    EXPECT_EQ(comment_cell(formula), "'" + formula);
  }
  EXPECT_EQ(comment_cell("\r=1"), "\"'\r=1\"");
  EXPECT_EQ(comment_cell("=HYPERLINK(\"http://x\",\"y\")"), "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"");
  EXPECT_EQ(comment_cell("a=1"), "a=1");
  EXPECT_EQ(csv({{0, "=en", "@a", true, ""}}), std::string(kHeader) + "1970-01-01T00:00:00Z,'=en,'@a,true,\r\n");
}

TEST(ExportJsonLines, HasOneObjectALine) {
  EXPECT_EQ(json_lines({}), "");
  EXPECT_EQ(json_lines({{1'700'000'000, "en", "install", true, "fine"}}),
            "{\"when\":\"2023-11-14T22:13:20Z\",\"locale\":\"en\",\"article\":\"install\",\"helpful\":true,"
            "\"comment\":\"fine\"}\n");
}

TEST(ExportJsonLines, GivesEveryCommentBack) {
  for (const std::string comment : {"=1+1", "a\nb \"c\" \\ </script>", "速い 👍", "\u2028"}) {
    const std::string line = json_lines({{0, "en", "a", false, comment}});
    EXPECT_EQ(line.find('\n'), line.size() - 1);
    EXPECT_EQ(nlohmann::json::parse(line).at("comment"), comment);
  }
}

// Only another program can have put such bytes into the file.
TEST(ExportJsonLines, StaysValidWhateverTheStoreHolds) {
  const std::string line = json_lines({{std::int64_t{1} << 62, "en", "a", false, "a\xFF"}});
  EXPECT_EQ(nlohmann::json::parse(line).at("comment"), "a\uFFFD");
}

TEST(Export, ReportsADiskThatIsFull) {
  const std::vector<FeedbackRow> rows = {{0, "en", "a", true, ""}};
  std::ostream full(nullptr);
  EXPECT_THAT(export_csv(rows, full), FailsWith(ErrorKind::environment, "cannot be written"));
  EXPECT_THAT(export_json_lines(rows, full), FailsWith(ErrorKind::environment, "cannot be written"));
  EXPECT_THAT(export_json_lines({}, full), FailsWith(ErrorKind::environment, "cannot be written"));
}

}  // namespace
}  // namespace firstline
