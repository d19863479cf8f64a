// What a preview in a child process says to the server that started it: one JSON document on its standard output.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "indexer/base/result.h"
#include "server/preview/preview.h"

namespace firstline {

std::string encode_list(const PreviewList& list);
// Fails (environment) when it is no such message.
Result<PreviewList> decode_list(std::string_view json);

// No article: there is none of that id, or its file cannot be read as one. `others` are then the errors of all files.
struct PreviewLookup {
  std::optional<PreviewArticle> article;
  Diagnostics others;
};
std::string encode_lookup(const PreviewLookup& lookup);
Result<PreviewLookup> decode_lookup(std::string_view json);

}  // namespace firstline
