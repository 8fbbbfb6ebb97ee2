// Identifiers: UUIDv7 (RFC 9562), and a distinct type for each kind of thing.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace base {

struct Uuid {
  std::array<std::uint8_t, 16> bytes{};

  auto operator<=>(const Uuid&) const = default;
  std::string_view view() const { return {reinterpret_cast<const char*>(bytes.data()), bytes.size()}; }
};

// Sortable by time: 48 bits of milliseconds from Clock, 74 random bits.
Uuid make_uuid();
// Lower-case canonical form.
std::string to_string(const Uuid& uuid);
// Accepts the canonical 36 characters only, in either case.
std::optional<Uuid> parse_uuid(std::string_view text);

// An id of one kind of thing: ids of different kinds do not convert into each other.
template <class Kind>
struct Id {
  Uuid value;

  static Id make() { return {make_uuid()}; }
  static std::optional<Id> parse(std::string_view text) {
    const auto uuid = parse_uuid(text);
    return uuid ? std::optional(Id{*uuid}) : std::nullopt;
  }
  auto operator<=>(const Id&) const = default;
};

template <class Kind>
std::string to_string(const Id<Kind>& id) {
  return to_string(id.value);
}

}  // namespace base
