// The API's description as programs read it, OpenAPI 3.1; its source is openapi.json beside this file.
#pragma once

#include <string>
#include <string_view>

namespace firstline {

// `base_url` becomes the address of the server that it names; "" leaves "/".
std::string openapi_json(std::string_view base_url);

}  // namespace firstline
