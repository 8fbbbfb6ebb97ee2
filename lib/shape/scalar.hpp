// How a type of our own becomes readable and writable everywhere: one specialisation of Scalar.
#pragma once

#include <concepts>
#include <cstdint>
#include <expected>
#include <string>
#include <string_view>

namespace shape {

// Why a value is not acceptable. Codes: required, unknown_field, wrong_type, too_short, too_long, out_of_range,
// not_an_email, not_a_domain, not_a_url, not_an_id, not_a_time, not_one_of, control_characters, not_a_slug,
// null_not_allowed, too_many_items; a type may add its own.
struct Refusal {
  std::string code;
  std::string message;  // a sentence for people
};

template <class T>
using Parsed = std::expected<T, Refusal>;

// What a Scalar looks like in JSON. Numbers reach parse() as the digits that were sent.
enum class JsonKind { string, integer };

// Specialise to let a default-constructible T be a member of described structs:
//   template <> struct shape::Scalar<Colour> {
//     static shape::Parsed<Colour> parse(std::string_view text);   // from JSON, parameters and SQL text
//     static std::string text(const Colour&);                      // back again
//     static std::string schema();                                 // JSON Schema, as JSON text
//     static constexpr shape::JsonKind json = ...;                 // optional, string
//     static constexpr unsigned oid = ...;                         // optional, 25 (text); another one needs
//     static void encode(const Colour&, std::string& out);         //   its binary form, appended
//     static shape::Parsed<Colour> decode(std::string_view bytes); //   and back
//   };
// Enums with BOOST_DESCRIBE_ENUM and text rules (see Checked) need no specialisation.
template <class T>
struct Scalar {};

template <class T>
concept HasScalar = std::default_initializable<T> && requires(const T& value, std::string_view text) {
  { Scalar<T>::parse(text) } -> std::same_as<Parsed<T>>;
  { Scalar<T>::text(value) } -> std::convertible_to<std::string>;
  { Scalar<T>::schema() } -> std::convertible_to<std::string>;
};

}  // namespace shape
