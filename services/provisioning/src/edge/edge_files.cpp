// Links from host names to sites' sockets.
#include "edge/edge_files.hpp"

#include <sys/un.h>

#include <algorithm>
#include <system_error>

#include "base/encode.hpp"
#include "base/error.hpp"
#include "base/random.hpp"

namespace provisioning {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view suffix = ".sock";

bool is_label(std::string_view label) {
  constexpr std::string_view allowed = "abcdefghijklmnopqrstuvwxyz0123456789-";
  return !label.empty() && label.size() <= 63 && label.front() != '-' && label.back() != '-' &&
         label.find_first_not_of(allowed) == std::string_view::npos;
}

base::Error refused(const char* code, std::string message) {
  return {base::ErrorKind::invalid, code, message, {{"host", code, message}}};
}

base::Error on_disk(const fs::path& link, const std::error_code& error) {
  return base::internal("the edge's link " + link.string() + " cannot be changed: " + error.message());
}

}  // namespace

bool is_host_name(std::string_view host) {
  if (host.size() > 253 || host.find('.') == std::string_view::npos) return false;
  for (std::size_t begin = 0; begin <= host.size();) {
    const auto end = std::min(host.find('.', begin), host.size());
    if (!is_label(host.substr(begin, end - begin))) return false;
    begin = end + 1;
  }
  return true;
}

EdgeFiles::EdgeFiles(fs::path edge_dir) : edge_dir_(std::move(edge_dir)) {
  std::error_code error;
  fs::create_directories(edge_dir_ / "domains", error);
  if (error) throw on_disk(edge_dir_ / "domains", error);
}

std::size_t EdgeFiles::longest_host() { return sizeof(sockaddr_un::sun_path) - 1 - suffix.size(); }

fs::path EdgeFiles::link_of(std::string_view host) const {
  if (!is_host_name(host)) throw refused("not_a_host_name", "This is not a host name.");
  if (host.size() > longest_host()) {
    throw refused("host_too_long",
                  "Host names of more than " + std::to_string(longest_host()) + " characters cannot be served here.");
  }
  return edge_dir_ / "domains" / (std::string(host) + std::string(suffix));
}

bool EdgeFiles::point(std::string_view host, const fs::path& socket) const {
  const auto link = link_of(host);
  if (!socket.is_absolute()) throw base::internal("the edge needs the absolute path of a socket");
  if (target(host) == socket) return false;
  std::error_code error;
  const auto fresh = edge_dir_ / "domains" / ("." + base::to_hex(base::random_bytes(8)));
  fs::create_symlink(socket, fresh, error);
  if (!error) fs::rename(fresh, link, error);
  if (error) throw on_disk(link, error);
  return true;
}

bool EdgeFiles::point_to_suspended(std::string_view host) const { return point(host, edge_dir_ / "suspended.sock"); }

bool EdgeFiles::point_to_platform(std::string_view host) const { return point(host, edge_dir_ / "platform.sock"); }

bool EdgeFiles::remove(std::string_view host) const {
  const auto link = link_of(host);
  std::error_code error;
  const bool removed = fs::remove(link, error);
  if (error) throw on_disk(link, error);
  return removed;
}

std::optional<fs::path> EdgeFiles::target(std::string_view host) const {
  std::error_code none;
  const auto target = fs::read_symlink(link_of(host), none);
  return none ? std::nullopt : std::optional(target);
}

bool EdgeFiles::is_suspended(std::string_view host) const { return target(host) == edge_dir_ / "suspended.sock"; }

bool EdgeFiles::is_platform(std::string_view host) const { return target(host) == edge_dir_ / "platform.sock"; }

std::vector<std::string> EdgeFiles::list() const {
  std::vector<std::string> hosts;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(edge_dir_ / "domains", error)) {
    const auto name = entry.path().filename().string();
    if (!name.ends_with(suffix)) continue;
    auto host = name.substr(0, name.size() - suffix.size());
    if (is_host_name(host)) hosts.push_back(std::move(host));
  }
  std::ranges::sort(hosts);
  return hosts;
}

}  // namespace provisioning
