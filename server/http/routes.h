// Which address leads where: one table, matched by hand.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "server/http/call.h"
#include "server/http/worker_pool.h"

namespace firstline {

// Whether the rate of one address is limited.
enum class Limit { none, per_address };

struct Route {
  std::string_view name;     // in logs and metrics
  std::string_view method;   // GET stands for HEAD too
  std::string_view pattern;  // "{locale}" takes one segment, "{rest}" all that is left, but no final slash
  Lane lane;
  Limit limit;
  Response (*handle)(Call& call);
};

std::span<const Route> routes();

// What a method and a decoded path come to. Without a route, `allow` names the methods that the path has ("" when
// there is no such path).
struct RouteMatch {
  const Route* route = nullptr;
  std::string_view locale;
  std::string_view rest;
  std::string allow;  // "GET, HEAD, OPTIONS"
};

RouteMatch match_route(std::string_view method, std::string_view path);
bool matches_pattern(std::string_view pattern, std::string_view path, std::string_view& locale, std::string_view& rest);

}  // namespace firstline
