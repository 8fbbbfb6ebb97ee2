// The codecs of described structs: a table of their members, built on first use.
#pragma once

#include <bit>
#include <boost/describe/class.hpp>
#include <string_view>
#include <type_traits>

#include "shape/described.hpp"

namespace shape {

template <class T>
constexpr std::string_view pretty_name() {
  return __PRETTY_FUNCTION__;
}

template <class T>
using Members = boost::describe::describe_members<T, boost::describe::mod_public | boost::describe::mod_inherited>;

template <class Pointer>
struct MemberType;
template <class C, class M>
struct MemberType<M C::*> {
  using type = M;
};
template <class D>
using member_type = typename MemberType<std::remove_cv_t<decltype(D::pointer)>>::type;

// A pointer to a data member is its offset (Itanium C++ ABI 2.3.1).
template <class T, class M>
std::size_t offset_in(M T::* pointer) {
  return static_cast<std::size_t>(std::bit_cast<std::ptrdiff_t>(pointer));
}

template <class T, template <class...> class L, class... D>
Structure structure_from(L<D...>) {
  return make_structure(pretty_name<T>(),
                        {MemberSeed{D::name, offset_in<T, member_type<D>>(D::pointer), &codec<member_type<D>>}...});
}

template <class T>
const Structure& structure_of() {
  static const Structure structure = structure_from<T>(Members<T>{});
  return structure;
}

template <class T>
  requires(DescribedStruct<T> && !HasScalar<T>)
struct CodecOf<T> {
  static constexpr Codec value{.kind = Kind::structure, .oid = oid::jsonb, .structure = structure_of<T>};
};

}  // namespace shape
