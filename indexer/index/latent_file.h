// latent.bin: where each article of a database points in its locale's latent space (latent_space.h).
//
// The space is learned from the public articles alone; internal ones are folded into it, so that they cannot change
// what customers see.
//
// Layout: magic | last docid u32 | dimensions u32 | vectors int8[dimensions] by docid, zeros where no article has it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>

#include "indexer/base/file.h"
#include "indexer/base/result.h"
#include "indexer/index/latent_space.h"

namespace firstline {

Result<void> write_latent_file(const std::filesystem::path& path, const ArticleFile& articles,
                               const LatentSpace& space);

// Read access; safe to share between threads.
class LatentFile {
 public:
  static Result<LatentFile> open(const std::filesystem::path& path);

  // Empty for a docid that the file does not know.
  std::span<const std::int8_t> vector(std::uint32_t docid) const;

 private:
  MappedFile file_;
  std::span<const std::int8_t> vectors_;
};

}  // namespace firstline
