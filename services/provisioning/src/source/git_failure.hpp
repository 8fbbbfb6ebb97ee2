// What a failed fetch means for the person whose repository it is.
#pragma once

#include <string>

#include "base/error.hpp"
#include "base/process.hpp"
#include "source/git.hpp"
#include "source/git_address.hpp"

namespace provisioning {

// Which cap, if any, ended the fetch.
enum class GitCap { none, bytes, files };

struct GitFailure {
  GitAddress address;
  std::string branch;
  GitLimits limits;
  GitCap cap = GitCap::none;
};

// Reads git's own words in `ending.err`; what it does not know becomes invalid "clone_failed" with git's last line.
base::Error explain(const GitFailure& failure, const base::Ending& ending);

}  // namespace provisioning
