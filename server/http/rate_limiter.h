// How often one client may search: a token bucket for each address.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string_view>
#include <unordered_map>

#include "indexer/base/result.h"
#include "server/http/ip_address.h"

namespace firstline {

struct Rate {
  double per_second = 20;
  double burst = 60;

  bool operator==(const Rate&) const = default;

  // "20" (a second, with a burst of three times that), "20:60", or "off" (nullopt).
  static Result<std::optional<Rate>> parse(std::string_view text);
};

// Belongs to one thread. Memory is bounded whoever asks: at `max_clients` the idle ones are forgotten.
class RateLimiter {
 public:
  using TimePoint = std::chrono::steady_clock::time_point;

  explicit RateLimiter(Rate rate, std::size_t max_clients = 65536) : rate_(rate), max_clients_(max_clients) {}

  // Takes a token. nullopt when there was one, else how many whole seconds until there is.
  std::optional<unsigned> take(const IpAddress& client, TimePoint now);
  // Puts back what take() took, for what turned out not to count.
  void give_back(const IpAddress& client);

 private:
  struct Bucket {
    double tokens = 0;
    TimePoint filled;
  };

  void forget_full(TimePoint now);

  Rate rate_;
  std::size_t max_clients_;
  std::unordered_map<IpAddress, Bucket, IpAddressHash> buckets_;
};

}  // namespace firstline
