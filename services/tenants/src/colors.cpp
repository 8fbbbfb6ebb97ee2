// Luminance, contrast, and mixing until text can be read.
#include "colors.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace tenants {
namespace {

constexpr Color white{255, 255, 255};
constexpr Color black{0, 0, 0};

std::optional<int> hex_digit(char letter) {
  if (letter >= '0' && letter <= '9') return letter - '0';
  if (letter >= 'a' && letter <= 'f') return letter - 'a' + 10;
  if (letter >= 'A' && letter <= 'F') return letter - 'A' + 10;
  return std::nullopt;
}

// WCAG 2.2, "relative luminance".
double luminance(Color color) {
  const auto linear = [](std::uint8_t channel) {
    const double share = channel / 255.0;
    return share <= 0.04045 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * linear(color.red) + 0.7152 * linear(color.green) + 0.0722 * linear(color.blue);
}

// `percent` of the way from one colour to the other.
Color mix(Color from, Color to, int percent) {
  const auto channel = [percent](std::uint8_t first, std::uint8_t last) {
    return static_cast<std::uint8_t>(first + (last - first) * percent / 100);
  };
  return {channel(from.red, to.red), channel(from.green, to.green), channel(from.blue, to.blue)};
}

Color readable_on(Color page, Color base, Color towards) {
  constexpr int step = 4;
  for (int percent = 0; percent < 100; percent += step) {
    const auto tone = mix(base, towards, percent);
    if (contrast(tone, page) >= readable) return tone;
  }
  return towards;
}

}  // namespace

std::optional<Color> parse_color(std::string_view text) {
  if (text.size() != 4 && text.size() != 7) return std::nullopt;
  if (text.front() != '#') return std::nullopt;
  const std::size_t digits = (text.size() - 1) / 3;
  std::array<std::uint8_t, 3> channels{};
  for (std::size_t at = 0; at < 3; ++at) {
    const auto high = hex_digit(text[1 + at * digits]);
    const auto low = hex_digit(text[1 + at * digits + digits - 1]);
    if (!high || !low) return std::nullopt;
    channels[at] = static_cast<std::uint8_t>(*high * 16 + *low);
  }
  return Color{channels[0], channels[1], channels[2]};
}

std::string to_string(Color color) { return fmt::format("#{:02x}{:02x}{:02x}", color.red, color.green, color.blue); }

double contrast(Color one, Color other) {
  const auto [darker, lighter] = std::minmax(luminance(one), luminance(other));
  return (lighter + 0.05) / (darker + 0.05);
}

// White or black: whatever the colour, one of the two has a contrast of at least 4.58. Moving the area away from its
// text makes it no harder to read.
Tones tones_of(Color base) {
  constexpr int hover_step = 12;
  const bool takes_white = contrast(base, white) >= readable;
  return {.base = base,
          .on_base = takes_white ? white : black,
          .hover = mix(base, takes_white ? black : white, hover_step),
          .on_light = readable_on(light_page, base, black),
          .on_dark = readable_on(dark_page, base, white)};
}

}  // namespace tenants
