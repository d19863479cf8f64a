#include "server/http/rate_limiter.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string>

namespace firstline {

Result<std::optional<Rate>> Rate::parse(std::string_view text) {
  if (text == "off") return std::optional<Rate>{};
  const auto number = [](std::string_view digits) -> std::optional<double> {
    double value = 0;
    const auto [end, failure] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (failure != std::errc{} || end != digits.data() + digits.size() || !(value > 0 && value <= 1e6)) return {};
    return value;
  };
  const std::size_t colon = text.find(':');
  const auto per_second = number(text.substr(0, colon));
  const auto burst =
      colon == text.npos ? per_second ? std::optional(*per_second * 3) : std::nullopt : number(text.substr(colon + 1));
  if (!per_second || !burst) {
    return fail('"' + std::string(text) + "\" is no rate; write searches a second and a burst, e.g. 20:60, or off");
  }
  return std::optional<Rate>{Rate{*per_second, std::max(1.0, *burst)}};
}

std::optional<unsigned> RateLimiter::take(const IpAddress& client, TimePoint now) {
  if (buckets_.size() >= max_clients_) forget_full(now);
  const auto [found, fresh] = buckets_.try_emplace(client.client_key(), Bucket{rate_.burst, now});
  Bucket& bucket = found->second;
  const double seconds = std::chrono::duration<double>(now - bucket.filled).count();
  bucket.tokens = std::min(rate_.burst, bucket.tokens + seconds * rate_.per_second);
  bucket.filled = now;
  if (bucket.tokens < 1) return static_cast<unsigned>(std::ceil((1 - bucket.tokens) / rate_.per_second));
  bucket.tokens -= 1;
  return std::nullopt;
}

void RateLimiter::give_back(const IpAddress& client) {
  const auto found = buckets_.find(client.client_key());
  if (found != buckets_.end()) found->second.tokens = std::min(rate_.burst, found->second.tokens + 1);
}

// A full bucket says nothing that a new one would not. When none is full the table starts anew: that many clients at
// once are no matter of fairness between them any more.
void RateLimiter::forget_full(TimePoint now) {
  std::erase_if(buckets_, [&](const auto& entry) {
    const double seconds = std::chrono::duration<double>(now - entry.second.filled).count();
    return entry.second.tokens + seconds * rate_.per_second >= rate_.burst;
  });
  if (buckets_.size() >= max_clients_) buckets_.clear();
}

}  // namespace firstline
