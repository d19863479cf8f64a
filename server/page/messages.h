// The interface's own words, per locale, in ICU MessageFormat: templates/messages/<locale>.json, flat.
//
// English is complete by definition; a key that another language lacks is taken from English. Dates and numbers follow
// the page's locale. All of it is checked when it is loaded, so that a page cannot fail over a message.
#pragma once

#include <cstdint>
#include <filesystem>
#include <initializer_list>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "indexer/base/result.h"

namespace firstline {

struct MessageArgument {
  std::string_view name;
  std::variant<std::int64_t, std::string_view> value;
};

class Catalog;  // one language's messages

// What one page speaks. Cheap to copy; valid as long as its Messages; safe to use from any thread.
class Texts {
 public:
  // A message without arguments, or with `arguments`. The key exists: tests and the template checker see to it.
  const std::string& text(std::string_view key) const;
  std::string format(std::string_view key, std::initializer_list<MessageArgument> arguments) const;
  std::string date(std::int64_t seconds) const;  // "27 November 2026", UTC
  std::string number(std::int64_t number) const;
  std::size_t catalog_index() const;  // in Messages::catalogs()

 private:
  friend class Messages;
  Texts(const Catalog& catalog, std::string locale);
  const Catalog* catalog_;
  std::string locale_;  // for dates and numbers
};

// Immutable after load; safe to share between threads.
class Messages {
 public:
  // Reads every *.json of `folders`, later ones over earlier ones key by key. Fails (input) on what is no flat JSON
  // object, no MessageFormat, a key or an argument that English lacks, or a plural form the language does not have.
  static Result<Messages> load(std::span<const std::filesystem::path> folders);
  Messages(Messages&&) noexcept;
  Messages& operator=(Messages&&) noexcept;
  ~Messages();

  // For a tag in any spelling: itself, its language and script, its language, else English.
  Texts texts(std::string_view locale) const;

  struct Entry {
    std::string_view key;
    std::string_view text;
    bool has_arguments;
  };
  std::size_t catalog_count() const;
  std::string_view catalog_locale(std::size_t index) const;  // "en", "zh-Hans"
  std::vector<Entry> entries(std::size_t index) const;       // by key, English filled in
  std::vector<std::string> missing_keys(std::size_t index) const;

 private:
  Messages();
  std::vector<std::unique_ptr<Catalog>> catalogs_;  // by locale
};

}  // namespace firstline
