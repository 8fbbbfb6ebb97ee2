// The codecs of everything that is one value.
#pragma once

#include <array>
#include <boost/describe/enum.hpp>
#include <boost/json/fwd.hpp>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

#include "base/id.hpp"
#include "base/time.hpp"
#include "shape/described.hpp"
#include "shape/types.hpp"

namespace shape {

template <>
struct CodecOf<bool> {
  static constexpr Codec value{.kind = Kind::boolean, .oid = oid::boolean};
};

template <class T>
constexpr Codec integer_codec(unsigned type, std::int64_t low = std::numeric_limits<T>::min(),
                              std::int64_t high = std::numeric_limits<T>::max()) {
  return {.kind = Kind::integer, .oid = type, .width = sizeof(T), .low = low, .high = high};
}

template <>
struct CodecOf<std::int32_t> {
  static constexpr Codec value = integer_codec<std::int32_t>(oid::int4);
};

template <>
struct CodecOf<std::int64_t> {
  static constexpr Codec value = integer_codec<std::int64_t>(oid::int8);
};

template <>
struct CodecOf<Cents> {
  static constexpr Codec value = integer_codec<std::int64_t>(oid::int8, -largest_exact_integer, largest_exact_integer);
};

template <std::int64_t Lo, std::int64_t Hi, auto Fallback>
struct CodecOf<Int<Lo, Hi, Fallback>> {
  static const void* fallback() {
    static const Int<Lo, Hi, Fallback> value;
    return &value;
  }
  static constexpr Codec make() {
    Codec made = integer_codec<std::int64_t>(oid::int8, Lo, Hi);
    if constexpr (Int<Lo, Hi, Fallback>::has_default) made.fallback = fallback;
    return made;
  }
  static constexpr Codec value = make();
};

template <>
struct CodecOf<double> {
  static constexpr Codec value{.kind = Kind::number, .oid = oid::float8};
};

template <>
struct CodecOf<std::string> {
  static constexpr Codec value{.kind = Kind::text, .oid = oid::text};
};

template <>
struct CodecOf<std::string_view> {
  static constexpr Codec value{.kind = Kind::text_view, .oid = oid::text};
};

template <class Rule>
struct CodecOf<Checked<Rule>> {
  static_assert(sizeof(Checked<Rule>) == sizeof(std::string));
  static constexpr Codec value{.kind = Kind::text, .oid = oid::text, .schema = Rule::schema, .check = Rule::check};
};

template <std::size_t Min, std::size_t Max>
struct CodecOf<Secret<Min, Max>> {
  static constexpr Codec value{
      .kind = Kind::secret, .schema = Secret<Min, Max>::schema, .check = Secret<Min, Max>::check};
};

template <>
struct CodecOf<Bytes> {
  static constexpr Codec value{.kind = Kind::bytes, .oid = oid::bytea};
};

template <>
struct CodecOf<base::Uuid> {
  static constexpr Codec value{.kind = Kind::uuid, .oid = oid::uuid};
};

template <class K>
struct CodecOf<base::Id<K>> {
  static_assert(sizeof(base::Id<K>) == sizeof(base::Uuid));
  static constexpr Codec value = CodecOf<base::Uuid>::value;
};

template <>
struct CodecOf<base::Timestamp> {
  static constexpr Codec value{.kind = Kind::timestamp, .oid = oid::timestamptz};
};

template <>
struct CodecOf<boost::json::value> {
  static constexpr Codec value{.kind = Kind::raw, .oid = oid::jsonb, .nullable = false};
};

template <>
struct CodecOf<boost::json::object> {
  static constexpr Codec value{.kind = Kind::raw_object, .oid = oid::jsonb};
};

template <class T>
  requires HasScalar<T>
struct CodecOf<T> {
  static std::optional<Refusal> keep(Parsed<T> parsed, void* target) {
    if (!parsed) return std::move(parsed.error());
    *static_cast<T*>(target) = std::move(*parsed);
    return std::nullopt;
  }
  static std::optional<Refusal> parse(std::string_view text, void* target) {
    return keep(Scalar<T>::parse(text), target);
  }
  static void append_text(const void* value, std::string& out) {
    out += Scalar<T>::text(*static_cast<const T*>(value));
  }
  static std::string schema() { return Scalar<T>::schema(); }
  static void encode(const void* value, std::string& out) {
    if constexpr (requires { Scalar<T>::encode(*static_cast<const T*>(value), out); })
      Scalar<T>::encode(*static_cast<const T*>(value), out);
    else append_text(value, out);
  }
  static std::optional<Refusal> decode(std::string_view bytes, void* target) {
    if constexpr (requires { Scalar<T>::decode(bytes); }) return keep(Scalar<T>::decode(bytes), target);
    else return parse(bytes, target);
  }
  static constexpr CustomCalls calls() {
    CustomCalls made{JsonKind::string, parse, append_text, encode, decode};
    if constexpr (requires { Scalar<T>::json; }) made.json = Scalar<T>::json;
    return made;
  }
  static constexpr unsigned type() {
    if constexpr (requires { Scalar<T>::oid; }) return Scalar<T>::oid;
    else return oid::text;
  }
  static constexpr CustomCalls custom = calls();
  static constexpr Codec value{.kind = Kind::custom, .oid = type(), .schema = schema, .custom = &custom};
};

template <class T>
  requires(DescribedEnum<T> && !HasScalar<T>)
struct CodecOf<T> {
  template <template <class...> class L, class... D>
  static constexpr std::array<EnumName, sizeof...(D)> list(L<D...>) {
    return {EnumName{D::name, static_cast<std::int64_t>(D::value)}...};
  }
  static constexpr auto names = list(boost::describe::describe_enumerators<T>{});
  static constexpr Codec value{.kind = Kind::enumeration, .oid = oid::text, .width = sizeof(T), .names = names};
};

}  // namespace shape
