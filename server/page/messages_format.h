// ICU behind plain strings: one compiled message, and dates and numbers of a locale.
#pragma once

#include <cstdint>
#include <memory>
#include <set>
#include <span>
#include <string>
#include <string_view>

#include "indexer/base/result.h"
#include "server/page/messages.h"

namespace firstline {

// A parsed message. Safe to share between threads: ICU's MessageFormat fills caches while it formats, so every thread
// formats with its own copy.
class CompiledMessage {
 public:
  // `locale` decides the plural forms. The error says what is wrong with the pattern, not where it stands.
  static Result<CompiledMessage> compile(std::string_view pattern, std::string_view locale);
  CompiledMessage(CompiledMessage&&) noexcept;
  CompiledMessage& operator=(CompiledMessage&&) noexcept;
  ~CompiledMessage();

  const std::set<std::string>& argument_names() const { return names_; }
  std::string format(std::span<const MessageArgument> arguments) const;

 private:
  CompiledMessage();
  struct Prototype;
  std::unique_ptr<Prototype> prototype_;
  std::set<std::string> names_;
};

std::string format_date(std::int64_t seconds, const std::string& locale);
std::string format_number(std::int64_t number, const std::string& locale);

}  // namespace firstline
