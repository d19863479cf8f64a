#include "server/http/process_usage.h"

#include <sys/resource.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

namespace firstline {

ProcessUsage process_usage() {
  ProcessUsage usage;
  std::size_t pages = 0;
  std::size_t resident = 0;
  if (std::ifstream("/proc/self/statm") >> pages >> resident) {
    usage.resident_bytes = resident * static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
  }
  std::error_code error;
  for (std::filesystem::directory_iterator entry("/proc/self/fd", error);
       !error && entry != std::filesystem::directory_iterator(); entry.increment(error)) {
    ++usage.descriptors;
  }
  if (usage.descriptors > 0) --usage.descriptors;  // the one that read the folder
  rusage used{};
  if (::getrusage(RUSAGE_SELF, &used) == 0) {
    const auto seconds = [](const timeval& time) {
      return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    usage.cpu_seconds = seconds(used.ru_utime) + seconds(used.ru_stime);
  }
  return usage;
}

}  // namespace firstline
