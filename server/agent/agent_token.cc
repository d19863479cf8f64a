#include "server/agent/agent_token.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/rand.h>

#include <algorithm>
#include <array>
#include <stdexcept>

namespace firstline {

namespace {

constexpr std::string_view kPrefix = "firstline_";
constexpr std::size_t kRandomBytes = 32;
constexpr std::size_t kRandomCharacters = 43;
constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
constexpr std::string_view kHexDigits = "0123456789abcdef";

}  // namespace

Result<std::string> make_agent_token() {
  std::array<unsigned char, kRandomBytes> random{};
  if (RAND_bytes(random.data(), static_cast<int>(random.size())) != 1) {
    return fail("the system gives no random numbers", ErrorKind::environment);
  }
  std::array<unsigned char, kRandomCharacters + 2> encoded{};  // one '=' and a NUL behind
  EVP_EncodeBlock(encoded.data(), random.data(), static_cast<int>(random.size()));
  std::string text(encoded.begin(), encoded.begin() + kRandomCharacters);
  std::replace(text.begin(), text.end(), '+', '-');
  std::replace(text.begin(), text.end(), '/', '_');
  return std::string(kPrefix) + text;
}

bool is_agent_token(std::string_view text) {
  if (!text.starts_with(kPrefix) || text.size() != kPrefix.size() + kRandomCharacters) return false;
  // 42 characters are 252 bits; of the last one only the four high bits of its six are the token's.
  return text.find_first_not_of(kAlphabet, kPrefix.size()) == text.npos && kAlphabet.find(text.back()) % 4 == 0;
}

std::string hash_agent_token(std::string_view token) {
  std::string hash(kTokenHashBytes, '\0');
  std::size_t size = 0;
  if (EVP_Q_digest(nullptr, "SHA256", nullptr, token.data(), token.size(),
                   reinterpret_cast<unsigned char*>(hash.data()), &size) != 1) {
    throw std::runtime_error("OpenSSL cannot compute SHA-256");
  }
  return hash;
}

bool same_secret(std::string_view one, std::string_view other) {
  return one.size() == other.size() && CRYPTO_memcmp(one.data(), other.data(), one.size()) == 0;
}

std::string to_hex(std::string_view bytes) {
  std::string text;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    text += kHexDigits[byte >> 4];
    text += kHexDigits[byte & 15];
  }
  return text;
}

std::string from_hex(std::string_view text) {
  if (text.size() % 2 != 0 || text.find_first_not_of(kHexDigits) != text.npos) return {};
  std::string bytes;
  for (std::size_t i = 0; i < text.size(); i += 2) {
    bytes += static_cast<char>(kHexDigits.find(text[i]) << 4 | kHexDigits.find(text[i + 1]));
  }
  return bytes;
}

}  // namespace firstline
