// Scalars from and to plain text.
#include "shape/scalar_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstring>

#include "base/error.hpp"
#include "base/id.hpp"
#include "base/time.hpp"

namespace shape {
namespace {

template <class Number>
std::errc read_number(std::string_view text, Number& number) {
  const auto end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, number);
  if (read.ec == std::errc{} && read.ptr != end) return std::errc::invalid_argument;
  return read.ec;
}

std::optional<Refusal> read_text(const Codec& codec, std::string_view text, void* target) {
  std::string copy(text);
  if (codec.check != nullptr) {
    if (auto refusal = codec.check(copy)) return refusal;
  } else if (copy.contains('\0')) {
    return Refusal{"control_characters", "Must not contain the character NUL."};
  }
  *static_cast<std::string*>(target) = std::move(copy);
  return std::nullopt;
}

std::optional<Refusal> read_integer(const Codec& codec, std::string_view text, void* target) {
  std::int64_t number = 0;
  const auto fault = read_number(text, number);
  if (fault == std::errc::result_out_of_range) return out_of_range(codec);
  if (fault != std::errc{}) return wrong_type("a whole number");
  return store_integer(codec, number, target);
}

std::optional<Refusal> read_double(std::string_view text, void* target) {
  double number = 0;
  if (read_number(text, number) != std::errc{} || !std::isfinite(number)) return wrong_type("a number");
  *static_cast<double*>(target) = number;
  return std::nullopt;
}

std::optional<Refusal> read_boolean(std::string_view text, void* target) {
  if (text != "true" && text != "false") return wrong_type("true or false");
  *static_cast<bool*>(target) = text == "true";
  return std::nullopt;
}

std::optional<Refusal> read_uuid(std::string_view text, void* target) {
  const auto uuid = base::parse_uuid(text);
  if (!uuid) return Refusal{"not_an_id", "Must be an id, like 01890a5d-ac96-774b-bcce-b302099a8057."};
  *static_cast<base::Uuid*>(target) = *uuid;
  return std::nullopt;
}

std::optional<Refusal> read_timestamp(std::string_view text, void* target) {
  const auto time = base::parse_rfc3339(text);
  if (!time || *time < earliest_time || *time > latest_time)
    return Refusal{"not_a_time", "Must be a time, like 2026-01-31T10:00:00Z."};
  *static_cast<base::Timestamp*>(target) = *time;
  return std::nullopt;
}

void store_bytes(std::int64_t number, unsigned width, void* target) {
  // The low bytes come first on every machine this runs on.
  std::memcpy(target, &number, width);
}

std::optional<Refusal> read_enumeration(const Codec& codec, std::string_view text, void* target) {
  const auto found = std::ranges::find(codec.names, text, &EnumName::name);
  if (found != codec.names.end()) return store_bytes(found->value, codec.width, target), std::nullopt;
  std::string allowed;
  for (const auto& name : codec.names) allowed += (allowed.empty() ? "" : ", ") + std::string(name.name);
  return Refusal{"not_one_of", "Must be one of: " + allowed + "."};
}

}  // namespace

Refusal wrong_type(std::string_view wanted) { return {"wrong_type", fmt::format("Must be {}.", wanted)}; }

Refusal out_of_range(const Codec& codec) {
  return {"out_of_range", fmt::format("Must be from {} to {}.", codec.low, codec.high)};
}

std::optional<Refusal> store_integer(const Codec& codec, std::int64_t number, void* target) {
  if (number < codec.low || number > codec.high) return out_of_range(codec);
  store_bytes(number, codec.width, target);
  return std::nullopt;
}

std::int64_t load_integer(const Codec& codec, const void* value) {
  switch (codec.width) {
    case 1: return *static_cast<const std::int8_t*>(value);
    case 2: return *static_cast<const std::int16_t*>(value);
    case 4: return *static_cast<const std::int32_t*>(value);
    default: return *static_cast<const std::int64_t*>(value);
  }
}

std::string_view enum_name(const Codec& codec, const void* value) {
  for (const auto& name : codec.names) {
    if (std::memcmp(&name.value, value, codec.width) == 0) return name.name;
  }
  throw base::internal("a value of an enum has no name");
}

std::optional<Refusal> read_scalar_text(const Codec& codec, std::string_view text, void* target) {
  switch (codec.kind) {
    case Kind::text:
    case Kind::secret: return read_text(codec, text, target);
    case Kind::integer: return read_integer(codec, text, target);
    case Kind::number: return read_double(text, target);
    case Kind::boolean: return read_boolean(text, target);
    case Kind::uuid: return read_uuid(text, target);
    case Kind::timestamp: return read_timestamp(text, target);
    case Kind::enumeration: return read_enumeration(codec, text, target);
    case Kind::custom: return codec.custom->parse(text, target);
    default: return wrong_type("left out here");
  }
}

void append_uuid(const void* value, std::string& out) {
  constexpr char digits[] = "0123456789abcdef";
  char text[36];
  std::size_t at = 0;
  for (const auto byte : static_cast<const base::Uuid*>(value)->bytes) {
    if (at == 8 || at == 13 || at == 18 || at == 23) text[at++] = '-';
    text[at++] = digits[byte >> 4];
    text[at++] = digits[byte & 15];
  }
  out.append(text, sizeof text);
}

void append_timestamp(const void* value, std::string& out) {
  const auto time = *static_cast<const base::Timestamp*>(value);
  if (time < earliest_time || time > latest_time) throw base::internal("a time outside of the years 0 to 9999");
  const auto day = std::chrono::floor<std::chrono::days>(time);
  const std::chrono::year_month_day date(day);
  const auto year = static_cast<int>(date.year());
  const std::chrono::hh_mm_ss clock(time - day);
  const auto put = [&out](std::int64_t number, int width) {
    char text[6];
    for (int at = width; at-- > 0; number /= 10) text[at] = static_cast<char>('0' + number % 10);
    out.append(text, static_cast<std::size_t>(width));
  };
  put(year, 4), out += '-', put(static_cast<unsigned>(date.month()), 2), out += '-';
  put(static_cast<unsigned>(date.day()), 2), out += 'T', put(clock.hours().count(), 2), out += ':';
  put(clock.minutes().count(), 2), out += ':', put(clock.seconds().count(), 2);
  if (clock.subseconds().count() != 0) out += '.', put(clock.subseconds().count(), 6);
  out += 'Z';
}

}  // namespace shape
