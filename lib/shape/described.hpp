// What describes a type, and the place where its codec is found.
#pragma once

#include <boost/describe/enumerators.hpp>
#include <boost/describe/members.hpp>
#include <type_traits>

#include "shape/codec.hpp"

namespace shape {

template <class T>
concept DescribedStruct = std::is_class_v<T> && boost::describe::has_describe_members<T>::value;

template <class T>
concept DescribedEnum = std::is_enum_v<T> && boost::describe::has_describe_enumerators<T>::value;

// A compile error naming CodecOf<T> means: T is neither supported, nor described, nor has a Scalar<T>.
template <class T>
struct CodecOf;

template <class T>
inline constexpr Codec codec = CodecOf<T>::value;

}  // namespace shape
