// Tones of a brand's colour: text stays readable, however pale or dark the colour is.
#include "colors.hpp"

#include <gtest/gtest.h>

namespace tenants {
namespace {

struct Example {
  const char* base;
  const char* on_base;
};

class Tone : public testing::TestWithParam<Example> {
 protected:
  Color base = parse_color(GetParam().base).value();
};

TEST_P(Tone, is_readable_where_it_stands) {
  const auto tones = tones_of(base);

  EXPECT_EQ(to_string(tones.on_base), GetParam().on_base);
  EXPECT_GE(contrast(tones.on_base, tones.base), readable);
  EXPECT_GE(contrast(tones.on_base, tones.hover), readable);
  EXPECT_GE(contrast(tones.on_light, light_page), readable);
  EXPECT_GE(contrast(tones.on_dark, dark_page), readable);
  EXPECT_NE(tones.hover, tones.base);
}

INSTANTIATE_TEST_SUITE_P(Of, Tone,
                         testing::Values(Example{"#1d4ed8", "#ffffff"}, Example{"#fde047", "#000000"},
                                         Example{"#dc2626", "#ffffff"}, Example{"#777777", "#000000"},
                                         Example{"#767676", "#ffffff"}, Example{"#f9a8d4", "#000000"},
                                         Example{"#0f172a", "#ffffff"}, Example{"#00ff00", "#000000"}),
                         [](const auto& example) { return std::string(example.param.base).substr(1); });

TEST(Tones, of_every_grey_and_pure_colour_are_readable) {
  for (int level = 0; level < 256; ++level) {
    const auto shade = static_cast<std::uint8_t>(level);
    for (const auto base : {Color{shade, shade, shade}, Color{shade, 0, 0}, Color{0, shade, 0}, Color{0, 0, shade}}) {
      const auto tones = tones_of(base);

      EXPECT_GE(contrast(tones.on_base, tones.base), readable) << to_string(base);
      EXPECT_GE(contrast(tones.on_base, tones.hover), readable) << to_string(base);
      EXPECT_GE(contrast(tones.on_light, light_page), readable) << to_string(base);
      EXPECT_GE(contrast(tones.on_dark, dark_page), readable) << to_string(base);
    }
  }
}

TEST(Tones, of_a_readable_colour_keep_it_as_text) {
  EXPECT_EQ(to_string(tones_of(parse_color("#1d4ed8").value()).on_light), "#1d4ed8");
}

TEST(Contrast, is_that_of_the_guidelines) {
  EXPECT_NEAR(contrast({0, 0, 0}, {255, 255, 255}), 21, 0.001);
  EXPECT_NEAR(contrast({255, 255, 255}, {119, 119, 119}), 4.478, 0.001);
  EXPECT_DOUBLE_EQ(contrast({9, 9, 9}, {9, 9, 9}), 1);
}

TEST(Colors, are_read_from_hexadecimal_only) {
  EXPECT_EQ(to_string(parse_color("#1A73E8").value()), "#1a73e8");
  EXPECT_EQ(to_string(parse_color("#18e").value()), "#1188ee");
  for (const auto* other : {"", "#", "red", "1a73e8", "#1a73e", "#1a73e8ff", "#1a73eg", "#12;", "rgb(1,2,3)"}) {
    EXPECT_EQ(parse_color(other), std::nullopt) << other;
  }
}

}  // namespace
}  // namespace tenants
