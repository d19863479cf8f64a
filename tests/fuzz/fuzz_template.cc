// A theme's template: its tags lie in the text, in order, and the checker ends and names lines that exist.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "server/page/template_checker.h"
#include "server/page/template_tags.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace firstline;
  const std::string text(reinterpret_cast<const char*>(data), size);
  std::size_t end = 0;
  if (const auto tags = template_tags(text)) {
    for (const TemplateTag& tag : *tags) {
      if (tag.begin < end || tag.end <= tag.begin || tag.end > text.size()) std::abort();
      end = tag.end;
    }
  } else if (tags.error().offset > text.size() || tags.error().message.empty()) {
    std::abort();
  }

  const auto known = [](std::string_view name) { return name.size() % 2 == 0; };
  const TemplateFiles files = {{"home", {"home.mustache", text}}, {"part", {"part.mustache", text}}};
  for (const std::string& mistake : check_templates(files, {known, known, known})) {
    if (mistake.empty()) std::abort();
  }
  return 0;
}
