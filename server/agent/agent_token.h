// What an agent, or an agent's program, shows to be let in: a random number that is shown once and kept as a hash.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "indexer/base/result.h"

namespace firstline {

// "firstline_" and 256 random bits as 43 characters of base64url (RFC 4648 5). The prefix tells people and programs
// that look for leaked secrets what they found. An Error (environment) only when the system has no randomness to give.
Result<std::string> make_agent_token();

// Whether make_agent_token() could have made it.
bool is_agent_token(std::string_view text);

// SHA-256 of the token, 32 bytes: what is kept of it. A slow hash and a salt would protect a secret that can be
// guessed; nobody guesses 256 random bits, and a fast hash lets every request be checked for next to nothing.
std::string hash_agent_token(std::string_view token);

constexpr std::size_t kTokenHashBytes = 32;

// Whether they are the same bytes, in a time that does not tell how many of them are.
bool same_secret(std::string_view one, std::string_view other);

std::string to_hex(std::string_view bytes);
// "" for what is no lower-case hexadecimal.
std::string from_hex(std::string_view text);

}  // namespace firstline
