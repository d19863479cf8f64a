#include "server/page/view.h"

#include <cassert>
#include <utility>

namespace firstline {

View::View() : value_(Fields{}) {}
View::View(std::string text) : value_(std::move(text)) {}
View::View(std::string_view text) : value_(std::string(text)) {}
View::View(const char* text) : value_(std::string(text)) {}
View::View(SafeHtml html) : value_(std::move(html)) {}
View::View(List items) : value_(std::move(items)) {}
View::View(MakeFlag flag) : value_(flag.flag) {}
View::View(const View&) = default;
View::View(View&&) noexcept = default;
View& View::operator=(const View&) = default;
View& View::operator=(View&&) noexcept = default;
View::~View() = default;

View& View::set(std::string_view name, View value) {
  assert(std::holds_alternative<Fields>(value_));
  std::get<Fields>(value_).push_back(Field{name, std::move(value)});
  return *this;
}

}  // namespace firstline
