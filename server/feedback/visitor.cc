#include "server/feedback/visitor.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>

#include <cstddef>
#include <cstdint>

namespace firstline {
namespace {

constexpr std::size_t kTokenBytes = 16;
constexpr std::size_t kTokenCharacters = 22;
constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

Result<std::string> random_bytes(std::size_t size) {
  std::string bytes(size, '\0');
  if (RAND_bytes(reinterpret_cast<unsigned char*>(bytes.data()), static_cast<int>(size)) != 1) {
    return fail("the system gives no random numbers", ErrorKind::environment);
  }
  return bytes;
}

// Without padding; the last character's unused bits are 0.
std::string base64url(std::string_view bytes) {
  std::string text;
  std::uint32_t bits = 0;
  int count = 0;
  for (const char byte : bytes) {
    bits = (bits << 8 | static_cast<unsigned char>(byte)) & 0xFFFF;
    for (count += 8; count >= 6; count -= 6) text += kAlphabet[bits >> (count - 6) & 63];
  }
  if (count > 0) text += kAlphabet[bits << (6 - count) & 63];
  return text;
}

}  // namespace

Result<std::string> make_visitor_token() { return random_bytes(kTokenBytes).map(base64url); }

bool is_visitor_token(std::string_view text) {
  // Of the last character only the two high bits of its six are the token's: 21 * 6 + 2 = 128.
  return text.size() == kTokenCharacters && text.find_first_not_of(kAlphabet) == text.npos &&
         kAlphabet.find(text.back()) % 16 == 0;
}

Result<std::string> make_visitor_key() { return random_bytes(kVisitorKeyBytes); }

Result<std::string> hash_visitor(std::string_view key, std::string_view token) {
  std::string hash(EVP_MAX_MD_SIZE, '\0');
  unsigned size = 0;
  if (HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()), reinterpret_cast<const unsigned char*>(token.data()),
           token.size(), reinterpret_cast<unsigned char*>(hash.data()), &size) == nullptr) {
    return fail("OpenSSL cannot compute HMAC-SHA256", ErrorKind::environment);
  }
  hash.resize(size);
  return hash;
}

}  // namespace firstline
