#include "server/page/template_set.h"

#include <cassert>
#include <kainjow/mustache.hpp>
#include <map>
#include <sstream>
#include <unordered_map>
#include <utility>
#include <vector>

#include "indexer/base/file.h"
#include "server/page/template_checker.h"
#include "server/page/template_tags.h"
#include "server/page/view_names.h"

namespace firstline {
namespace {

namespace mustache = kainjow::mustache;
using NamedData = std::unordered_map<std::string, mustache::data>;

// Empty text becomes "false": it shows as nothing either way, and {{#name}} then asks whether there is any.
mustache::data text_data(const std::string& text) {
  return text.empty() ? mustache::data(false) : mustache::data(text);
}

// A list is made at its full length and then filled in place: kainjow's lists copy what is put into them, so that lists
// in lists would be copied once a level, which was a fourth of the time of a page of 200 categories.
mustache::data to_data(const ViewModel& view) {
  struct Visitor {
    mustache::data operator()(const ViewModel::Fields& fields) const {
      mustache::data object;
      for (const ViewModel::Field& field : fields) object[std::string(field.name)] = to_data(field.value);
      return object;
    }
    mustache::data operator()(bool flag) const { return mustache::data(flag); }
    mustache::data operator()(const std::string& text) const { return text_data(text); }
    mustache::data operator()(const SafeHtml& html) const { return text_data(html.markup); }
    mustache::data operator()(const ViewModel::List& items) const {
      mustache::data list(mustache::list(items.size(), mustache::data(false)));
      for (std::size_t i = 0; i < items.size(); ++i) {
        const_cast<mustache::data&>(list.list_value()[i]) = to_data(items[i]);  // kainjow shows it only as const
      }
      return list;
    }
  };
  return std::visit(Visitor{}, view.value());
}

// Finds "t.key" and "asset.file" in tables made at load; everything else in the page's data.
class PageLookup : public mustache::context<std::string> {
 public:
  PageLookup(const mustache::data& page, const NamedData& messages, const NamedData& assets)
      : mustache::context<std::string>(&page), messages_(messages), assets_(assets) {}

  const mustache::data* get(const std::string& name) const override {
    if (name.starts_with("t.")) return find(messages_, name.substr(2));
    if (name.starts_with("asset.")) return find(assets_, name.substr(6));
    return mustache::context<std::string>::get(name);
  }

 private:
  static const mustache::data* find(const NamedData& table, const std::string& name) {
    const auto found = table.find(name);
    return found == table.end() ? nullptr : &found->second;
  }
  const NamedData& messages_;
  const NamedData& assets_;
};

// One text a page: partials put in their place, so that nothing is parsed at request time, and indentation, comments
// and empty lines left out, since visitors pay for them. Templates hold no <pre>; values are not touched.
std::string expand(const TemplateFiles& files, const std::string& text) {
  std::string out;
  std::size_t copied = 0;
  const auto copy = [&](std::string_view part) {
    for (const char c : part) {
      const bool line_start = out.empty() || out.back() == '\n';
      if (line_start && (c == ' ' || c == '\t' || c == '\n' || c == '\r')) continue;
      out += c;
    }
  };
  const auto tags = template_tags(text);
  assert(tags);  // the checker came first
  for (const TemplateTag& tag : *tags) {
    copy(std::string_view(text).substr(copied, tag.begin - copied));
    copied = tag.end;
    if (tag.kind == TagKind::partial) {
      out += expand(files, files.find(tag.name)->second.text);
    } else if (tag.kind != TagKind::comment) {
      out += text.substr(tag.begin, tag.end - tag.begin);
    }
  }
  copy(std::string_view(text).substr(copied));
  return out;
}

Result<TemplateFiles> read_templates(std::span<const std::filesystem::path> folders) {
  TemplateFiles files;
  for (const std::filesystem::path& folder : folders) {
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
      if (entry.path().extension() != ".mustache") continue;
      auto text = read_file(entry.path(), std::size_t{1} << 20);
      if (!text) return tl::unexpected(std::move(text.error()));
      files[entry.path().stem().string()] = TemplateFile{entry.path().string(), std::move(*text)};
    }
    if (error) return fail(folder.string() + ": error: cannot read this folder of templates");
  }
  return files;
}

}  // namespace

struct TemplateSet::Impl {
  // Rendering changes nothing in a template without partials and lambdas, though kainjow does not say const.
  mutable std::map<std::string, mustache::mustache, std::less<>> pages;
  std::vector<NamedData> messages;  // by catalog
  NamedData assets;
};

TemplateSet::TemplateSet() : impl_(std::make_unique<Impl>()) {}
TemplateSet::TemplateSet(TemplateSet&&) noexcept = default;
TemplateSet& TemplateSet::operator=(TemplateSet&&) noexcept = default;
TemplateSet::~TemplateSet() = default;

Result<TemplateSet> TemplateSet::load(std::span<const std::filesystem::path> folders, const Messages& messages,
                                      const StaticFiles& static_files) {
  TemplateSet set;
  std::map<std::string, bool, std::less<>> has_arguments;
  for (std::size_t i = 0; i < messages.catalog_count(); ++i) {
    NamedData table;
    for (const Messages::Entry& entry : messages.entries(i)) {
      has_arguments[std::string(entry.key)] = entry.has_arguments;
      if (!entry.has_arguments) table.emplace(std::string(entry.key), text_data(std::string(entry.text)));
    }
    set.impl_->messages.push_back(std::move(table));
  }
  for (const auto& [name, url] : static_files.urls()) set.impl_->assets.emplace(name, mustache::data(url));

  auto files = read_templates(folders);
  if (!files) return tl::unexpected(std::move(files.error()));
  const auto plain = [&](std::string_view key) {
    const auto found = has_arguments.find(key);
    return found != has_arguments.end() && !found->second;
  };
  const auto any = [&](std::string_view key) { return has_arguments.contains(key); };
  const auto asset = [&](std::string_view name) { return set.impl_->assets.contains(std::string(name)); };
  const std::vector<std::string> mistakes = check_templates(*files, KnownNames{plain, any, asset});
  if (!mistakes.empty()) {
    std::string message = mistakes.front();
    for (std::size_t i = 1; i < mistakes.size(); ++i) message += "\n" + mistakes[i];
    return fail(std::move(message));
  }
  for (const std::string_view page : page_names()) {
    const TemplateFile& file = files->find(page)->second;
    mustache::mustache parsed(expand(*files, file.text));
    if (!parsed.is_valid()) return fail(file.path + ":1: error: " + parsed.error_message());
    set.impl_->pages.emplace(std::string(page), std::move(parsed));
  }
  return set;
}

std::string TemplateSet::render(std::string_view page, const ViewModel& view, const Texts& texts) const {
  assert(view_mismatch(page, view).empty());
  const auto found = impl_->pages.find(page);
  assert(found != impl_->pages.end());
  const mustache::data data = to_data(view);
  PageLookup lookup(data, impl_->messages[texts.catalog_index()], impl_->assets);
  std::ostringstream out;
  found->second.render(static_cast<mustache::basic_context<std::string>&>(lookup), out);
  return std::move(out).str();
}

}  // namespace firstline
