// Unpredictable bytes from the kernel.
#pragma once

#include <cstddef>
#include <span>
#include <string>

namespace base {

void fill_random(std::span<unsigned char> bytes);
std::string random_bytes(std::size_t count);

}  // namespace base
