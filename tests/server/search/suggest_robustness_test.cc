// Nothing but the customer's own words steers a suggestion. Firstline's own help centre and tickets, wrapped in what
// mail carries in fourteen languages.
#include <gtest/gtest.h>

#include <ctime>
#include <fstream>
#include <vector>

#include "indexer/build.h"
#include "server/search/searcher.h"
#include "server/search/ticket.h"
#include "tests/server/search/ticket_wrapping.h"
#include "tests/temp_dir.h"

namespace firstline {
namespace {

constexpr std::int64_t kNow = 1'800'000'000;
constexpr std::size_t kQuotedWords = 2000;
constexpr double kMostChanged = 0.03;

struct Ticket {
  std::string locale, subject, body;
};

// The dev half of tests/relevance/tickets.tsv; the other is for final measurements alone.
std::vector<Ticket> dev_tickets() {
  std::ifstream in(std::string(FIRSTLINE_SOURCE_DIR) + "/tests/relevance/tickets.tsv");
  std::vector<Ticket> tickets;
  for (std::string line; std::getline(in, line);) {
    if (!line.starts_with("dev\t")) continue;
    std::vector<std::string> fields(1);
    for (const char c : line) {
      if (c == '\t') {
        fields.emplace_back();
      } else {
        fields.back() += c;
      }
    }
    Ticket ticket{fields.at(2), "", fields.at(3)};
    for (std::size_t at; (at = ticket.body.find("\\n")) != std::string::npos;) ticket.body.replace(at, 2, "\n");
    const std::size_t end = ticket.body.find('\n');
    if (end != std::string::npos) {
      ticket.subject = ticket.body.substr(0, end);
      ticket.body.erase(0, end + 1);
    }
    tickets.push_back(std::move(ticket));
  }
  return tickets;
}

class SuggestRobustness : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    directory_ = new TempDir;
    auto report =
        build_index(std::filesystem::path(FIRSTLINE_SOURCE_DIR) / "content", directory_->path() / "index", {});
    ASSERT_TRUE(report.has_value()) << report.error().message;
    auto generation = Generation::open(directory_->path() / "index");
    ASSERT_TRUE(generation.has_value());
    searcher_ = new Searcher(Reader(*generation, Audience::everyone));
  }
  static void TearDownTestSuite() {
    delete searcher_;
    delete directory_;
  }

  static std::string first(const Ticket& ticket) {
    const auto ranked = searcher_->rank_ticket(ticket.subject, ticket.body, ticket.locale, 1, kNow);
    return ranked.empty() ? "" : ranked[0].id;
  }

  // `wrap` gives the body around another body; languages take turns.
  template <class Wrap>
  static void expect_few_changes(const Wrap& wrap) {
    const std::vector<Ticket> tickets = dev_tickets();
    ASSERT_GT(tickets.size(), 100u);
    std::size_t changed = 0;
    std::string which;
    for (std::size_t i = 0; i < tickets.size(); ++i) {
      Ticket wrapped = tickets[i];
      const TicketWrapping& wrapping = kTicketWrappings[i % kTicketWrappings.size()];
      wrapped.body = wrap(wrapped.body, wrapping, tickets[(i + 7) % tickets.size()].body);
      if (first(wrapped) == first(tickets[i])) continue;
      ++changed;
      which += std::string(" ") + wrapping.language + ":" + std::to_string(i);
    }
    EXPECT_LT(static_cast<double>(changed), kMostChanged * static_cast<double>(tickets.size())) << which;
  }

  static inline TempDir* directory_ = nullptr;
  static inline Searcher* searcher_ = nullptr;
};

TEST_F(SuggestRobustness, AGreetingChangesNothing) {
  expect_few_changes([](const std::string& body, const TicketWrapping& wrapping, const std::string&) {
    return wrapping.greeting + ("\n\n" + body);
  });
}

TEST_F(SuggestRobustness, ASignatureChangesNothing) {
  expect_few_changes([](const std::string& body, const TicketWrapping& wrapping, const std::string&) {
    return body + "\n\n" + wrapping.signature;
  });
}

TEST_F(SuggestRobustness, ADisclaimerChangesNothing) {
  expect_few_changes([](const std::string& body, const TicketWrapping& wrapping, const std::string&) {
    return body + "\n\n" + wrapping.disclaimer;
  });
}

TEST_F(SuggestRobustness, AQuotedReplyChangesNothing) {
  for (const char* mark : {"> ", ""}) {
    expect_few_changes([mark](const std::string& body, const TicketWrapping& wrapping, const std::string& other) {
      return body + "\n\n" + wrapping.attribution + "\n" + quoted_lines(other + " ", kQuotedWords, mark);
    });
  }
}

TEST_F(SuggestRobustness, SixtyFourKibibytesOfAnythingAreAnswered) {
  std::string distinct;
  for (int i = 0; distinct.size() < kMaxTicketBytes - 10; ++i) distinct += "word" + std::to_string(i * 7919) + " ";
  std::string deep;
  while (deep.size() < kMaxTicketBytes) deep += "<div><blockquote>";
  const auto repeated = [](const std::string& unit) {
    std::string text;
    while (text.size() + unit.size() <= kMaxTicketBytes) text += unit;
    return text;
  };
  for (const std::string& text :
       {repeated("install "), distinct, repeated("🙂"), repeated(std::string("\x80\xff\x00\x13", 4)), deep,
        repeated("Thanks\n"), repeated("From: a\nTo: b\nSubject: c\n"), repeated("中文帮助"), repeated("ก"),
        repeated("On 3 May 2026 a@b.c wrote:\n"), repeated("=?utf-8?B?w6Q=?= "), std::string(kMaxTicketBytes, 'x'),
        "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n" +
            repeated("--b\nContent-Type: multipart/mixed; boundary=b\n\n").substr(0, kMaxTicketBytes - 100)}) {
    EXPECT_NO_THROW(searcher_->suggest({text.substr(0, 300), text, "", 3, {}}, kNow));
    EXPECT_NO_THROW(searcher_->suggest({"", text, "en", 3, {}}, kNow));
  }
}

}  // namespace
}  // namespace firstline
