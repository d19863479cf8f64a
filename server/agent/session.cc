#include "server/agent/session.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <charconv>
#include <stdexcept>

#include "server/agent/agent_token.h"
#include "server/agent/token_file.h"

namespace firstline {

namespace {

constexpr std::size_t kMacCharacters = 64;
constexpr std::size_t kMaxSessionBytes = 256;

std::string sign(std::string_view message, std::string_view key) {
  std::string mac(EVP_MAX_MD_SIZE, '\0');
  unsigned size = 0;
  if (HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()),
           reinterpret_cast<const unsigned char*>(message.data()), message.size(),
           reinterpret_cast<unsigned char*>(mac.data()), &size) == nullptr) {
    throw std::runtime_error("OpenSSL cannot compute HMAC-SHA256");
  }
  mac.resize(size);
  return to_hex(mac);
}

}  // namespace

// The hash has a fixed length and the end no dot, so no two sessions share a message.
std::string sign_session(const Session& session, std::string_view token_hash, std::string_view key) {
  const std::string expires = std::to_string(session.expires);
  return expires + '.' + sign(std::string(token_hash) + expires + '.' + session.agent, key) + '.' + session.agent;
}

std::optional<Session> parse_session(std::string_view value) {
  if (value.size() > kMaxSessionBytes) return std::nullopt;
  Session session;
  const auto [end, failure] = std::from_chars(value.data(), value.data() + value.size(), session.expires);
  if (failure != std::errc{}) return std::nullopt;
  const std::string_view rest = value.substr(static_cast<std::size_t>(end - value.data()));
  if (rest.size() < kMacCharacters + 2 || rest.front() != '.' || rest[kMacCharacters + 1] != '.') return std::nullopt;
  session.agent = rest.substr(kMacCharacters + 2);
  if (!is_agent_name(session.agent)) return std::nullopt;
  return session;
}

bool is_signed(std::string_view value, const Session& session, std::string_view token_hash, std::string_view key,
               std::int64_t now) {
  return same_secret(sign_session(session, token_hash, key), value) && now < session.expires;
}

}  // namespace firstline
