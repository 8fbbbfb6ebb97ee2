// The tree that a fetch left on disk: its size, its commit, and the removal of all that a site has no use for.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace provisioning {

struct TreeSize {
  std::uint64_t bytes = 0;
  std::uint64_t files = 0;
};

// Safe while git still writes below `root`; follows no link. About a microsecond a file.
TreeSize measure_tree(const std::filesystem::path& root);

// The commit that a fresh clone has checked out. Throws base::internal when .git does not say.
std::string read_commit(const std::filesystem::path& clone);

// Paths of a listing (git ls-files --stage -z) whose mode is a symbolic link or a submodule.
std::vector<std::string> links_in(std::string_view listing);

// Removes .git, `links` and whatever is neither file nor folder; the rest becomes 0644/0755 and this program's.
void clean_tree(const std::filesystem::path& clone, const std::vector<std::string>& links);

}  // namespace provisioning
