// What this process takes of the machine, as the system tells (proc(5)).
#pragma once

#include <cstddef>

namespace firstline {

struct ProcessUsage {
  std::size_t resident_bytes = 0;
  std::size_t descriptors = 0;
  double cpu_seconds = 0;
};

// Zeros where the system does not say.
ProcessUsage process_usage();

}  // namespace firstline
