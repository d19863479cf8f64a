// Errors as values: what parse_* functions return for wrong outside data.
#pragma once

#include <string>
#include <tl/expected.hpp>
#include <utility>

namespace firstline {

// Whose fault an error is; main() turns it into the exit status of product.md.
enum class ErrorKind {
  content,      // exit 1: the content has errors
  input,        // exit 2: bad usage or bad input
  environment,  // exit 3: no index, disk, permissions, port in use
};

// A message names the file, field or flag and says what to do, in one sentence without a final newline.
struct Error {
  std::string message;
  ErrorKind kind = ErrorKind::input;
};

constexpr int exit_status(ErrorKind kind) { return kind == ErrorKind::content ? 1 : kind == ErrorKind::input ? 2 : 3; }

template <class T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> fail(std::string message, ErrorKind kind = ErrorKind::input) {
  return tl::unexpected<Error>(Error{std::move(message), kind});
}

}  // namespace firstline
