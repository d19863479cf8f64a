// The accent colour made readable: WCAG 2.2 contrast in light and in dark, whatever colour site.yml names.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace firstline {

struct Colour {
  std::uint8_t red = 0, green = 0, blue = 0;
  static std::optional<Colour> parse(std::string_view text);  // "#rrggbb" or "#rgb", "#" optional
  std::string hex() const;                                    // "#0b6e4f"
  bool operator==(const Colour&) const = default;
};

double contrast(Colour a, Colour b);                // 1 to 21 (WCAG 2.2, contrast ratio)
Colour mix(Colour from, Colour to, double amount);  // 0 is `from`, 1 is `to`

// The colours of one theme that follow from an accent. `accent` reads on the page, on cards and on `tint` with at least
// 4.5:1, and `on_accent` reads on `accent` likewise.
struct AccentShades {
  Colour accent;
  Colour on_accent;
  Colour tint;  // a wash behind the hero and notes
  Colour edge;  // borders on that wash
};
AccentShades light_shades(Colour accent);
AccentShades dark_shades(Colour accent);

}  // namespace firstline
