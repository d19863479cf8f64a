#include "server/http/httplib_exchange.h"

#include <httplib.h>

#include <ctime>
#include <string>
#include <type_traits>
#include <utility>

#include "server/http/memory_stream.h"

namespace firstline {

namespace {

using SetupRequest = std::function<void(httplib::Request&)>;

// The two shapes of the protected process_request. A library with a third one does not compile here, which is the
// point: whoever updates it must look at what changed.
using ProcessRequest0_11 = bool (httplib::Server::*)(httplib::Stream&, bool, bool&, const SetupRequest&);
using ProcessRequest0_18 = bool (httplib::Server::*)(httplib::Stream&, const std::string&, int, const std::string&, int,
                                                     bool, bool&, const SetupRequest&);

[[maybe_unused]] bool process(httplib::Server& server, ProcessRequest0_11 function, httplib::Stream& stream,
                              bool close) {
  bool closed = false;
  return (server.*function)(stream, close, closed, nullptr);
}

[[maybe_unused]] bool process(httplib::Server& server, ProcessRequest0_18 function, httplib::Stream& stream,
                              bool close) {
  bool closed = false;
  return (server.*function)(stream, "", 0, "", 0, close, closed, nullptr);
}

// RFC 9110 5.6.7; not strftime's names, which follow the locale of the process.
std::string http_date(std::time_t time) {
  static constexpr const char* kDays[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  static constexpr const char* kMonths[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                            "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  std::tm utc{};
  gmtime_r(&time, &utc);
  char text[64];
  std::snprintf(text, sizeof text, "%s, %02d %s %d %02d:%02d:%02d GMT", kDays[utc.tm_wday], utc.tm_mday,
                kMonths[utc.tm_mon], utc.tm_year + 1900, utc.tm_hour, utc.tm_min, utc.tm_sec);
  return text;
}

}  // namespace

class HttplibExchange::Server : public httplib::Server {
 public:
  Server() {
    set_pre_routing_handler([this](const httplib::Request&, httplib::Response& out) {
      accept(out, (*respond_)());
      return HandlerResponse::Handled;
    });
    set_exception_handler([this](const httplib::Request&, httplib::Response& out, std::exception_ptr thrown) {
      out = httplib::Response{};
      accept(out, (*recover_)(std::move(thrown)));
    });
    set_post_routing_handler([](const httplib::Request&, httplib::Response& out) {
      out.headers.erase("Keep-Alive");
      out.headers.erase("Accept-Ranges");
      // RFC 9110 8.6: no length where there can be no content.
      if (out.status == 204 || out.status == 304) out.headers.erase("Content-Length");
      out.headers.emplace("Date", http_date(std::time(nullptr)));
    });
  }

  Reply answer(std::string_view method, bool keep_alive, const std::function<Response()>& respond,
               const std::function<Response(std::exception_ptr)>& recover) {
    respond_ = &respond;
    recover_ = &recover;
    Reply reply;
    reply.keep_alive = keep_alive;
    reply_ = &reply;
    const bool head = method == "HEAD";
    MemoryStream stream(head ? "HEAD / HTTP/1.1\r\n\r\n" : "GET / HTTP/1.1\r\n\r\n");
    process(*this, &Server::process_request, stream, !keep_alive);
    reply.bytes = stream.take_output();
    if (!stream_head_.empty()) {
      // The library would promise a length.
      reply.bytes = std::exchange(stream_head_, {});
      reply.stream = !head;
      reply.keep_alive = false;
    }
    if (head) {
      reply.file.reset();
      reply.file_size = 0;
    }
    return reply;
  }

 private:
  // Header values were checked where they were made; a line break that got so far must not split the answer.
  static bool safe(std::string_view value) { return value.find_first_of(std::string_view("\r\n\0", 3)) == value.npos; }

  void accept(httplib::Response& out, Response response) {
    out.status = response.status;
    if (response.stream) {
      stream_head_ = "HTTP/1.1 200 OK\r\nConnection: close\r\nDate: " + http_date(std::time(nullptr)) +
                     "\r\nContent-Type: " + response.content_type + "\r\n";
      for (const auto& [name, value] : response.headers) {
        if (safe(value)) stream_head_ += name + ": " + value + "\r\n";
      }
      stream_head_ += "\r\n" + response.body;
      return;
    }
    for (auto& [name, value] : response.headers) {
      if (safe(value)) out.headers.emplace(std::move(name), std::move(value));
    }
    if (!response.content_type.empty()) out.headers.emplace("Content-Type", std::move(response.content_type));
    out.body = std::move(response.body);
    if (response.file) {
      out.headers.emplace("Content-Length", std::to_string(response.file_size));
      reply_->file = std::move(response.file);
      reply_->file_size = response.file_size;
    }
  }

  const std::function<Response()>* respond_ = nullptr;
  const std::function<Response(std::exception_ptr)>* recover_ = nullptr;
  Reply* reply_ = nullptr;
  std::string stream_head_;
};

HttplibExchange::HttplibExchange() : server_(std::make_unique<Server>()) {}
HttplibExchange::~HttplibExchange() = default;

Reply HttplibExchange::answer(std::string_view method, bool keep_alive, const std::function<Response()>& respond,
                              const std::function<Response(std::exception_ptr)>& recover) {
  return server_->answer(method, keep_alive, respond, recover);
}

}  // namespace firstline
