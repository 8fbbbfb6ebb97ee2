// Pictures that strangers send: what they are, and a copy that holds nothing but the picture.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/task.hpp"

namespace image {

enum class Format { png, jpeg, webp };

struct Size {
  int width = 0;
  int height = 0;

  bool operator==(const Size&) const = default;
};

struct Header {
  Format format;
  Size size;

  bool operator==(const Header&) const = default;
};

// What the bytes say they are, whatever name or type came with them. Nothing for anything else. Pure.
std::optional<Header> read_header(std::string_view bytes);

// The picture drawn anew as PNG, shrunk to fit into `box` where it is larger: no metadata, nothing hidden behind the
// picture, and no fault of a decoder reaches this process, because decoding happens in a sandbox without network,
// files or privileges. Throws base::invalid at `field` for what is no picture of the three formats or not whole
// ("not_an_image"), and for one whose sides are longer than 4096 or that holds more than 16 million pixels
// ("image_too_large"). Takes about 0.1 s of one core. Run it on an event loop of one thread.
base::Task<std::string> draw_as_png(std::string bytes, Size box, std::string field);

}  // namespace image
