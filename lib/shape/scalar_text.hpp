// Scalars from and to plain text, for parameters and for JSON strings alike.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/time.hpp"
#include "shape/codec.hpp"

namespace shape {

// Fills `target` from text; the codec is a scalar (no box, list, map, structure or raw JSON).
std::optional<Refusal> read_scalar_text(const Codec& codec, std::string_view text, void* target);
// Stores an integer after the range check.
std::optional<Refusal> store_integer(const Codec& codec, std::int64_t number, void* target);
std::int64_t load_integer(const Codec& codec, const void* value);
std::string_view enum_name(const Codec& codec, const void* value);
Refusal wrong_type(std::string_view wanted);
Refusal out_of_range(const Codec& codec);
// The years that RFC 3339 can write; PostgreSQL knows more.
inline constexpr base::Timestamp earliest_time = std::chrono::sys_days(std::chrono::year(0) / 1 / 1);
inline constexpr base::Timestamp latest_time =
    std::chrono::sys_days(std::chrono::year(10'000) / 1 / 1) - std::chrono::microseconds(1);

// RFC 3339 as base::to_rfc3339 writes it (throws base::internal outside of those years), and the canonical form
// of a UUID; without temporaries.
void append_timestamp(const void* value, std::string& out);
void append_uuid(const void* value, std::string& out);

}  // namespace shape
