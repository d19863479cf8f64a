// Dates and times as front matter writes them (ISO 8601, RFC 3339).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace firstline {

// Seconds since the epoch of "2025-03-01", "2025-03-01T08:30Z", "2025-03-01 08:30:00 +0200". Without a zone it is UTC;
// a date alone is its first second. nullopt for anything else, an impossible date included.
std::optional<std::int64_t> parse_iso_time(std::string_view text);

// "2026-11-27", of the day in UTC.
std::string iso_date(std::int64_t seconds);

}  // namespace firstline
