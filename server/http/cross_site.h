// Whether a form was sent by a page of this site.
#pragma once

#include <string_view>

#include "server/http/request_framing.h"

namespace firstline {

// True when a browser says that another site made it send the request: by Sec-Fetch-Site (Fetch Metadata, 2.1), which
// every current browser sends over TLS and no script can forge, else by an Origin that is neither `base_url` nor the
// Host. A request with neither comes from a program, which holds nobody's cookies.
bool sent_by_another_site(const FramedRequest& request, std::string_view base_url);

}  // namespace firstline
