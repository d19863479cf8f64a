// IP addresses as keys: limits per client, trusted proxies.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

struct sockaddr_storage;

namespace firstline {

// IPv6, or IPv4 in its mapped form, so that ::ffff:127.0.0.1 and 127.0.0.1 are one address.
class IpAddress {
 public:
  static std::optional<IpAddress> parse(std::string_view text);
  static IpAddress of(const sockaddr_storage& socket_address);
  IpAddress() = default;  // "::"

  bool is_ipv4() const;
  bool is_loopback() const;
  // What limits count by: an IPv4 address, or the /64 that one IPv6 customer is given.
  IpAddress client_key() const;
  std::string to_string() const;

  bool operator==(const IpAddress&) const = default;
  const std::array<std::uint8_t, 16>& bytes() const { return bytes_; }

 private:
  std::array<std::uint8_t, 16> bytes_{};
};

// "10.0.0.0/8", "::1/128", or an address alone.
class Cidr {
 public:
  static std::optional<Cidr> parse(std::string_view text);
  bool contains(const IpAddress& address) const;

 private:
  Cidr() = default;
  IpAddress network_;
  unsigned prefix_bits_ = 128;
};

struct IpAddressHash {
  std::size_t operator()(const IpAddress& address) const {
    const auto& bytes = address.bytes();
    return std::hash<std::string_view>{}({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
  }
};

}  // namespace firstline
