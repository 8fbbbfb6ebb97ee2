// The commands that run git on a stranger's repository: bubblewrap, its own user, limits, no way out but one address.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "base/process.hpp"
#include "source/git.hpp"
#include "source/git_address.hpp"

namespace provisioning {

struct GitClone {
  GitAddress address;
  std::string branch;
  std::optional<http::Endpoint> pinned;  // none for file
  std::filesystem::path staging;         // owned by the sandbox's user; the tree appears in <staging>/src
};

base::Command clone_command(const GitOptions& options, const GitClone& clone);

// Lists mode and path of every entry of the cloned commit: "<mode> <id> <stage>\t<path>\0".
base::Command listing_command(const GitOptions& options, const std::filesystem::path& staging);

// The user of the sandbox; nobody else's when this program is not root and cannot change users.
std::optional<base::Command::User> sandbox_user(const GitOptions& options);

}  // namespace provisioning
