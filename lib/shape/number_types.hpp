// Numbers that keep a range, and money.
#pragma once

#include <compare>
#include <cstdint>
#include <type_traits>

namespace shape {

// Integers of this size and below survive JavaScript.
inline constexpr std::int64_t largest_exact_integer = (std::int64_t{1} << 53) - 1;

struct NoDefault {};

// An integer in Lo..Hi (bigint in SQL). With a third argument it may be absent and then has that value:
// Int<1, 200, 50> is required by nobody and is 50 unless said otherwise.
template <std::int64_t Lo, std::int64_t Hi, auto Fallback = NoDefault{}>
struct Int {
  static constexpr bool has_default = !std::is_same_v<decltype(Fallback), NoDefault>;

  std::int64_t value = [] {
    if constexpr (has_default) return static_cast<std::int64_t>(Fallback);
    else return Lo;
  }();

  Int() = default;
  constexpr Int(std::int64_t number) : value(number) {}  // NOLINT: unchecked, for values of the program
  constexpr operator std::int64_t() const { return value; }  // NOLINT
};

// Whole cents of one currency; JSON integer within +-(2^53 - 1), bigint in SQL. Arithmetic that overflows
// throws base::internal.
struct Cents {
  std::int64_t value = 0;

  auto operator<=>(const Cents&) const = default;
};
Cents operator+(Cents left, Cents right);
Cents operator-(Cents left, Cents right);
Cents operator*(Cents amount, std::int64_t times);

}  // namespace shape
