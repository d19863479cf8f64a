// Who a visitor is: a random number in a cookie, and nothing else. No address, no browser, no account.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "indexer/base/result.h"

namespace firstline {

// 128 random bits as 22 characters of base64url (RFC 4648 5), safe in a cookie as they are. An Error only when the
// system has no randomness to give: no token is better than one that can be guessed.
Result<std::string> make_visitor_token();

// Whether make_visitor_token() could have made it; what else a cookie holds is not a visitor's.
bool is_visitor_token(std::string_view text);

// Bytes of a visitor's key and of its hash.
constexpr std::size_t kVisitorKeyBytes = 32;

Result<std::string> make_visitor_key();

// HMAC-SHA256 (RFC 2104) of the token: 32 bytes. It finds the visitor's earlier vote and does not lead back to the
// cookie; and since every store has a key of its own, the same visitor looks different in each.
Result<std::string> hash_visitor(std::string_view key, std::string_view token);

}  // namespace firstline
