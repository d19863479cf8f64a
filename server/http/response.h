// What handlers return, and what of it goes on the wire.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "server/http/file_descriptor.h"

namespace firstline {

// An answer as a handler states it. Length, date and security headers are added where it is written.
struct Response {
  int status = 200;
  std::string content_type;  // "" for an answer without a body
  std::string body;
  std::vector<std::pair<std::string, std::string>> headers;
  FileDescriptor file;  // the body when it is a file; never together with `body`
  std::size_t file_size = 0;
  bool stream = false;  // `body` is the beginning of server-sent events, which go on (see Front::publish)

  void set(std::string name, std::string value) { headers.emplace_back(std::move(name), std::move(value)); }
  const std::string* header(std::string_view name) const {
    for (const auto& [key, value] : headers) {
      if (key == name) return &value;
    }
    return nullptr;
  }
};

// An answer ready to be sent: head and body, then `file` if there is one.
struct Reply {
  std::string bytes;
  FileDescriptor file;
  std::size_t file_size = 0;
  bool keep_alive = false;
  bool stream = false;  // after the bytes the connection stays, for what the front publishes
};

}  // namespace firstline
