// What agents say about suggestions, by the API and at the desk, and what becomes of it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/server/http/running_site.h"

namespace firstline {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

const char* const kOutcome = "/api/v1/suggest/outcome";

std::string said(const std::string& outcome, const std::string& id = "account/password",
                 const std::string& body = "How do I reset my password? My name is Zebulon.") {
  return R"({"id":")" + id + R"(","locale":"en","outcome":")" + outcome + R"(","subject":"Reset password","body":")" +
         body + "\"}";
}

double confidence_of(RunningSite& site, const std::string& id, const std::string& fields = "") {
  const auto answer = site.post_json(
      "/api/v1/suggest",
      R"({"subject":"Reset password","body":"How do I reset my password?","limit":20,"locale":"en"})", fields);
  const auto found = nlohmann::json::parse(answer.body);
  for (const auto& suggestion : found["suggestions"]) {
    if (suggestion["id"] == id) return suggestion["confidence"];
  }
  return 0;
}

TEST(OutcomeApi, MovesSimilarTicketsAndTakesItBack) {
  RunningSite site;
  const double before = confidence_of(site, "account/password");
  const auto told = nlohmann::json::parse(site.post_json(kOutcome, said("sent"), site.bearer()).body);
  EXPECT_GT(told["terms"], 0);
  const double after = confidence_of(site, "account/password");
  EXPECT_GT(after, before) << "for customers, too";
  EXPECT_FALSE(site.feedback().outcomes()->empty());

  const std::string undo = R"({"undo":")" + told["undo"].get<std::string>() + "\"}";
  const auto back = site.post_json(kOutcome, undo, site.bearer());
  EXPECT_EQ(back.status, 200);
  EXPECT_TRUE(nlohmann::json::parse(back.body)["undo"].is_null());
  EXPECT_DOUBLE_EQ(confidence_of(site, "account/password"), before);
  EXPECT_TRUE(site.feedback().outcomes()->empty());
  EXPECT_EQ(site.post_json(kOutcome, undo, site.bearer()).status, 404) << "only once";
}

TEST(OutcomeApi, CountsAgainstWhatWasWrong) {
  RunningSite site;
  const double before = confidence_of(site, "account/password");
  EXPECT_EQ(site.post_json(kOutcome, said("wrong"), site.bearer()).status, 200);
  EXPECT_LT(confidence_of(site, "account/password"), before);
}

TEST(OutcomeApi, IsForAgentsAlone) {
  RunningSite site;
  const std::string session = site.sign_in();
  for (const std::string& fields :
       {std::string(), "Authorization: Bearer no\r\n" + std::string(), session + "Sec-Fetch-Site: cross-site\r\n",
        session + "Origin: https://evil.example\r\n"}) {
    EXPECT_EQ(site.post_json(kOutcome, said("sent"), fields).status, 401) << fields;
  }
  EXPECT_TRUE(site.feedback().outcomes()->empty()) << "customers steer nothing";
  EXPECT_EQ(site.post_json(kOutcome, said("sent"), session + "Sec-Fetch-Site: same-origin\r\n").status, 200);
}

TEST(OutcomeApi, NamesWhatIsWrong) {
  RunningSite site;
  struct Case {
    std::string body;
    int status;
    const char* says;
  };
  for (const Case& one :
       {Case{said("sold"), 400, "outcome: "}, Case{said("sent", "nowhere"), 404, "id: "},
        Case{said("sent", ""), 400, "id: "}, Case{"{\"undo\":\"x\"}", 404, "undo: "},
        Case{R"({"id":"account/password","outcome":"sent"})", 400, "body: "},
        Case{R"({"id":"account/password","locale":"xx","outcome":"sent","body":"x"})", 404, "locale: "},
        Case{said("sent", "account/password", std::string(70000, 'x')), 413, "body: "}}) {
    const auto answer = site.post_json(kOutcome, one.body, site.bearer());
    EXPECT_EQ(answer.status, one.status) << one.says;
    EXPECT_THAT(answer.body, HasSubstr(one.says));
  }
}

TEST(OutcomeApi, KeepsWordsOfArticlesAndNothingElse) {
  RunningSite site;
  EXPECT_EQ(site.post_json(kOutcome, said("sent"), site.bearer()).status, 200);
  const auto rows = site.feedback().outcomes();
  ASSERT_FALSE(rows->empty());
  for (const OutcomeRow& row : *rows) {
    EXPECT_THAT(row.term, Not(HasSubstr("zebulon")));
    EXPECT_EQ(row.thousandths, 1000);
    EXPECT_EQ(row.day % 86400, 0);
  }
}

TEST(OutcomeApi, NeverGrowsWithoutBounds) {
  RunningSite site;
  for (int i = 0; i < 12; ++i) EXPECT_EQ(site.post_json(kOutcome, said("sent"), site.bearer()).status, 200);
  const auto rows = site.feedback().outcomes();
  for (const OutcomeRow& row : *rows) EXPECT_LE(row.thousandths, 8000);
}

TEST(OutcomeApi, CanBeSwitchedOff) {
  RunningSite before;
  const double untouched = confidence_of(before, "account/password");
  Settings settings;
  settings.learn = false;
  RunningSite site(settings);
  const OutcomeRow rows[] = {{"en", "account/password", "set", 8000, 0}};
  ASSERT_TRUE(site.feedback().keep_outcomes(rows));
  EXPECT_EQ(confidence_of(site, "account/password"), untouched);
  const auto refused = site.post_json(kOutcome, said("sent"), site.bearer());
  EXPECT_EQ(refused.status, 403);
  EXPECT_THAT(refused.body, HasSubstr("--learn"));
  EXPECT_THAT(site.get("/agent", site.sign_in()).body, Not(HasSubstr("name=\"sent\"")));
}

TEST(Desk, SuggestsByFormAndTellsOutcomesByForm) {
  RunningSite site;
  const std::string session = site.sign_in();
  const auto page = site.post_form("/agent", "subject=zanzibar&body=Say+the+word+zanzibar&locale=en", session);
  EXPECT_EQ(page.status, 200);
  EXPECT_EQ(page.headers.at("cache-control"), "private, no-store");
  EXPECT_THAT(page.body,
              AllOf(HasSubstr("Zanzibar override"), HasSubstr("suggestion internal"),
                    HasSubstr("value=\"en:account/secret\""), HasSubstr("Say the word zanzibar</textarea>")));
  const auto told = site.post_form("/agent", "body=open+the+settings&locale=en&sent=en%3Aaccount%2Fpassword", session);
  EXPECT_EQ(told.status, 200);
  ASSERT_FALSE(site.feedback().outcomes()->empty());
  const std::string marker = "name=\"undo\" value=\"";
  const std::size_t at = told.body.find(marker) + marker.size();
  const std::string undo = told.body.substr(at, told.body.find('"', at) - at);
  EXPECT_EQ(site.post_form("/agent", "body=open+the+settings&undo=" + undo, session).status, 200);
  EXPECT_TRUE(site.feedback().outcomes()->empty());
}

TEST(Desk, RefusesWhatItCannotUse) {
  RunningSite site;
  const std::string session = site.sign_in();
  EXPECT_EQ(site.post_form("/agent", "body=x&locale=xx", session).status, 404);
  EXPECT_EQ(site.post_form("/agent", "body=" + std::string(70000, 'x'), session).status, 413);
  EXPECT_EQ(site.post_form("/agent", "body=settings&sent=en%3Anowhere", session).status, 404);
  EXPECT_EQ(site.post_form("/agent", "body=settings&sent=nonsense", session).status, 404);
  EXPECT_EQ(site.get("/agent?lang=xx", session).status, 404);
  EXPECT_EQ(site.post_form("/agent", "body=settings", "").status, 401);
  EXPECT_THAT(site.post_form("/agent", "body=%3Cscript%3Ealert%281%29", session).body, Not(HasSubstr("<script>alert")));
}

TEST(Desk, FiltersByCategoryAndSpeaksTheLanguageAskedFor) {
  RunningSite site;
  const std::string session = site.sign_in();
  EXPECT_THAT(site.post_form("/agent", "body=only+in+english+not+translated&locale=en&category=account", session).body,
              Not(HasSubstr("data-id=\"only-english\"")));
  EXPECT_THAT(site.post_form("/agent", "body=only+in+english+not+translated&locale=en", session).body,
              HasSubstr("data-id=\"only-english\""));
  EXPECT_THAT(site.get("/agent?lang=de", session).body, AllOf(HasSubstr("lang=\"de\""), HasSubstr("Arbeitsplatz")));
  EXPECT_EQ(site.post_json("/api/v1/suggest", R"({"body":"settings","category":7})").status, 400);
}

TEST(Desk, SaysWhichLanguageItFoundUnlessOneWasChosen) {
  RunningSite site;
  const std::string session = site.sign_in();
  const std::string ticket = "body=How+do+I+open+the+settings+of+my+account%3F";
  EXPECT_THAT(site.post_form("/agent", ticket, session).body, HasSubstr("Detect · English</option>"));
  EXPECT_THAT(site.post_form("/agent", ticket + "&locale=en", session).body, HasSubstr("Detect</option>"));
}

TEST(FeedbackTotals, AreForAgentsOnPagesAndInTheApi) {
  RunningSite site;
  site.post_json("/api/v1/feedback", R"({"id":"account/email","locale":"en","helpful":true})");
  site.post_json("/api/v1/feedback", R"({"id":"account/email","locale":"en","helpful":false,"comment":"no"})");
  const std::string path = "/api/v1/feedback?locale=en&id=account/email";
  const auto totals = nlohmann::json::parse(site.get(path, site.bearer()).body);
  EXPECT_EQ(totals["helpful"], 1);
  EXPECT_EQ(totals["unhelpful"], 1);
  EXPECT_EQ(totals["comments"], 1);
  EXPECT_EQ(site.get(path).status, 401);
  EXPECT_EQ(site.get("/api/v1/feedback?locale=en&id=nowhere", site.bearer()).status, 404);
  EXPECT_THAT(site.get("/en/articles/account/email", site.sign_in()).body, HasSubstr("Helpful: 1 · Not helpful: 1"));
  EXPECT_THAT(site.get("/en/articles/account/email").body, Not(HasSubstr("Helpful: 1")));
}

}  // namespace
}  // namespace firstline
