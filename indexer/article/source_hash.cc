#include "indexer/article/source_hash.h"

#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <string>

namespace firstline {
namespace {

std::string hex_digest(const EVP_MD* kind, std::string_view bytes) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned size = 0;
  if (EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, kind, nullptr) != 1) return {};
  std::string hex;
  for (unsigned i = 0; i < size; ++i) {
    hex += "0123456789abcdef"[digest[i] >> 4];
    hex += "0123456789abcdef"[digest[i] & 15];
  }
  return hex;
}

}  // namespace

bool is_hash_of(std::string_view hash, std::string_view bytes) {
  if (hash.size() < 7) return false;
  std::string wanted(hash);
  for (char& c : wanted) c = c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c;
  std::string blob = "blob " + std::to_string(bytes.size());
  blob.push_back('\0');
  blob += bytes;
  const std::array<std::string, 4> digests = {hex_digest(EVP_sha256(), bytes), hex_digest(EVP_sha1(), bytes),
                                              hex_digest(EVP_md5(), bytes), hex_digest(EVP_sha1(), blob)};
  return std::any_of(digests.begin(), digests.end(), [&](const std::string& each) { return each.starts_with(wanted); });
}

}  // namespace firstline
