// What a signed-in agent's browser carries: a name and an end, signed. Nothing is kept on the server's side, so
// sessions cost no memory and survive restarts; taking the agent's token away ends them all.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace firstline {

// A working day. Sessions are not prolonged: who is away for good is out by tomorrow.
constexpr std::int64_t kSessionSeconds = 12 * 60 * 60;

struct Session {
  std::string agent;
  std::int64_t expires = 0;  // seconds since the epoch
};

// "EXPIRES.MAC.NAME", fit for a cookie as it is. The MAC is HMAC-SHA256 over the token's hash, the end and the name: to
// forge one takes both `key` and the token file, so that neither a backup of the one nor of the other is enough.
std::string sign_session(const Session& session, std::string_view token_hash, std::string_view key);

// Takes a value apart; nothing about it is to be believed before is_signed(). nullopt for any other form.
std::optional<Session> parse_session(std::string_view value);

// Whether sign_session() made `value` with the same hash and key, and it has not ended at `now`.
bool is_signed(std::string_view value, const Session& session, std::string_view token_hash, std::string_view key,
               std::int64_t now);

}  // namespace firstline
