# Debian 12 packages, wrapped as one target per concern.
find_package(Threads REQUIRED)
find_package(OpenSSL REQUIRED)
find_package(CURL REQUIRED)
find_package(Boost 1.81 REQUIRED COMPONENTS json url)
find_package(spdlog REQUIRED)
find_package(PkgConfig REQUIRED)
pkg_check_modules(pq REQUIRED IMPORTED_TARGET libpq)
pkg_check_modules(hiredis REQUIRED IMPORTED_TARGET hiredis)
pkg_check_modules(seccomp REQUIRED IMPORTED_TARGET libseccomp)

add_library(toolchain INTERFACE)
target_compile_options(toolchain INTERFACE -Wall -Wextra -Werror -Wno-missing-field-initializers -Wno-missing-designated-field-initializers)
target_link_options(toolchain INTERFACE -fuse-ld=lld-19)
# Asio and Beast are compiled once (lib/base/asio.cpp, lib/http/beast.cpp) instead of in every unit.
target_compile_definitions(toolchain INTERFACE
  BOOST_ASIO_SEPARATE_COMPILATION BOOST_ASIO_NO_DEPRECATED BOOST_BEAST_SEPARATE_COMPILATION)
target_link_libraries(toolchain INTERFACE Threads::Threads Boost::headers spdlog::spdlog)
