// What every answer tells browsers about how far to trust it.
#pragma once

#include <string>
#include <vector>

#include "server/http/response.h"

namespace firstline {

// What a page may load, and which sites may show it in a frame: none when `framed_by` is empty.
std::string content_security_policy(const std::vector<std::string>& framed_by);

// Adds them where the answer does not set its own. Sites of `allow_origins` may show pages in a frame; without any,
// nobody may.
void add_security_headers(Response& response, const std::vector<std::string>& allow_origins);

// Lets scripts of the named origins read the API's answers (Fetch standard, "CORS protocol"). `origin` is what the
// request sent, nullptr for nothing; no cookie or token goes along.
void add_cors_headers(Response& response, const std::string* origin, const std::vector<std::string>& allow_origins);

}  // namespace firstline
