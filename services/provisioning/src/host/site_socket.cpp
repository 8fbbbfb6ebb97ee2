// Binding of unix sockets.
#include "host/site_socket.hpp"

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <system_error>

#include "base/error.hpp"

namespace provisioning {

std::size_t longest_socket_path() { return sizeof(sockaddr_un::sun_path) - 1; }

base::Descriptor listen_at(const std::filesystem::path& path) {
  constexpr int backlog = 512;
  const auto text = path.string();
  if (text.size() > longest_socket_path()) {
    throw base::internal("the socket path " + text + " is longer than " + std::to_string(longest_socket_path()) +
                         " bytes; choose a shorter run_dir");
  }
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  std::memcpy(address.sun_path, text.data(), text.size());
  base::Descriptor socket(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
  ::unlink(text.c_str());
  const bool listening = ::bind(socket.number(), reinterpret_cast<sockaddr*>(&address), sizeof address) == 0 &&
                         ::chmod(text.c_str(), 0666) == 0 && ::listen(socket.number(), backlog) == 0;
  if (!listening)
    throw base::internal("no socket can be opened at " + text + ": " + std::generic_category().message(errno));
  return socket;
}

}  // namespace provisioning
