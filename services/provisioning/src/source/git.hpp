// Fetching a stranger's Git repository without trusting anything in it.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/task.hpp"
#include "http/client.hpp"

namespace provisioning {

struct GitLimits {
  std::chrono::milliseconds time{60'000};
  std::uint64_t bytes = 200ULL << 20;  // checkout and pack together
  std::uint64_t files = 20'000;        // files and directories
};

struct GitOptions {
  // The one address a host may be reached at; throws base::Error where it must not be (http::Egress::resolve).
  std::function<base::Task<http::Endpoint>(std::string host, std::uint16_t port)> resolve;
  std::filesystem::path template_repositories_dir;  // file:// is allowed below it only
  std::vector<std::string> egress_allow;            // "host:port" that http:// and git:// may be used with
  std::string ca_file;                              // roots for https in place of the system's
  uid_t uid = 29'999;                               // runs git; ignored unless started as root
  GitLimits limits;
};

struct GitRequest {
  std::string url;
  std::string branch;                             // a branch or tag
  std::filesystem::path destination;              // must not exist; its parent must be searchable by everybody
  std::function<void(std::string_view line)> log;  // may be empty; must not throw
};

struct Checkout {
  std::filesystem::path path;
  std::string commit;  // 40 hexadecimal digits
  std::uint64_t bytes = 0;
  std::uint64_t files = 0;
};

// Thread-free: one object may serve any number of fetches at once.
class GitSource {
 public:
  explicit GitSource(GitOptions options);

  // Clones one commit in a sandbox and renames the cleaned tree (no .git, symbolic links, submodules, special files)
  // to the destination, or leaves nothing behind. Throws base::Error with a reason for people: invalid (url, branch,
  // repository: no use to try again), too_large, unavailable (network and time).
  base::Task<Checkout> fetch(GitRequest request) const;

 private:
  GitOptions options_;
};

}  // namespace provisioning
