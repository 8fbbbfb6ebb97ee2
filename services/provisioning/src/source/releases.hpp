// The releases of one site on disk: releases/<id> and the link `current` that nginx follows.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace provisioning {

// Answered at this path by the site's nginx with the id of the release it serves.
inline constexpr std::string_view release_path = "/.well-known/dde-release";

// All calls are file system calls on this thread; each throws base::internal when the file system refuses,
// base::invalid for an id that is not 1..64 of [A-Za-z0-9_-].
class Releases {
 public:
  // `site` is <sites_dir>/<website id>; created when missing.
  explicit Releases(std::filesystem::path site);

  std::filesystem::path path_of(std::string_view id) const;
  // An empty folder to render into; what an interrupted run left under this id is removed first, unless it is
  // the current release (base::conflict).
  std::filesystem::path create(std::string_view id) const;
  // Marks the release with its id and makes it the served one in one rename. base::not_found without such a folder.
  void activate(std::string_view id) const;
  std::optional<std::string> current() const;
  // Newest first, by the time of their making.
  std::vector<std::string> list() const;
  bool has(std::string_view id) const;
  // No release is the served one any more.
  void deactivate() const;
  // Removes a release that is not the current one (base::conflict); fine when there is none.
  void remove(std::string_view id) const;
  // Removes all but the current release and those named; returns how many went.
  std::size_t prune(const std::vector<std::string>& keep) const;

 private:
  std::filesystem::path site_;
};

}  // namespace provisioning
