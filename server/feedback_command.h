// "firstline-server feedback export" and "… backup FILE": what customers said, for writers, and a copy of it to keep.
#pragma once

#include <string>
#include <vector>

#include "indexer/base/result.h"

namespace firstline {

// `arguments` are those behind "feedback". Prints votes on standard output. Both work while a server runs. A store that
// is not there is an error: a new and empty one would look like the answer.
Result<void> run_feedback_command(const std::vector<std::string>& arguments);

}  // namespace firstline
