#include "server/http/client_address.h"

#include <algorithm>
#include <string_view>

namespace firstline {

bool is_trusted(const IpAddress& address, std::span<const Cidr> trusted_proxies) {
  return std::any_of(trusted_proxies.begin(), trusted_proxies.end(),
                     [&](const Cidr& cidr) { return cidr.contains(address); });
}

IpAddress client_address(const FramedRequest& request, std::span<const Cidr> trusted_proxies) {
  IpAddress address = request.peer;
  for (auto field = request.headers.rbegin(); field != request.headers.rend(); ++field) {
    if (field->name != "x-forwarded-for") continue;
    std::string_view list = field->value;
    while (!list.empty()) {
      if (!is_trusted(address, trusted_proxies)) return address;
      const std::size_t comma = list.rfind(',');
      std::string_view last = comma == list.npos ? list : list.substr(comma + 1);
      list = comma == list.npos ? std::string_view() : list.substr(0, comma);
      last.remove_prefix(std::min(last.find_first_not_of(" \t"), last.size()));
      last = last.substr(0, last.find_last_not_of(" \t") + 1);
      const auto before = IpAddress::parse(last);
      if (!before) return address;
      address = *before;
    }
  }
  return address;
}

}  // namespace firstline
