// Giving a function its leading arguments now and the rest later.
#pragma once

#include <functional>
#include <type_traits>
#include <utility>

namespace base {

// with(deploy_website, dns, host): an lvalue is bound by reference and must outlive the result, an rvalue is kept.
template <class F, class... Leading>
auto with(F function, Leading&&... leading) {
  const auto bound = []<class T>(T&& value) {
    if constexpr (std::is_lvalue_reference_v<T>) {
      return std::ref(value);
    } else {
      return std::forward<T>(value);
    }
  };
  return std::bind_front(std::move(function), bound.template operator()<Leading>(std::forward<Leading>(leading))...);
}

}  // namespace base
