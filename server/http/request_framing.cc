#include "server/http/request_framing.h"

#include <algorithm>
#include <array>
#include <utility>

namespace firstline {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_alpha(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// RFC 9110 5.6.2
bool is_token_char(char c) {
  return is_digit(c) || is_alpha(c) || std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
}

bool is_token(std::string_view text) { return !text.empty() && std::all_of(text.begin(), text.end(), is_token_char); }

// RFC 9110 5.5: visible characters, space, tab and bytes above ASCII.
bool is_value_char(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte == '\t' || (byte >= 0x20 && byte != 0x7f);
}

// What browsers and command lines put into a target: RFC 3986, what WHATWG leaves raw in a query, and bare UTF-8.
bool is_target_char(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte > 0x20 && byte != 0x7f && byte != '#';
}

bool is_host_char(char c) {
  return is_digit(c) || is_alpha(c) || std::string_view("-._~!$&'()*+,;=:[]%").find(c) != std::string_view::npos;
}

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
  }
  return result;
}

std::string_view trim(std::string_view text) {
  const auto begin = text.find_first_not_of(" \t");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

bool has_list_item(std::string_view list, std::string_view item) {
  while (!list.empty()) {
    const auto comma = list.find(',');
    if (lower(trim(list.substr(0, comma))) == item) return true;
    if (comma == std::string_view::npos) return false;
    list.remove_prefix(comma + 1);
  }
  return false;
}

// The methods that RFC 9110 and 5789 know; which of them a resource has, its route says (405). Others are 501.
constexpr std::array<std::string_view, 8> kMethods = {"GET",    "HEAD",  "POST", "OPTIONS",
                                                      "DELETE", "PATCH", "PUT",  "TRACE"};

}  // namespace

const std::string* FramedRequest::header(std::string_view name) const {
  for (const HeaderField& field : headers) {
    if (field.name == name) return &field.value;
  }
  return nullptr;
}

RequestFramer::Step RequestFramer::refuse(int status, const char* detail) {
  error_ = {status, detail};
  state_ = State::done;
  return Step::refused;
}

RequestFramer::Step RequestFramer::advance(std::string_view bytes) {
  if (state_ == State::done) return error_.status ? Step::refused : Step::ready;
  if (state_ != State::body) {
    const Step step = advance_lines(bytes);
    if (state_ != State::body) return step;
  }
  if (bytes.size() - body_begin_ < content_length_) return Step::more;
  request_.body = bytes.substr(body_begin_, content_length_);
  state_ = State::done;
  return Step::ready;
}

// Takes every complete line; leaves with state_ == body when the empty one came.
RequestFramer::Step RequestFramer::advance_lines(std::string_view bytes) {
  for (;;) {
    const bool in_request_line = state_ == State::request_line;
    // What can be no request line is not waited for: a TLS greeting, for one, has no line end to wait for.
    if (in_request_line && line_begin_ < bytes.size() && bytes[line_begin_] != '\r' && !is_alpha(bytes[line_begin_])) {
      return refuse(400, "The request line begins with no method.");
    }
    const std::size_t newline = bytes.find('\n', scanned_);
    const std::size_t line_end = newline == std::string_view::npos ? bytes.size() : newline + 1;
    if (in_request_line && line_end - line_begin_ > limits_.request_line) {
      return refuse(414, "The address is too long.");
    }
    if (line_end > limits_.head) return refuse(431, "The header fields are too large.");
    scanned_ = line_end;
    if (newline == std::string_view::npos) return Step::more;
    std::string_view line = bytes.substr(line_begin_, newline - line_begin_);
    if (line.empty() || line.back() != '\r') return refuse(400, "A line ends without a carriage return.");
    line.remove_suffix(1);
    line_begin_ = line_end;

    if (in_request_line) {
      // RFC 9112 2.2: one empty line before a request is ignored; old clients send it after a body.
      if (line.empty() && !std::exchange(skipped_blank_line_, true)) continue;
      if (!take_request_line(line)) return Step::refused;
      state_ = State::fields;
    } else if (!line.empty()) {
      if (!take_field(line)) return Step::refused;
    } else {
      body_begin_ = line_end;
      if (!finish_head()) return Step::refused;
      state_ = State::body;
      return Step::more;
    }
  }
}

bool RequestFramer::take_request_line(std::string_view line) {
  const auto fail_with = [this](int status, const char* detail) { return refuse(status, detail), false; };
  const std::size_t first = line.find(' ');
  const std::size_t last = line.rfind(' ');
  if (first == std::string_view::npos || first == last) return fail_with(400, "The request line has not three parts.");
  const std::string_view method = line.substr(0, first);
  const std::string_view version = line.substr(last + 1);
  if (!is_token(method)) return fail_with(400, "The method is no token.");
  if (version.size() != 8 || version.substr(0, 5) != "HTTP/" || !is_digit(version[5]) || version[6] != '.' ||
      !is_digit(version[7])) {
    return fail_with(400, "The protocol version is malformed.");
  }
  if (version[5] != '1') return fail_with(505, "This server speaks HTTP/1.1.");
  if (std::find(kMethods.begin(), kMethods.end(), method) == kMethods.end()) {
    return fail_with(501, "This server does not know the method.");
  }
  minor_version_ = version[7] == '0' ? 0 : 1;
  request_.method = method;
  return take_target(line.substr(first + 1, last - first - 1));
}

bool RequestFramer::take_target(std::string_view target) {
  if (!std::all_of(target.begin(), target.end(), is_target_char)) {
    return refuse(400, "The address holds a character that must be percent-encoded."), false;
  }
  // RFC 9112 3.2.2: the absolute form must be understood; its host decides nothing here, as Host decides nothing.
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (lower(target.substr(0, scheme.size())) != scheme) continue;
    target.remove_prefix(scheme.size());
    target.remove_prefix(std::min(target.find_first_of("/?"), target.size()));
    if (target.empty()) target = "/";
    break;
  }
  const std::size_t mark = target.find('?');
  request_.path = target.substr(0, mark);
  if (mark != std::string_view::npos) request_.query = target.substr(mark + 1);
  if (request_.path.size() > limits_.path) return refuse(414, "The path is too long."), false;
  const bool asterisk = request_.path == "*" && request_.method == "OPTIONS";
  if (!asterisk && (request_.path.empty() || request_.path.front() != '/')) {
    return refuse(400, "The address does not begin with a slash."), false;
  }
  return true;
}

bool RequestFramer::take_field(std::string_view line) {
  const auto fail_with = [this](int status, const char* detail) { return refuse(status, detail), false; };
  if (line.front() == ' ' || line.front() == '\t') return fail_with(400, "Folded header lines are refused.");
  if (request_.headers.size() == limits_.fields) return fail_with(431, "There are too many header fields.");
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos) return fail_with(400, "A header line has no colon.");
  if (!is_token(line.substr(0, colon))) return fail_with(400, "A header field's name is no token.");
  const std::string_view value = trim(line.substr(colon + 1));
  if (!std::all_of(value.begin(), value.end(), is_value_char)) {
    return fail_with(400, "A header field holds a control character.");
  }
  request_.headers.push_back({lower(line.substr(0, colon)), std::string(value)});
  return true;
}

bool RequestFramer::take_content_length(std::string_view digits) {
  if (digits.empty() || !std::all_of(digits.begin(), digits.end(), is_digit)) {
    return refuse(400, "Content-Length is no number."), false;
  }
  std::size_t length = 0;
  for (const char digit : digits) {
    length = length * 10 + static_cast<std::size_t>(digit - '0');
    if (length > limits_.body) return refuse(413, "The body is too large."), false;
  }
  content_length_ = length;
  return true;
}

bool RequestFramer::finish_head() {
  const auto fail_with = [this](int status, const char* detail) { return refuse(status, detail), false; };
  const std::string* length = nullptr;
  const std::string* host = nullptr;
  bool transfer_encoding = false;
  bool content_encoding = false;
  request_.keep_alive = minor_version_ == 1;
  for (const HeaderField& field : request_.headers) {
    if (field.name == "content-length") {
      if (length) return fail_with(400, "Content-Length stands twice.");
      length = &field.value;
    } else if (field.name == "host") {
      if (host) return fail_with(400, "Host stands twice.");
      host = &field.value;
    } else if (field.name == "transfer-encoding") {
      transfer_encoding = true;
    } else if (field.name == "content-encoding") {
      content_encoding = true;
    } else if (field.name == "connection") {
      if (has_list_item(field.value, "close")) request_.keep_alive = false;
    } else if (field.name == "expect") {
      if (lower(field.value) != "100-continue") return fail_with(417, "The expectation is not known.");
      expects_continue_ = minor_version_ == 1;
    }
  }
  if (transfer_encoding && length) return fail_with(400, "Content-Length and Transfer-Encoding exclude each other.");
  if (transfer_encoding) return fail_with(501, "Transfer codings are refused; send Content-Length.");
  if (content_encoding) return fail_with(415, "Compressed request bodies are refused.");
  if (!host && minor_version_ == 1) return fail_with(400, "Host is missing.");
  if (host && (host->empty() || !std::all_of(host->begin(), host->end(), is_host_char))) {
    return fail_with(400, "Host is malformed.");
  }
  if (length && !take_content_length(*length)) return false;
  const bool may_have_body = request_.method == "POST" || request_.method == "PUT" || request_.method == "PATCH";
  if (may_have_body && !length) return fail_with(411, "Content-Length is missing.");
  if (!may_have_body && content_length_ > 0) return fail_with(400, "This method takes no body.");
  return true;
}

}  // namespace firstline
