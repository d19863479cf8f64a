// Times of many calls of one kind: wall time of each, CPU time of the calling thread.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <ctime>
#include <numeric>
#include <vector>

namespace firstline {

class Timings {
 public:
  // Runs `call` once; it returns how many results it got.
  template <class Call>
  void measure(Call call) {
    const double cpu_begin = thread_cpu_ms();
    const auto begin = std::chrono::steady_clock::now();
    const std::size_t results = call();
    wall_.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count());
    cpu_.push_back(thread_cpu_ms() - cpu_begin);
    answered_ += results > 0 ? 1 : 0;
  }

  // The milliseconds that `share` of the calls stayed below.
  double wall(double share) const { return percentile(wall_, share); }
  double cpu(double share) const { return percentile(cpu_, share); }
  double mean_cpu() const {
    return cpu_.empty() ? 0 : std::accumulate(cpu_.begin(), cpu_.end(), 0.0) / static_cast<double>(cpu_.size());
  }
  double answered() const {
    return wall_.empty() ? 0 : static_cast<double>(answered_) / static_cast<double>(wall_.size());
  }
  std::size_t calls() const { return wall_.size(); }

 private:
  static double percentile(std::vector<double> sorted, double share) {
    std::ranges::sort(sorted);
    return sorted.empty() ? 0 : sorted[static_cast<std::size_t>(share * static_cast<double>(sorted.size() - 1))];
  }
  static double thread_cpu_ms() {
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
  }

  std::vector<double> wall_;
  std::vector<double> cpu_;
  std::size_t answered_ = 0;
};

}  // namespace firstline
