// Measuring and cleaning of fetched trees.
#include "source/git_tree.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>

#include "base/error.hpp"

namespace provisioning {

namespace {

namespace fs = std::filesystem;

std::string first_line(const fs::path& file) {
  std::ifstream in(file);
  std::string line;
  std::getline(in, line);
  return line;
}

bool is_commit(std::string_view text) {
  return text.size() == 40 && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

std::string find_packed(const fs::path& packed_refs, const std::string& name) {
  std::ifstream in(packed_refs);
  for (std::string line; std::getline(in, line);) {
    if (line.size() > 41 && line.substr(41) == name) return line.substr(0, 40);
  }
  return {};
}

bool stays_inside(const fs::path& path) {
  return path.is_relative() && std::ranges::none_of(path, [](const fs::path& part) { return part == ".."; });
}

void own(const fs::path& path, mode_t mode) {
  if (::lchown(path.c_str(), ::geteuid(), ::getegid()) != 0 || ::chmod(path.c_str(), mode) != 0) {
    throw base::internal("the fetched " + path.string() + " cannot be taken over");
  }
}

}  // namespace

TreeSize measure_tree(const fs::path& root) {
  TreeSize size;
  std::error_code error;
  auto entry = fs::recursive_directory_iterator(root, fs::directory_options::skip_permission_denied, error);
  for (const fs::recursive_directory_iterator end; !error && entry != end; entry.increment(error)) {
    struct stat found{};
    if (::lstat(entry->path().c_str(), &found) != 0) continue;
    ++size.files;
    if (S_ISREG(found.st_mode)) size.bytes += static_cast<std::uint64_t>(found.st_size);
  }
  return size;
}

std::string read_commit(const fs::path& clone) {
  const auto git = clone / ".git";
  auto commit = first_line(git / "HEAD");
  if (commit.starts_with("ref: refs/") && stays_inside(commit.substr(5))) {
    const auto name = commit.substr(5);
    commit = first_line(git / name);
    if (commit.empty()) commit = find_packed(git / "packed-refs", name);
  }
  if (!is_commit(commit)) throw base::internal("the clone does not name its commit");
  return commit;
}

std::vector<std::string> links_in(std::string_view listing) {
  std::vector<std::string> links;
  while (!listing.empty()) {
    const auto entry = listing.substr(0, listing.find('\0'));
    listing.remove_prefix(std::min(listing.size(), entry.size() + 1));
    const bool is_link = entry.starts_with("120000 ") || entry.starts_with("160000 ");
    if (is_link && entry.find('\t') != std::string_view::npos) links.emplace_back(entry.substr(entry.find('\t') + 1));
  }
  return links;
}

void clean_tree(const fs::path& clone, const std::vector<std::string>& links) {
  fs::remove_all(clone / ".git");
  for (const auto& link : links) {
    if (stays_inside(link)) fs::remove_all(clone / link);
  }
  std::vector<fs::path> strange;
  own(clone, 0755);
  for (const auto& entry : fs::recursive_directory_iterator(clone)) {
    const auto status = entry.symlink_status();
    if (fs::is_directory(status)) {
      own(entry.path(), 0755);
    } else if (fs::is_regular_file(status)) {
      own(entry.path(), 0644);
    } else {
      strange.push_back(entry.path());
    }
  }
  for (const auto& path : strange) fs::remove(path);
}

}  // namespace provisioning
