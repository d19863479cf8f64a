// A raw client: writes any bytes, reads answers by their Content-Length. Every read has a limit of 20 s, so that a test
// fails and does not hang.
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "server/http/file_descriptor.h"

namespace firstline {

struct ReceivedAnswer {
  int status = 0;
  std::map<std::string, std::string> headers;  // names in lower case
  std::string head;
  std::string body;
};

class TestClient {
 public:
  explicit TestClient(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    inet_pton(AF_INET, "127.0.0.1", &address.sin_addr);
    const timeval limit{20, 0};
    ::setsockopt(socket_.get(), SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    ::setsockopt(socket_.get(), SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
    connected_ = ::connect(socket_.get(), reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
  }

  bool connected() const { return connected_; }
  int socket() const { return socket_.get(); }

  bool send(std::string_view bytes) {
    while (!bytes.empty()) {
      const ssize_t sent = ::send(socket_.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent <= 0) return false;
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
  }

  // The next answer; nullopt when the connection ended first.
  std::optional<ReceivedAnswer> receive(bool head_only = false) {
    while (buffer_.find("\r\n\r\n") == std::string::npos) {
      if (!read_more()) return std::nullopt;
    }
    ReceivedAnswer answer;
    const std::size_t head_end = buffer_.find("\r\n\r\n") + 4;
    answer.head = buffer_.substr(0, head_end);
    buffer_.erase(0, head_end);
    std::from_chars(answer.head.data() + 9, answer.head.data() + 12, answer.status);
    std::size_t at = answer.head.find("\r\n") + 2;
    while (at + 2 < answer.head.size()) {
      const std::size_t end = answer.head.find("\r\n", at);
      const std::string line = answer.head.substr(at, end - at);
      std::string name = line.substr(0, line.find(':'));
      std::transform(name.begin(), name.end(), name.begin(),
                     [](unsigned char c) { return static_cast<char>(tolower(c)); });
      answer.headers[name] = line.substr(line.find(':') + 2);
      at = end + 2;
    }
    const bool bodiless = head_only || answer.status == 204 || answer.status == 304 || answer.status == 100;
    const std::size_t length = bodiless || !answer.headers.contains("content-length")
                                   ? 0
                                   : static_cast<std::size_t>(std::stoul(answer.headers["content-length"]));
    while (buffer_.size() < length) {
      if (!read_more()) return std::nullopt;
    }
    answer.body = buffer_.substr(0, length);
    buffer_.erase(0, length);
    return answer;
  }

  // What comes up to and with `end`; less when the connection ends first.
  std::string receive_until(std::string_view end) {
    while (buffer_.find(end) == std::string::npos && read_more()) {
    }
    const std::size_t found = buffer_.find(end);
    std::string text = buffer_.substr(0, found == std::string::npos ? found : found + end.size());
    buffer_.erase(0, text.size());
    return text;
  }

  // Everything up to the end of the connection.
  std::string receive_all() {
    while (read_more()) {
    }
    return std::move(buffer_);
  }

  // True when the server ended the connection and nothing was left to read.
  bool ended() { return !read_more() && buffer_.empty(); }

  void shut_down_writing() { ::shutdown(socket_.get(), SHUT_WR); }
  void close() { socket_.reset(); }

 private:
  bool read_more() {
    char bytes[65536];
    const ssize_t got = ::recv(socket_.get(), bytes, sizeof bytes, 0);
    if (got <= 0) return false;
    buffer_.append(bytes, static_cast<std::size_t>(got));
    return true;
  }

  FileDescriptor socket_;
  bool connected_ = false;
  std::string buffer_;
};

inline std::string get(std::string_view target, std::string_view fields = "") {
  return "GET " + std::string(target) + " HTTP/1.1\r\nHost: localhost\r\n" + std::string(fields) + "\r\n";
}

inline std::string post(std::string_view target, std::string_view body, std::string_view fields = "") {
  return "POST " + std::string(target) +
         " HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + std::to_string(body.size()) + "\r\n" +
         std::string(fields) + "\r\n" + std::string(body);
}

}  // namespace firstline
