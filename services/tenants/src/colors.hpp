// The tones that make an agency's colour readable wherever it stands. Pure.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tenants {

struct Color {
  std::uint8_t red = 0;
  std::uint8_t green = 0;
  std::uint8_t blue = 0;

  bool operator==(const Color&) const = default;
};

// "#1a73e8" or "#18e", in either case; nothing for anything else.
std::optional<Color> parse_color(std::string_view text);
// "#1a73e8"
std::string to_string(Color color);

// The contrast ratio of WCAG 2.2, from 1 (the same) to 21 (black on white); text wants 4.5.
double contrast(Color one, Color other);

inline constexpr double readable = 4.5;
inline constexpr Color light_page{255, 255, 255};
inline constexpr Color dark_page{17, 24, 39};

// Every text tone is readable where it stands, however pale or dark the colour itself is.
struct Tones {
  Color base;      // the colour as it was chosen, for areas
  Color on_base;   // text on it
  Color hover;     // the area under the pointer, with the same text
  Color on_light;  // the colour as text on a light page
  Color on_dark;   // and on a dark one
};
Tones tones_of(Color base);

}  // namespace tenants
