// The listening socket of one site, owned by the host whatever becomes of the site's nginx.
#pragma once

#include <filesystem>

#include "base/process_descriptor.hpp"

namespace provisioning {

// A new socket at `path`, in place of whatever file was there; anybody may connect. Throws base::internal.
base::Descriptor listen_at(const std::filesystem::path& path);

// The longest path that fits a unix socket's address.
std::size_t longest_socket_path();

}  // namespace provisioning
