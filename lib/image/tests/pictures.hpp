// Small pictures for tests.
#pragma once

#include <boost/crc.hpp>

#include <algorithm>
#include <string>
#include <string_view>

#include "base/encode.hpp"
#include "image/image.hpp"

namespace image::pictures {

inline std::string big_endian(std::uint32_t number) {
  return {static_cast<char>(number >> 24), static_cast<char>(number >> 16), static_cast<char>(number >> 8),
          static_cast<char>(number)};
}

// `type_and_content` begins with the four letters of the chunk.
inline std::string png_chunk(const std::string& type_and_content) {
  const auto sum = std::for_each(type_and_content.begin(), type_and_content.end(), boost::crc_32_type());
  return big_endian(static_cast<std::uint32_t>(type_and_content.size() - 4)) + type_and_content +
         big_endian(sum.checksum());
}

inline std::string header_only(Size size) {
  return std::string("\x89PNG\r\n\x1a\n") +
         png_chunk("IHDR" + big_endian(static_cast<std::uint32_t>(size.width)) +
                   big_endian(static_cast<std::uint32_t>(size.height)) + std::string("\x08\0\0\0\0", 5));
}

// zlib without compression (RFC 1950, RFC 1951 3.2.4).
inline std::string stored(std::string_view bytes) {
  std::uint32_t low = 1;
  std::uint32_t high = 0;
  for (const char byte : bytes) {
    low = (low + static_cast<unsigned char>(byte)) % 65521;
    high = (high + low) % 65521;
  }
  std::string packed("\x78\x01", 2);
  for (bool is_last = false; !is_last;) {
    const auto block = bytes.substr(0, 65535);
    bytes.remove_prefix(block.size());
    is_last = bytes.empty();
    const auto size = static_cast<std::uint16_t>(block.size());
    packed += static_cast<char>(is_last);
    for (const auto part : {size, static_cast<std::uint16_t>(~size)}) {
      packed += static_cast<char>(part);
      packed += static_cast<char>(part >> 8);
    }
    packed += block;
  }
  return packed + big_endian(high << 16 | low);
}

// Grey of one shade; `extra` is one more chunk, such as "tEXtComment" with a NUL and a text.
inline std::string png(Size size, std::string_view extra = {}) {
  const std::string row = std::string(1, '\0') + std::string(static_cast<std::size_t>(size.width), '\x80');
  std::string rows;
  for (int line = 0; line < size.height; ++line) rows += row;
  return header_only(size) + (extra.empty() ? "" : png_chunk(std::string(extra))) + png_chunk("IDAT" + stored(rows)) +
         png_chunk("IEND");
}

// 3 x 2 pixels.
inline const std::string jpeg =
    base::from_base64(
        "/9j/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19iZ2hnPk1xeXBkeFxlZ2P/2wBDARESEhgVGC"
        "8aGi9jQjhCY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2P/wAARCAACAAMDASIAAhEBAxEB/8QAHwAA"
        "AQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUFBAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2"
        "JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKz"
        "tLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi4+Tl5ufo6erx8vP09fb3+Pn6/8QAHwEAAwEBAQEBAQEBAQAAAAAAAAECAwQFBgcICQoL/8QAtR"
        "EAAgECBAQDBAcFBAQAAQJ3AAECAxEEBSExBhJBUQdhcRMiMoEIFEKRobHBCSMzUvAVYnLRChYkNOEl8RcYGRomJygpKjU2Nzg5OkNERUZHSElK"
        "U1RVVldYWVpjZGVmZ2hpanN0dXZ3eHl6goOEhYaHiImKkpOUlZaXmJmaoqOkpaanqKmqsrO0tba3uLm6wsPExcbHyMnK0tPU1dbX2Nna4uPk5e"
        "bn6Onq8vP09fb3+Pn6/9oADAMBAAIRAxEAPwDhgBjoKKKKAP/Z")
        .value();
inline const std::string webp =
    base::from_base64(
        "UklGRvoAAABXRUJQVlA4WAoAAAAIAAAAAgAAAQAAVlA4IBoAAAAwAQCdASoDAAIAAsBMJaQAA3AA/vZrIBAAAEVYSUa6AAAARXhpZgAASUkqAA"
        "gAAAAGABIBAwABAAAAAQAAABoBBQABAAAAVgAAABsBBQABAAAAXgAAACgBAwABAAAAAgAAABMCAwABAAAAAQAAAGmHBAABAAAAZgAAAAAAAAA4"
        "YwAA6AMAADhjAADoAwAABgAAkAcABAAAADAyMTABkQcABAAAAAECAwAAoAcABAAAADAxMDABoAMAAQAAAP//AAACoAQAAQAAAAMAAAADoAQAAQ"
        "AAAAIAAAAAAAAA")
        .value();

}  // namespace image::pictures
