#include "server/page/messages.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <utility>

#include "indexer/base/file.h"
#include "indexer/text/locale.h"
#include "server/page/messages_format.h"

namespace firstline {

struct CatalogMessage {
  std::string text;                         // what a message without arguments says
  std::optional<CompiledMessage> compiled;  // when it has arguments
};

class Catalog {
 public:
  std::string locale;
  std::size_t index = 0;
  std::map<std::string, CatalogMessage, std::less<>> messages;
  const Catalog* english = nullptr;

  const CatalogMessage& find(std::string_view key) const {
    static const CatalogMessage kMissing;
    if (const auto own = messages.find(key); own != messages.end()) return own->second;
    if (const auto other = english->messages.find(key); other != english->messages.end()) return other->second;
    return kMissing;
  }
};

namespace {

constexpr std::string_view kEnglish = "en";

// A message as a file gives it, with what an error about it has to name.
struct RawMessage {
  std::string pattern;
  std::filesystem::path file;
  int line = 0;
};
using RawCatalogs = std::map<std::string, std::map<std::string, RawMessage>>;

std::string place(const RawMessage& raw, const std::string& key) {
  return raw.file.string() + ":" + std::to_string(raw.line) + ": error: message \"" + key + "\": ";
}

int line_at(std::string_view text, std::size_t offset) {
  const std::string_view before = text.substr(0, std::min(offset, text.size()));
  return 1 + static_cast<int>(std::count(before.begin(), before.end(), '\n'));
}

Result<void> read_catalog(const std::filesystem::path& file, RawCatalogs& catalogs) {
  auto text = read_file(file, std::size_t{1} << 20);
  if (!text) return tl::unexpected(std::move(text.error()));
  nlohmann::json json;
  try {
    json = nlohmann::json::parse(*text);
  } catch (const nlohmann::json::parse_error& error) {
    return fail(file.string() + ":" + std::to_string(line_at(*text, error.byte)) + ": error: no valid JSON");
  }
  if (!json.is_object()) return fail(file.string() + ":1: error: want an object of messages by key");
  auto& catalog = catalogs[file.stem().string()];
  for (const auto& [key, value] : json.items()) {
    RawMessage raw{"", file, line_at(*text, text->find('"' + key + '"'))};
    if (!value.is_string()) return fail(place(raw, key) + "want a string");
    raw.pattern = value.get<std::string>();
    catalog[key] = std::move(raw);
  }
  return {};
}

Result<RawCatalogs> read_catalogs(std::span<const std::filesystem::path> folders) {
  RawCatalogs catalogs;
  for (const std::filesystem::path& folder : folders) {
    std::vector<std::filesystem::path> files;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
      if (entry.path().extension() == ".json") files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    for (const std::filesystem::path& file : files) {
      if (auto read = read_catalog(file, catalogs); !read) return tl::unexpected(std::move(read.error()));
    }
  }
  return catalogs;
}

// English goes first, so that the others can be compared with it.
Result<CatalogMessage> compile(const std::string& key, const RawMessage& raw, const std::string& locale,
                               const CatalogMessage* english) {
  auto compiled = CompiledMessage::compile(raw.pattern, locale);
  if (!compiled) return fail(place(raw, key) + compiled.error().message);
  if (english) {
    static const std::set<std::string> kNone;
    const std::set<std::string>& known = english->compiled ? english->compiled->argument_names() : kNone;
    for (const std::string& name : compiled->argument_names()) {
      if (!known.contains(name)) return fail(place(raw, key) + "English has no argument {" + name + "} here");
    }
  }
  // An argument-free message still goes through ICU once, for its quoting.
  if (compiled->argument_names().empty() && (!english || !english->compiled)) {
    return CatalogMessage{compiled->format({}), std::nullopt};
  }
  return CatalogMessage{"", std::move(*compiled)};
}

Result<void> fill(Catalog& catalog, const std::map<std::string, RawMessage>& raw) {
  const bool is_english = catalog.english == &catalog;
  for (const auto& [key, message] : raw) {
    const auto english = catalog.english->messages.find(key);
    if (!is_english && english == catalog.english->messages.end()) {
      return fail(place(message, key) + "English has no message of this key");
    }
    auto compiled = compile(key, message, catalog.locale, is_english ? nullptr : &english->second);
    if (!compiled) return tl::unexpected(std::move(compiled.error()));
    catalog.messages.emplace(key, std::move(*compiled));
  }
  return {};
}

}  // namespace

Texts::Texts(const Catalog& catalog, std::string locale) : catalog_(&catalog), locale_(std::move(locale)) {}

const std::string& Texts::text(std::string_view key) const { return catalog_->find(key).text; }

std::string Texts::format(std::string_view key, std::initializer_list<MessageArgument> arguments) const {
  const CatalogMessage& message = catalog_->find(key);
  return message.compiled ? message.compiled->format({arguments.begin(), arguments.size()}) : message.text;
}

std::string Texts::date(std::int64_t seconds) const { return format_date(seconds, locale_); }
std::string Texts::number(std::int64_t number) const { return format_number(number, locale_); }
std::size_t Texts::catalog_index() const { return catalog_->index; }

Messages::Messages() = default;
Messages::Messages(Messages&&) noexcept = default;
Messages& Messages::operator=(Messages&&) noexcept = default;
Messages::~Messages() = default;

Result<Messages> Messages::load(std::span<const std::filesystem::path> folders) {
  auto raw = read_catalogs(folders);
  if (!raw) return tl::unexpected(std::move(raw.error()));
  if (!raw->contains(std::string(kEnglish))) {
    return fail((folders.empty() ? std::string("messages") : folders.front().string()) + "/en.json: error: is missing");
  }
  Messages messages;
  for (const auto& [locale, unused] : *raw) {
    auto catalog = std::make_unique<Catalog>();
    catalog->locale = locale;
    catalog->index = messages.catalogs_.size();
    messages.catalogs_.push_back(std::move(catalog));
  }
  const auto english = std::find_if(messages.catalogs_.begin(), messages.catalogs_.end(),
                                    [](const auto& catalog) { return catalog->locale == kEnglish; });
  for (const auto& catalog : messages.catalogs_) catalog->english = english->get();
  if (auto filled = fill(**english, raw->at(std::string(kEnglish))); !filled) return tl::unexpected(filled.error());
  for (const auto& catalog : messages.catalogs_) {
    if (catalog == *english) continue;
    if (auto filled = fill(*catalog, raw->at(catalog->locale)); !filled) return tl::unexpected(filled.error());
  }
  return messages;
}

Texts Messages::texts(std::string_view tag) const {
  const std::optional<Locale> locale = Locale::parse(tag);
  if (locale) {
    const std::string candidates[] = {locale->canonical(), locale->language() + "-" + locale->script(),
                                      locale->language()};
    for (const std::string& candidate : candidates) {
      for (const auto& catalog : catalogs_) {
        if (catalog->locale == candidate) return Texts(*catalog, locale->canonical());
      }
    }
  }
  for (const auto& catalog : catalogs_) {
    if (catalog->locale == kEnglish) return Texts(*catalog, std::string(kEnglish));
  }
  return Texts(*catalogs_.front(), std::string(kEnglish));
}

std::size_t Messages::catalog_count() const { return catalogs_.size(); }
std::string_view Messages::catalog_locale(std::size_t index) const { return catalogs_[index]->locale; }

std::vector<Messages::Entry> Messages::entries(std::size_t index) const {
  std::vector<Entry> entries;
  for (const auto& [key, unused] : catalogs_[index]->english->messages) {
    const CatalogMessage& message = catalogs_[index]->find(key);
    entries.push_back(Entry{key, message.text, message.compiled.has_value()});
  }
  return entries;
}

std::vector<std::string> Messages::missing_keys(std::size_t index) const {
  std::vector<std::string> missing;
  for (const auto& [key, unused] : catalogs_[index]->english->messages) {
    if (!catalogs_[index]->messages.contains(key)) missing.push_back(key);
  }
  return missing;
}

}  // namespace firstline
