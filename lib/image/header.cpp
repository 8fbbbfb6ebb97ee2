// Reading format and size from the first bytes of a picture.
#include "image/image.hpp"

namespace image {
namespace {

using Bytes = std::string_view;

unsigned at(Bytes bytes, std::size_t position) { return static_cast<unsigned char>(bytes[position]); }
int big_endian_16(Bytes bytes, std::size_t position) {
  return static_cast<int>(at(bytes, position) << 8 | at(bytes, position + 1));
}
int little_endian_16(Bytes bytes, std::size_t position) {
  return static_cast<int>(at(bytes, position + 1) << 8 | at(bytes, position));
}
int little_endian_24(Bytes bytes, std::size_t position) {
  return little_endian_16(bytes, position) | static_cast<int>(at(bytes, position + 2) << 16);
}

// IHDR comes first (PNG, 5.6). A side of more than 24 bits is no size we would draw.
std::optional<Header> read_png(Bytes bytes) {
  constexpr Bytes start("\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR", 16);
  if (bytes.size() < 24 || !bytes.starts_with(start)) return std::nullopt;
  const auto side = [&](std::size_t position) {
    return at(bytes, position) > 0
               ? 1 << 24
               : big_endian_16(bytes, position + 2) | static_cast<int>(at(bytes, position + 1) << 16);
  };
  return Header{Format::png, {side(16), side(20)}};
}

bool is_frame_marker(unsigned marker) {
  return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
}

// Segments follow each other until the one that begins a frame (ITU T.81, B.2.2).
std::optional<Header> read_jpeg(Bytes bytes) {
  if (!bytes.starts_with("\xff\xd8\xff")) return std::nullopt;
  for (std::size_t position = 2; position + 9 < bytes.size();) {
    if (at(bytes, position) != 0xff) return std::nullopt;
    const auto marker = at(bytes, position + 1);
    if (marker == 0xff) {
      ++position;  // padding
      continue;
    }
    if (is_frame_marker(marker)) {
      return Header{Format::jpeg, {big_endian_16(bytes, position + 7), big_endian_16(bytes, position + 5)}};
    }
    const int length = big_endian_16(bytes, position + 2);
    if (length < 2) return std::nullopt;
    position += 2 + static_cast<std::size_t>(length);
  }
  return std::nullopt;
}

// RFC 9649: a plain lossy or lossless picture, or the extended form with the size of its canvas.
std::optional<Header> read_webp(Bytes bytes) {
  if (bytes.size() < 30 || !bytes.starts_with("RIFF") || bytes.substr(8, 4) != "WEBP") return std::nullopt;
  const auto chunk = bytes.substr(12, 4);
  if (chunk == "VP8X") return Header{Format::webp, {little_endian_24(bytes, 24) + 1, little_endian_24(bytes, 27) + 1}};
  if (chunk == "VP8L" && at(bytes, 20) == 0x2f) {
    const auto bits = at(bytes, 21) | at(bytes, 22) << 8 | at(bytes, 23) << 16 | at(bytes, 24) << 24;
    return Header{Format::webp, {static_cast<int>(bits & 0x3fff) + 1, static_cast<int>(bits >> 14 & 0x3fff) + 1}};
  }
  if (chunk == "VP8 " && bytes.substr(23, 3) == "\x9d\x01\x2a") {
    return Header{Format::webp, {little_endian_16(bytes, 26) & 0x3fff, little_endian_16(bytes, 28) & 0x3fff}};
  }
  return std::nullopt;
}

}  // namespace

std::optional<Header> read_header(std::string_view bytes) {
  if (auto png = read_png(bytes)) return png;
  if (auto jpeg = read_jpeg(bytes)) return jpeg;
  return read_webp(bytes);
}

}  // namespace image
