// What a page shows, as a tree of named values. Text and safe HTML are different types, so that a template cannot put
// the one where only the other may stand.
#pragma once

#include <concepts>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace firstline {

// Markup that was made safe where it was made: an article's body, a snippet, JSON for a script element.
struct SafeHtml {
  std::string markup;
};

class ViewModel {
 public:
  struct Field;
  using Fields = std::vector<Field>;
  using List = std::vector<ViewModel>;
  using Value = std::variant<Fields, bool, std::string, SafeHtml, List>;

  ViewModel();  // an object without fields
  ViewModel(std::string text);
  ViewModel(std::string_view text);
  ViewModel(const char* text);
  ViewModel(SafeHtml html);
  ViewModel(List items);
  template <std::same_as<bool> Flag>  // no number or pointer turns into a flag by accident
  ViewModel(Flag flag) : ViewModel(MakeFlag{flag}) {}
  ViewModel(const ViewModel&);
  ViewModel(ViewModel&&) noexcept;
  ViewModel& operator=(const ViewModel&);
  ViewModel& operator=(ViewModel&&) noexcept;
  ~ViewModel();

  // Adds a field to an object; `name` is a literal of view_names.cc. Names are not repeated.
  ViewModel& set(std::string_view name, ViewModel value);

  const Value& value() const { return value_; }

 private:
  struct MakeFlag {
    bool flag;
  };
  explicit ViewModel(MakeFlag flag);
  Value value_;
};

struct ViewModel::Field {
  std::string_view name;
  ViewModel value;
};

}  // namespace firstline
