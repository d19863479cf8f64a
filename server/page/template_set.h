// The templates of all pages, checked and ready to render.
#pragma once

#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "indexer/base/result.h"
#include "server/page/messages.h"
#include "server/page/static_files.h"
#include "server/page/view_model.h"

namespace firstline {

// Immutable after load; safe to share between threads.
class TemplateSet {
 public:
  // Reads *.mustache of `folders`, later ones over earlier ones file by file. Fails (input) with every mistake that
  // the checker finds, one a line.
  static Result<TemplateSet> load(std::span<const std::filesystem::path> folders, const Messages& messages,
                                  const StaticFiles& files);
  TemplateSet(TemplateSet&&) noexcept;
  TemplateSet& operator=(TemplateSet&&) noexcept;
  ~TemplateSet();

  std::string render(std::string_view page, const ViewModel& view, const Texts& texts) const;

 private:
  TemplateSet();
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace firstline
