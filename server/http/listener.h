// The listening socket, made by ourselves: cpp-httplib's would queue 5 connections and share its port silently.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "indexer/base/result.h"
#include "server/http/file_descriptor.h"

namespace firstline {

// "127.0.0.1:8080", "[::1]:8080", "0.0.0.0:0"; a numeric address, so that nothing is looked up at start.
struct ListenAddress {
  std::string host;
  std::uint16_t port = 0;  // 0: the system picks one

  static Result<ListenAddress> parse(std::string_view text);
  std::string to_string() const;
};

struct Listener {
  FileDescriptor socket;  // non-blocking
  ListenAddress address;  // with the port that was picked
};

// Backlog 1,024 and SO_REUSEADDR only: with SO_REUSEPORT a second server would bind too and take half the visitors.
// Fails (environment) when the port is in use or may not be bound.
Result<Listener> listen_on(const ListenAddress& address);

}  // namespace firstline
