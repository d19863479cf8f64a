#include "server/http/listener.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <cerrno>
#include <charconv>
#include <cstring>

namespace firstline {

namespace {

// The socket address of a parsed ListenAddress; its host is known to be numeric.
socklen_t fill(const ListenAddress& address, sockaddr_storage& storage) {
  auto& ipv4 = reinterpret_cast<sockaddr_in&>(storage);
  if (inet_pton(AF_INET, address.host.c_str(), &ipv4.sin_addr) == 1) {
    ipv4.sin_family = AF_INET;
    ipv4.sin_port = htons(address.port);
    return sizeof ipv4;
  }
  auto& ipv6 = reinterpret_cast<sockaddr_in6&>(storage);
  ipv6.sin6_family = AF_INET6;
  inet_pton(AF_INET6, address.host.c_str(), &ipv6.sin6_addr);
  ipv6.sin6_port = htons(address.port);
  return sizeof ipv6;
}

std::string reason(int error) {
  if (error == EADDRINUSE) return "the port is in use; stop the other program or choose another port";
  if (error == EACCES) return "the system does not allow this port; use one from 1024 up";
  if (error == EADDRNOTAVAIL) return "this machine does not have that address";
  return std::strerror(error);
}

}  // namespace

Result<ListenAddress> ListenAddress::parse(std::string_view text) {
  const std::string hint = " is not ADDR:PORT with a numeric address, e.g. 127.0.0.1:8080 or [::1]:8080";
  const std::size_t colon = text.rfind(':');
  if (colon == std::string_view::npos) return fail('"' + std::string(text) + '"' + hint);
  std::string_view host = text.substr(0, colon);
  const bool bracketed = host.size() > 2 && host.front() == '[' && host.back() == ']';
  if (bracketed) host = host.substr(1, host.size() - 2);
  if (host == "localhost") host = "127.0.0.1";
  ListenAddress address{std::string(host), 0};
  const std::string_view digits = text.substr(colon + 1);
  const auto [end, failure] = std::from_chars(digits.data(), digits.data() + digits.size(), address.port);
  in6_addr parsed{};
  const bool numeric = inet_pton(bracketed ? AF_INET6 : AF_INET, address.host.c_str(), &parsed) == 1;
  if (!numeric || failure != std::errc{} || end != digits.data() + digits.size()) {
    return fail('"' + std::string(text) + '"' + hint);
  }
  return address;
}

std::string ListenAddress::to_string() const {
  const bool ipv6 = host.find(':') != std::string::npos;
  return (ipv6 ? '[' + host + ']' : host) + ':' + std::to_string(port);
}

Result<Listener> listen_on(const ListenAddress& address) {
  const auto failed = [&address](int error) {
    return fail("cannot listen on " + address.to_string() + ": " + reason(error), ErrorKind::environment);
  };
  sockaddr_storage storage{};
  socklen_t length = fill(address, storage);
  Listener listener{FileDescriptor(::socket(storage.ss_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0)),
                    address};
  if (!listener.socket) return failed(errno);
  const int on = 1;
  ::setsockopt(listener.socket.get(), SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  auto* generic = reinterpret_cast<sockaddr*>(&storage);
  if (::bind(listener.socket.get(), generic, length) != 0) return failed(errno);
  if (::listen(listener.socket.get(), 1024) != 0) return failed(errno);
  length = sizeof storage;
  ::getsockname(listener.socket.get(), generic, &length);
  listener.address.port = ntohs(storage.ss_family == AF_INET ? reinterpret_cast<sockaddr_in&>(storage).sin_port
                                                             : reinterpret_cast<sockaddr_in6&>(storage).sin6_port);
  return listener;
}

}  // namespace firstline
