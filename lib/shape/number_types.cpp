// Money that notices when it overflows.
#include "shape/number_types.hpp"

#include "base/error.hpp"

namespace shape {
namespace {

Cents checked(bool overflowed, std::int64_t value) {
  if (overflowed) throw base::internal("an amount of money overflowed");
  return {value};
}

}  // namespace

Cents operator+(Cents left, Cents right) {
  std::int64_t sum = 0;
  const bool overflowed = __builtin_add_overflow(left.value, right.value, &sum);
  return checked(overflowed, sum);
}

Cents operator-(Cents left, Cents right) {
  std::int64_t difference = 0;
  const bool overflowed = __builtin_sub_overflow(left.value, right.value, &difference);
  return checked(overflowed, difference);
}

Cents operator*(Cents amount, std::int64_t times) {
  std::int64_t product = 0;
  const bool overflowed = __builtin_mul_overflow(amount.value, times, &product);
  return checked(overflowed, product);
}

}  // namespace shape
