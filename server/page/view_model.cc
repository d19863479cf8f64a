#include "server/page/view_model.h"

#include <cassert>
#include <utility>

namespace firstline {

ViewModel::ViewModel() : value_(Fields{}) {}
ViewModel::ViewModel(std::string text) : value_(std::move(text)) {}
ViewModel::ViewModel(std::string_view text) : value_(std::string(text)) {}
ViewModel::ViewModel(const char* text) : value_(std::string(text)) {}
ViewModel::ViewModel(SafeHtml html) : value_(std::move(html)) {}
ViewModel::ViewModel(List items) : value_(std::move(items)) {}
ViewModel::ViewModel(MakeFlag flag) : value_(flag.flag) {}
ViewModel::ViewModel(const ViewModel&) = default;
ViewModel::ViewModel(ViewModel&&) noexcept = default;
ViewModel& ViewModel::operator=(const ViewModel&) = default;
ViewModel& ViewModel::operator=(ViewModel&&) noexcept = default;
ViewModel::~ViewModel() = default;

ViewModel& ViewModel::set(std::string_view name, ViewModel value) {
  assert(std::holds_alternative<Fields>(value_));
  std::get<Fields>(value_).push_back(Field{name, std::move(value)});
  return *this;
}

}  // namespace firstline
