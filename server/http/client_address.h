// Who a request is from.
#pragma once

#include <span>

#include "server/http/ip_address.h"
#include "server/http/request_framing.h"

namespace firstline {

bool is_trusted(const IpAddress& address, std::span<const Cidr> trusted_proxies);

// The peer; or, when the peer is a trusted proxy, the last address of X-Forwarded-For that no trusted proxy added.
// What stands before that one is the client's own word and counts for nothing.
IpAddress client_address(const FramedRequest& request, std::span<const Cidr> trusted_proxies);

}  // namespace firstline
