#include "server/http/agent_access.h"

#include <algorithm>
#include <utility>

#include "server/agent/session.h"
#include "server/http/cookies.h"
#include "server/http/cross_site.h"

namespace firstline {

namespace {

constexpr Rate kAttempts = {1.0 / 6, 10};
constexpr Rate kAllAttempts = {5, 200};

std::string_view trimmed(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of(" \t\n"), text.size()));
  return text.substr(0, text.find_last_not_of(" \t\n") + 1);
}

// The token of "Bearer TOKEN" (RFC 6750 2.1); nullopt for another scheme, which is a proxy's business.
std::optional<std::string_view> bearer_token(const FramedRequest& request) {
  constexpr std::string_view kScheme = "bearer";
  const std::string* field = request.header("authorization");
  if (!field || field->size() < kScheme.size()) return std::nullopt;
  const bool bearer = std::equal(kScheme.begin(), kScheme.end(), field->begin(),
                                 [](char a, char b) { return a == (b >= 'A' && b <= 'Z' ? b - 'A' + 'a' : b); });
  const std::string_view rest = std::string_view(*field).substr(kScheme.size());
  if (!bearer || !(rest.empty() || rest.front() == ' ')) return std::nullopt;
  return trimmed(rest);
}

}  // namespace

// "__Host-" makes browsers refuse the cookie from any other host of the domain, and over plain HTTP.
AgentAccess::AgentAccess(AgentBook* book, std::string session_key, std::string base_url)
    : book_(book),
      session_key_(std::move(session_key)),
      base_url_(std::move(base_url)),
      secure_(base_url_.starts_with("https://")),
      cookie_name_(secure_ ? "__Host-agent" : "agent"),
      attempts_(kAttempts),
      all_attempts_(kAllAttempts) {}

Caller AgentAccess::identify(const FramedRequest& request, bool api, std::int64_t now) {
  if (const auto token = bearer_token(request)) {
    auto agent = find(*token);
    if (!agent) return {Caller::Shown::bad_token, {}};
    return {Caller::Shown::good, std::move(*agent)};
  }
  const std::string* field = request.header("cookie");
  if (!field || !book_) return {};
  const auto values = find_cookies(*field, cookie_name_);
  if (values.empty()) return {};
  const bool reading_a_page = !api && (request.method == "GET" || request.method == "HEAD");
  if (!reading_a_page && sent_by_another_site(request, base_url_)) return {};
  for (const std::string_view value : values) {
    const auto session = parse_session(value);
    const auto hash = session ? book_->hash_of(session->agent) : std::nullopt;
    if (hash && is_signed(value, *session, *hash, session_key_, now)) return {Caller::Shown::good, session->agent};
  }
  return {Caller::Shown::ended_session, {}};
}

std::optional<std::string> AgentAccess::find(std::string_view token) {
  return book_ ? book_->find(trimmed(token)) : std::nullopt;
}

std::optional<unsigned> AgentAccess::take_attempt(const IpAddress& client, RateLimiter::TimePoint now) {
  const std::lock_guard lock(mutex_);
  if (const auto wait = attempts_.take(client, now)) return wait;
  return all_attempts_.take(IpAddress(), now);
}

void AgentAccess::give_back_attempt(const IpAddress& client) {
  const std::lock_guard lock(mutex_);
  attempts_.give_back(client);
  all_attempts_.give_back(IpAddress());
}

std::string AgentAccess::session_cookie(std::string_view agent, Place place, std::int64_t now) {
  const auto hash = book_ ? book_->hash_of(agent) : std::nullopt;
  if (!hash) return ended_cookie(place);  // revoked this very moment
  return cookie(sign_session({std::string(agent), now + kSessionSeconds}, *hash, session_key_), place, kSessionSeconds);
}

std::string AgentAccess::ended_cookie(Place place) const { return cookie("", place, 0); }

std::string AgentAccess::cookie(std::string_view value, Place place, std::int64_t seconds) const {
  std::string text = cookie_name_ + '=' + std::string(value) + "; Path=/; Max-Age=" + std::to_string(seconds);
  text += "; HttpOnly";
  if (secure_) text += "; Secure";
  return text + (place == Place::panel && secure_ ? "; SameSite=None; Partitioned" : "; SameSite=Strict");
}

}  // namespace firstline
