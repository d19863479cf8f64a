#include "server/page/colour.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace firstline {
namespace {

// As in site.css: what an accent has to be read on.
constexpr Colour kLightPage{0xff, 0xff, 0xff};
constexpr Colour kLightRaised{0xf6, 0xf7, 0xf8};
constexpr Colour kDarkPage{0x12, 0x15, 0x18};
constexpr Colour kDarkRaised{0x1f, 0x24, 0x29};
constexpr Colour kWhite{0xff, 0xff, 0xff};
constexpr Colour kBlack{0x00, 0x00, 0x00};
constexpr double kReadable = 4.6;  // 4.5 with room for rounding

double luminance(Colour colour) {
  const auto linear = [](std::uint8_t channel) {
    const double value = channel / 255.0;
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) + 0.0722 * linear(colour.blue);
}

// The accent moved towards `limit` just far enough to be read on every ground, a wash of itself included.
Colour readable(Colour accent, Colour limit, Colour page, Colour raised, double wash) {
  constexpr int kSteps = 50;
  for (int step = 0; step < kSteps; ++step) {
    const Colour shade = mix(accent, limit, static_cast<double>(step) / kSteps);
    const Colour tint = mix(page, shade, wash);
    if (std::min({contrast(shade, page), contrast(shade, raised), contrast(shade, tint)}) >= kReadable) return shade;
  }
  return limit;
}

}  // namespace

std::optional<Colour> Colour::parse(std::string_view text) {
  if (text.starts_with('#')) text.remove_prefix(1);
  std::string digits(text);
  if (digits.size() == 3) digits = {text[0], text[0], text[1], text[1], text[2], text[2]};
  if (digits.size() != 6) return std::nullopt;
  unsigned value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
  if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  return Colour{static_cast<std::uint8_t>(value >> 16), static_cast<std::uint8_t>(value >> 8),
                static_cast<std::uint8_t>(value)};
}

std::string Colour::hex() const {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text = "#";
  for (const std::uint8_t channel : {red, green, blue}) {
    text += kDigits[channel >> 4];
    text += kDigits[channel & 15];
  }
  return text;
}

double contrast(Colour a, Colour b) {
  const double first = luminance(a), second = luminance(b);
  return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

Colour mix(Colour from, Colour to, double amount) {
  const auto channel = [amount](std::uint8_t a, std::uint8_t b) {
    return static_cast<std::uint8_t>(std::lround(a + (b - a) * amount));
  };
  return {channel(from.red, to.red), channel(from.green, to.green), channel(from.blue, to.blue)};
}

AccentShades light_shades(Colour accent) {
  constexpr double kWash = 0.07;
  const Colour shade = readable(accent, kBlack, kLightPage, kLightRaised, kWash);
  return {shade, kWhite, mix(kLightPage, shade, kWash), mix(kLightPage, shade, 0.22)};
}

AccentShades dark_shades(Colour accent) {
  constexpr double kWash = 0.10;
  const Colour shade = readable(accent, kWhite, kDarkPage, kDarkRaised, kWash);
  return {shade, kDarkPage, mix(kDarkPage, shade, kWash), mix(kDarkPage, shade, 0.32)};
}

}  // namespace firstline
