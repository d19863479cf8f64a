// The latent spaces of a build's locales, each learned once.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "indexer/base/result.h"
#include "indexer/index/latent_file.h"

namespace firstline {

// A locale's latent space is learned from its public articles, which come first; what comes after is folded into it.
class LatentWriter {
 public:
  // Writes latent.bin of the database in `folder`, one of `locale`. All of a locale's come one after the other.
  // `changed`: whether it holds something else than the one it was linked from.
  Result<void> write(const std::string& locale, const std::filesystem::path& folder, bool changed);

 private:
  std::string locale_;
  std::filesystem::path space_from_;
  bool space_changed_ = false;
  std::optional<LatentSpace> space_;
};

}  // namespace firstline
