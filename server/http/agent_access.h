// Who an agent is, on the wire: by a bearer token, or by the session cookie that signing in gave.
#pragma once

#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "server/agent/agent_book.h"
#include "server/http/rate_limiter.h"
#include "server/http/request_framing.h"

namespace firstline {

// Whom a request is from. Whoever shows something that is not good is told so, and not answered like a customer, who
// would see less without knowing why. Only pages are shown to the owner of an ended session as customers see them.
struct Caller {
  enum class Shown { nothing, good, bad_token, ended_session };

  Shown shown = Shown::nothing;
  std::string agent;  // the name, when what was shown is good
};

// Safe to use from many threads.
class AgentAccess {
 public:
  // `book` is nullptr on a site without agents, and outlives this. Sessions are signed with `session_key`, and their
  // cookies are for TLS alone when `base_url` is https.
  AgentAccess(AgentBook* book, std::string session_key, std::string base_url);

  bool enabled() const { return book_ != nullptr; }

  // A cookie counts for pages, and for the API and forms when no other site made the browser send it: SameSite says the
  // same once more, and not every browser, nor the cookie of a panel, obeys or has it.
  Caller identify(const FramedRequest& request, bool api, std::int64_t now);

  // The agent of a token, which may have white space around it.
  std::optional<std::string> find(std::string_view token);

  // Takes one of the address's attempts to sign in (10, and one more every 6 seconds) and one of everybody's (200, and
  // 5 a second). nullopt when there was one, else the seconds until there is. No address is exempt: behind a proxy that
  // nobody declared, all are loopback.
  std::optional<unsigned> take_attempt(const IpAddress& client, RateLimiter::TimePoint now);
  // An attempt that succeeded was none.
  void give_back_attempt(const IpAddress& client);

  // Where a session is kept. A panel in another site's frame gets no SameSite=Strict cookie back; there it is
  // SameSite=None and partitioned (CHIPS): sent only while that very site holds the frame.
  enum class Place { page, panel };
  // The Set-Cookie field of a session that begins now. The agent is one that find() gave.
  std::string session_cookie(std::string_view agent, Place place, std::int64_t now);
  // The same to end one.
  std::string ended_cookie(Place place) const;

 private:
  std::string cookie(std::string_view value, Place place, std::int64_t seconds) const;

  AgentBook* book_;
  const std::string session_key_;
  const std::string base_url_;
  const bool secure_;
  const std::string cookie_name_;
  std::mutex mutex_;  // guards what follows
  RateLimiter attempts_;
  RateLimiter all_attempts_;
};

}  // namespace firstline
