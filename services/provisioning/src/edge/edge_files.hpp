// The files by which the edge nginx finds a host name's site; changing them needs no reload.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace provisioning {

// Lower-case letters, digits, '-' and '.', at least two labels of 1..63, at most 253 in all; never a path.
bool is_host_name(std::string_view host);

// domains/<host>.sock below edge_dir are links to sites' sockets, renamed into place. File system calls on this
// thread; throws base::invalid for a name that is_host_name refuses or that is too long, base::internal otherwise.
class EdgeFiles {
 public:
  // Creates domains/ when missing.
  explicit EdgeFiles(std::filesystem::path edge_dir);

  // A unix socket's path holds 107 bytes, and the edge connects to "<host>.sock" from within domains/.
  static std::size_t longest_host();
  // True when the link was made or changed.
  bool point(std::string_view host, const std::filesystem::path& socket) const;
  // Requests get the page that the edge itself serves on <edge_dir>/suspended.sock.
  bool point_to_suspended(std::string_view host) const;
  // Requests are answered as those for the platform's own name, on <edge_dir>/platform.sock.
  bool point_to_platform(std::string_view host) const;
  bool remove(std::string_view host) const;
  std::optional<std::filesystem::path> target(std::string_view host) const;
  bool is_suspended(std::string_view host) const;
  bool is_platform(std::string_view host) const;
  std::vector<std::string> list() const;

 private:
  std::filesystem::path link_of(std::string_view host) const;

  std::filesystem::path edge_dir_;
};

}  // namespace provisioning
