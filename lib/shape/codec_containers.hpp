// The codecs of what holds other values: defaults, optionals, changes, lists and maps.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "shape/described.hpp"
#include "shape/types.hpp"

namespace shape {

template <class T, auto Fallback>
struct CodecOf<Default<T, Fallback>> {
  static const void* fallback() {
    static const Default<T, Fallback> value;
    return &value;
  }
  static constexpr Codec make() {
    Codec made = codec<T>;
    made.fallback = fallback;
    return made;
  }
  static constexpr Codec value = make();
};

template <class T>
struct CodecOf<std::optional<T>> {
  using Box = std::optional<T>;
  static const void* get(const void* box) {
    const auto& self = *static_cast<const Box*>(box);
    return self ? &*self : nullptr;
  }
  static void* fill(void* box) { return &static_cast<Box*>(box)->emplace(); }
  static void clear(void* box) { static_cast<Box*>(box)->reset(); }
  static constexpr BoxCalls calls{get, fill, clear};
  static constexpr Codec value{
      .kind = Kind::optional, .oid = codec<T>.oid, .nullable = true, .inner = &codec<T>, .box = &calls};
};

struct ChangeAccess {
  template <class T>
  static std::optional<T>& value_of(Change<T>& change) {
    return change.value_;
  }
};

template <class T>
struct CodecOf<Change<T>> {
  static std::optional<T>& open(const void* box) {
    return ChangeAccess::value_of(*static_cast<Change<T>*>(const_cast<void*>(box)));
  }
  static const void* get(const void* box) {
    auto& self = open(box);
    return self ? &*self : nullptr;
  }
  static void* fill(void* box) { return &open(box).emplace(); }
  static void clear(void* box) { open(box).reset(); }
  static constexpr BoxCalls calls{get, fill, clear};
  static constexpr Codec value{
      .kind = Kind::change, .oid = codec<T>.oid, .nullable = true, .inner = &codec<T>, .box = &calls};
};

// The array type of a scalar; everything deeper is jsonb.
constexpr unsigned list_oid(Kind kind, unsigned item) {
  if (kind == Kind::optional || kind == Kind::change || item == 0) return item == 0 ? 0 : oid::jsonb;
  switch (item) {
    case oid::boolean: return 1000;
    case oid::bytea: return 1001;
    case oid::int4: return 1007;
    case oid::text: return 1009;
    case oid::int8: return 1016;
    case oid::float8: return 1022;
    case oid::timestamptz: return 1185;
    case oid::uuid: return 2951;
    default: return oid::jsonb;
  }
}

template <class Vector, std::size_t Max>
struct ListCodec {
  using Item = typename Vector::value_type;
  static_assert(!std::is_same_v<Item, bool>, "a vector of bools has no addresses; use a vector of an enum");
  static std::size_t size(const void* list) { return static_cast<const Vector*>(list)->size(); }
  static const void* at(const void* list) { return static_cast<const Vector*>(list)->data(); }
  static void* append(void* list) { return &static_cast<Vector*>(list)->emplace_back(); }
  static constexpr ListCalls calls{size, at, append, sizeof(Item), Max};
  static constexpr Codec value{
      .kind = Kind::list, .oid = list_oid(codec<Item>.kind, codec<Item>.oid), .inner = &codec<Item>, .list = &calls};
};

template <class T>
struct CodecOf<std::vector<T>> : ListCodec<std::vector<T>, 10'000> {};

template <class T, std::size_t Max>
struct CodecOf<List<T, Max>> : ListCodec<List<T, Max>, Max> {};

template <class T>
struct CodecOf<std::map<std::string, T>> {
  using Map = std::map<std::string, T>;
  static void each(const void* map, void* context, void (*visit)(void*, const std::string&, const void*)) {
    for (const auto& [key, item] : *static_cast<const Map*>(map)) visit(context, key, &item);
  }
  static void* insert(void* map, std::string_view key) { return &(*static_cast<Map*>(map))[std::string(key)]; }
  static constexpr MapCalls calls{each, insert};
  static constexpr Codec value{.kind = Kind::map, .oid = oid::jsonb, .inner = &codec<T>, .map = &calls};
};

}  // namespace shape
