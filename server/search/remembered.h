// What was worked out for a text, kept for the next query that asks the same: people search for the same few words.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace firstline {

// Holds at most `most` texts and forgets all when full, so that words that came into fashion get in and memory stays
// bounded whatever is asked. Belongs to one thread.
template <class Value>
class Remembered {
 public:
  explicit Remembered(std::size_t most) : most_(most) {}

  // The value of `text`, from `work_out()` when it is not known. The reference holds until the next call.
  template <class WorkOut>
  const Value& get(std::string_view text, const WorkOut& work_out) {
    const auto known = values_.find(text);
    if (known != values_.end()) return known->second;
    Value value = work_out();
    if (values_.size() >= most_) values_.clear();
    return values_.emplace(std::string(text), std::move(value)).first->second;
  }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };
  std::size_t most_;
  std::unordered_map<std::string, Value, Hash, std::equal_to<>> values_;
};

}  // namespace firstline
