// A vote that was acknowledged is there whatever happens to the process then.
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <string>

#include "tests/server/feedback/store_fixture.h"

namespace firstline {
namespace {

struct Durability : StoreFixture {
  // Votes on articles 0, 1, 2, … and writes a byte for each vote once it is given, until it is killed.
  [[noreturn]] void vote_until_killed(int acknowledge) const {
    auto store = FeedbackStore::open(url);
    for (int i = 0; store; ++i) {
      if (!store->vote({"visitor", "en", std::to_string(i), true, "comment", i})) break;
      if (::write(acknowledge, "+", 1) != 1) break;
    }
    ::_exit(1);
  }

  // How many votes a process acknowledged before it was killed, somewhere after `enough` of them.
  int votes_before_kill(int enough) const {
    int ends[2];
    if (::pipe(ends) != 0) return -1;
    const pid_t child = ::fork();
    if (child == 0) {
      ::close(ends[0]);
      vote_until_killed(ends[1]);
    }
    ::close(ends[1]);
    int count = 0;
    char byte = 0;
    while (::read(ends[0], &byte, 1) == 1) {
      if (++count == enough) ::kill(child, SIGKILL);
    }
    ::close(ends[0]);
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFSIGNALED(status) ? count : -1;
  }
};

TEST_F(Durability, OutlivesKill) {
  int before = 0;
  for (const int enough : {1, 7, 60, 150}) {
    const int acknowledged = votes_before_kill(enough);
    ASSERT_GE(acknowledged, enough);
    before = std::max(before, acknowledged);
    FeedbackStore store = open();
    for (int i = 0; i < before; ++i) {
      ASSERT_EQ(store.totals("en", std::to_string(i)).value(), (Totals{1, 0, 1})) << i << " of " << before;
    }
    EXPECT_GE(store.rows().value().size(), static_cast<std::size_t>(before));
  }
}

}  // namespace
}  // namespace firstline
