// codec<T> for every supported type, and which types hold secrets.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

#include "shape/codec_containers.hpp"
#include "shape/codec_scalars.hpp"
#include "shape/codec_structs.hpp"

namespace shape {

// The type inside a box, list or map; void for the others.
template <class T>
struct Inside {
  using type = void;
};
template <class T>
struct Inside<std::optional<T>> {
  using type = T;
};
template <class T>
struct Inside<Change<T>> {
  using type = T;
};
template <class T>
struct Inside<std::vector<T>> {
  using type = T;
};
template <class T, std::size_t Max>
struct Inside<List<T, Max>> {
  using type = T;
};
template <class T>
struct Inside<std::map<std::string, T>> {
  using type = T;
};

// Whether a Secret or Bytes is anywhere in a T; `Seen` stops at types that contain themselves.
template <class T, class... Seen>
consteval bool holds_secret() {
  if constexpr ((std::is_same_v<T, Seen> || ...)) {
    return false;
  } else if constexpr (!std::is_void_v<typename Inside<T>::type>) {
    return holds_secret<typename Inside<T>::type, Seen...>();
  } else if constexpr (DescribedStruct<T> && !HasScalar<T>) {
    return []<template <class...> class L, class... D>(L<D...>) {
      return (holds_secret<member_type<D>, T, Seen...>() || ... || false);
    }(Members<T>{});
  } else {
    return codec<T>.kind == Kind::secret || codec<T>.kind == Kind::bytes;
  }
}

}  // namespace shape
