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

class View {
 public:
  struct Field;
  using Fields = std::vector<Field>;
  using List = std::vector<View>;
  using Value = std::variant<Fields, bool, std::string, SafeHtml, List>;

  View();  // an object without fields
  View(std::string text);
  View(std::string_view text);
  View(const char* text);
  View(SafeHtml html);
  View(List items);
  template <std::same_as<bool> Flag>  // no number or pointer turns into a flag by accident
  View(Flag flag) : View(MakeFlag{flag}) {}
  View(const View&);
  View(View&&) noexcept;
  View& operator=(const View&);
  View& operator=(View&&) noexcept;
  ~View();

  // Adds a field to an object; `name` is a literal of view_names.cc. Names are not repeated.
  View& set(std::string_view name, View value);

  const Value& value() const { return value_; }

 private:
  struct MakeFlag {
    bool flag;
  };
  explicit View(MakeFlag flag);
  Value value_;
};

struct View::Field {
  std::string_view name;
  View value;
};

}  // namespace firstline
