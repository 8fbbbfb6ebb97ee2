// Wrappers that say how a member may be left out, and how many of a thing there may be.
#pragma once

#include <cstddef>
#include <optional>
#include <stdexcept>
#include <utility>
#include <vector>

namespace shape {

// A member of a PATCH body. T is the type of the column:
//   Change<Text<1, 120>> name;            absent or a value; null is refused (null_not_allowed)
//   Change<std::optional<Email>> email;   absent, null (value() is nullopt) or a value
// Written to JSON only when present. As an SQL argument an absent change is NULL.
template <class T>
class Change {
 public:
  Change() = default;
  Change(T value) : value_(std::move(value)) {}  // NOLINT: a value is a change

  bool is_present() const { return value_.has_value(); }
  // Throws std::bad_optional_access when absent.
  const T& value() const { return value_.value(); }
  // The new value, or what the column has now.
  T value_or(T current) const { return value_ ? *value_ : std::move(current); }

  bool operator==(const Change&) const = default;

 private:
  friend struct ChangeAccess;
  std::optional<T> value_;
};

// A member that may be absent and then is Fallback: Default<bool, false>, Default<Sort, Sort::newest>.
template <class T, auto Fallback>
struct Default {
  T value = T(Fallback);

  Default() = default;
  constexpr Default(T given) : value(std::move(given)) {}  // NOLINT
  constexpr operator const T&() const { return value; }    // NOLINT
  bool operator==(const Default&) const = default;
};

// A vector that refuses more than Max items when read (too_many_items). Plain vectors stop at 10,000.
template <class T, std::size_t Max>
struct List : std::vector<T> {
  using std::vector<T>::vector;
};

}  // namespace shape
