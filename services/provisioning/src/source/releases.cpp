// Releases as folders, the served one as a relative link that is renamed into place.
#include "source/releases.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <system_error>

#include "base/encode.hpp"
#include "base/error.hpp"
#include "base/random.hpp"

namespace provisioning {

namespace {

namespace fs = std::filesystem;

constexpr const char* marker = ".dde-release";

bool is_release_id(std::string_view id) {
  constexpr std::string_view allowed = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-";
  return !id.empty() && id.size() <= 64 && id.find_first_not_of(allowed) == std::string_view::npos;
}

std::string unique_suffix() { return "-" + base::to_hex(base::random_bytes(6)); }

// File system errors leave this file as one kind of base::Error.
template <class F>
auto on_disk(F call) {
  try {
    return call();
  } catch (const fs::filesystem_error& error) {
    throw base::internal(std::string("releases: ") + error.what());
  }
}

void write_marker(const fs::path& release, std::string_view id) {
  const auto fresh = release / (marker + unique_suffix());
  std::ofstream out(fresh, std::ios::binary);
  out << id << '\n';
  out.close();
  if (!out) throw base::internal("the release marker " + fresh.string() + " cannot be written");
  fs::rename(fresh, release / marker);
}

std::string read_marker(const fs::path& release) {
  std::ifstream in(release / marker, std::ios::binary);
  std::string id;
  std::getline(in, id);
  return id;
}

// A release becomes older than others by its first activation; one still being made counts as new.
fs::file_time_type age(const fs::path& release) {
  std::error_code missing;
  const auto marked = fs::last_write_time(release / marker, missing);
  return missing ? fs::last_write_time(release, missing) : marked;
}

}  // namespace

Releases::Releases(fs::path site) : site_(std::move(site)) {
  on_disk([this] { fs::create_directories(site_ / "releases"); });
}

fs::path Releases::path_of(std::string_view id) const {
  if (!is_release_id(id)) throw base::invalid("release", "not_a_release_id", "This is not the id of a release.");
  return site_ / "releases" / id;
}

fs::path Releases::create(std::string_view id) const {
  const auto path = path_of(id);
  if (current() == id) throw base::conflict("release_is_current", "This release is being served.");
  on_disk([&path] {
    fs::remove_all(path);
    fs::create_directory(path);
    fs::permissions(path, fs::perms(0755));
  });
  return path;
}

void Releases::activate(std::string_view id) const {
  const auto path = path_of(id);
  if (!fs::is_directory(path)) throw base::not_found("This release does not exist.");
  on_disk([&] {
    if (read_marker(path) != id) write_marker(path, id);
    const auto fresh = site_ / (".current" + unique_suffix());
    fs::create_directory_symlink(fs::path("releases") / id, fresh);
    fs::rename(fresh, site_ / "current");
  });
}

std::optional<std::string> Releases::current() const {
  std::error_code none;
  const auto target = fs::read_symlink(site_ / "current", none);
  const auto id = target.filename().string();
  if (none || target.parent_path() != "releases" || !is_release_id(id)) return std::nullopt;
  return id;
}

std::vector<std::string> Releases::list() const {
  std::vector<std::pair<fs::file_time_type, std::string>> found;
  on_disk([&] {
    for (const auto& entry : fs::directory_iterator(site_ / "releases")) {
      const auto id = entry.path().filename().string();
      if (entry.is_directory() && is_release_id(id)) found.emplace_back(age(entry.path()), id);
    }
  });
  std::ranges::sort(found, std::greater());
  std::vector<std::string> ids;
  std::ranges::transform(found, std::back_inserter(ids), [](const auto& release) { return release.second; });
  return ids;
}

bool Releases::has(std::string_view id) const {
  std::error_code none;
  return fs::is_directory(path_of(id), none);
}

void Releases::deactivate() const {
  on_disk([this] { fs::remove(site_ / "current"); });
}

void Releases::remove(std::string_view id) const {
  const auto path = path_of(id);
  if (current() == id) throw base::conflict("release_is_current", "This release is being served.");
  on_disk([&path] { fs::remove_all(path); });
}

std::size_t Releases::prune(const std::vector<std::string>& keep) const {
  const auto served = current();
  std::size_t removed = 0;
  for (const auto& id : list()) {
    if (id == served || std::ranges::find(keep, id) != keep.end()) continue;
    remove(id);
    ++removed;
  }
  return removed;
}

}  // namespace provisioning
