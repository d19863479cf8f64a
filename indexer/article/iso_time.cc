#include "indexer/article/iso_time.h"

#include <array>
#include <chrono>
#include <ctime>

namespace firstline {
namespace {

// Reads from the front of a text; `good` turns false at the first thing that does not fit.
struct Reader {
  std::string_view rest;
  bool good = true;

  bool accept(char c) {
    if (rest.empty() || rest.front() != c) return false;
    rest.remove_prefix(1);
    return true;
  }
  void expect(char c) { good = accept(c) && good; }
  unsigned digits(std::size_t count) {
    unsigned value = 0;
    for (std::size_t i = 0; i < count; ++i) {
      if (rest.empty() || rest.front() < '0' || rest.front() > '9') {
        good = false;
        return 0;
      }
      value = value * 10 + static_cast<unsigned>(rest.front() - '0');
      rest.remove_prefix(1);
    }
    return value;
  }
  bool at_digit() const { return !rest.empty() && rest.front() >= '0' && rest.front() <= '9'; }
};

// The offset's seconds: "Z", "+02:00", "+0200", "+02" or nothing.
std::int64_t read_zone(Reader& in) {
  while (in.accept(' ')) {
  }
  if (in.rest.empty() || in.accept('Z') || in.accept('z')) return 0;
  const bool west = in.accept('-');
  if (!west) in.expect('+');
  const auto hours = in.digits(2);
  in.accept(':');
  const auto minutes = in.at_digit() ? in.digits(2) : 0;
  if (hours > 23 || minutes > 59) in.good = false;
  const std::int64_t seconds = hours * 3600 + minutes * 60;
  return west ? -seconds : seconds;
}

}  // namespace

std::optional<std::int64_t> parse_iso_time(std::string_view text) {
  Reader in{text};
  const auto year = in.digits(4);
  in.expect('-');
  const auto month = in.digits(2);
  in.expect('-');
  const auto day = in.digits(2);
  const std::chrono::year_month_day date{std::chrono::year{static_cast<int>(year)}, std::chrono::month{month},
                                         std::chrono::day{day}};
  if (!in.good || !date.ok()) return std::nullopt;
  std::int64_t seconds = std::chrono::sys_days{date}.time_since_epoch().count() * std::int64_t{86400};
  if (in.rest.empty()) return seconds;

  if (!in.accept('T') && !in.accept('t')) in.expect(' ');
  const auto hour = in.digits(2);
  in.expect(':');
  const auto minute = in.digits(2);
  const auto second = in.accept(':') ? in.digits(2) : 0;
  if (in.accept('.')) {
    while (in.at_digit()) in.digits(1);
  }
  const auto zone = read_zone(in);
  if (!in.good || !in.rest.empty() || hour > 23 || minute > 59 || second > 60) return std::nullopt;
  seconds += hour * 3600 + minute * 60 + second;
  return seconds - zone;
}

std::string iso_date(std::int64_t seconds) {
  const std::time_t time = seconds;
  std::tm parts{};
  if (!gmtime_r(&time, &parts)) return {};
  std::array<char, 32> text{};
  const std::size_t size = std::strftime(text.data(), text.size(), "%Y-%m-%d", &parts);
  return {text.data(), size};
}

}  // namespace firstline
