// One request through cpp-httplib, without its sockets and without its parsing of anything that was not checked before.
//
// The library is given a request line and nothing else: no Range (it would build 300 MB answers), no Accept-Encoding
// (it would take "br;q=0" for a wish), no Content-Encoding, no body, no query. It routes nothing either; its
// pre-routing hook calls the application. What remains is what it does well: writing an answer, and catching what a
// handler throws. Every row of its known traps is thereby out of reach of a client.
#pragma once

#include <exception>
#include <functional>
#include <memory>
#include <string_view>

#include "server/http/response.h"

namespace firstline {

// Belongs to one thread.
class HttplibExchange {
 public:
  HttplibExchange();
  ~HttplibExchange();

  // Calls `respond` and writes what it returns; when it throws, what `recover` returns. HEAD gets the head alone.
  Reply answer(std::string_view method, bool keep_alive, const std::function<Response()>& respond,
               const std::function<Response(std::exception_ptr)>& recover);

 private:
  class Server;
  std::unique_ptr<Server> server_;
};

}  // namespace firstline
