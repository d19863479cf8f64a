// "firstline-server token add NAME", "… list" and "… revoke NAME": who may see what is for agents.
#pragma once

#include <string>
#include <vector>

#include "indexer/base/result.h"

namespace firstline {

// `arguments` are those behind "token". A new token is printed on standard output once and kept nowhere. A server that
// runs notices every change by itself.
Result<void> run_token_command(const std::vector<std::string>& arguments);

}  // namespace firstline
