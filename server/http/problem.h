// Errors of the API as RFC 9457 problem documents.
#pragma once

#include <string_view>

#include "server/http/response.h"

namespace firstline {

// The reason phrase of a status this server uses; "Error" for others.
std::string_view status_title(int status);

// `instance` is the path of the request, "" when it is not known.
Response problem(int status, std::string_view detail, std::string_view instance);

}  // namespace firstline
