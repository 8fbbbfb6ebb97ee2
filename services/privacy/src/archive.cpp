// Headers of 512 bytes, numbers in octal, contents padded to 512.
#include "archive.hpp"

#include <array>
#include <cstdio>
#include <cstring>
#include <numeric>

#include "base/error.hpp"

namespace privacy {
namespace {

constexpr std::size_t block = 512;

// The fields of a ustar header, where they stand.
struct Header {
  std::array<char, block> bytes{};

  void text(std::size_t at, std::string_view value) { std::memcpy(bytes.data() + at, value.data(), value.size()); }
  void octal(std::size_t at, int digits, unsigned long long value) {
    std::array<char, 24> number{};
    std::snprintf(number.data(), number.size(), "%0*llo", digits, value);
    text(at, number.data());
  }
};

Header header_of(std::string_view name, std::size_t size, base::Timestamp made_at) {
  const auto seconds = std::chrono::floor<std::chrono::seconds>(made_at).time_since_epoch().count();
  Header header;
  header.text(0, name);
  header.octal(100, 7, 0640);
  header.octal(108, 7, 0);
  header.octal(116, 7, 0);
  header.octal(124, 11, size);
  header.octal(136, 11, static_cast<unsigned long long>(seconds));
  header.text(148, "        ");
  header.text(156, "0");
  header.text(257, "ustar");
  header.text(263, "00");
  const auto sum = std::accumulate(header.bytes.begin(), header.bytes.end(), 0ULL,
                                   [](auto total, char byte) { return total + static_cast<unsigned char>(byte); });
  header.octal(148, 6, sum);
  header.bytes[154] = '\0';
  return header;
}

}  // namespace

void Archive::add(std::string_view name, std::string_view content) {
  if (name.size() > 100) throw base::internal("a name in an archive is longer than 100 bytes");
  const auto header = header_of(name, content.size(), made_at_);
  bytes_.append(header.bytes.data(), header.bytes.size());
  bytes_ += content;
  bytes_.append((block - content.size() % block) % block, '\0');
}

std::string Archive::take() && {
  bytes_.append(2 * block, '\0');
  return std::move(bytes_);
}

}  // namespace privacy
