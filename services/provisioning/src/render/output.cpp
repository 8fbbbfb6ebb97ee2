// Writing files of a site.
#include "render/output.hpp"

#include "base/error.hpp"
#include "render/place.hpp"

#include <fstream>
#include <utility>

namespace provisioning {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t largest_site = 64UL * 1024UL * 1024UL;
constexpr std::size_t most_pages = 2000;

// The site's server runs as another user, whatever umask this process has.
constexpr auto readable_by_all =
    fs::perms::owner_read | fs::perms::owner_write | fs::perms::group_read | fs::perms::others_read;
constexpr auto enterable_by_all =
    readable_by_all | fs::perms::owner_exec | fs::perms::group_exec | fs::perms::others_exec;

void create_folders(const fs::path& root, const fs::path& inside) {
  fs::path folder = root;
  for (const auto& part : inside) {
    folder /= part;
    if (fs::create_directory(folder)) fs::permissions(folder, enterable_by_all);
  }
}

}  // namespace

SiteOutput::SiteOutput(fs::path destination) : destination_(std::move(destination)) {
  fs::create_directories(destination_);
  if (!fs::is_empty(destination_)) throw base::internal("the folder for a rendered site is not empty");
  fs::permissions(destination_, enterable_by_all);
}

void SiteOutput::write(std::string_view path, std::string_view content) {
  written_.bytes += content.size();
  if (written_.bytes > largest_site) {
    TemplatePlace{std::string(path), ""}.refuse("with this file the site exceeds 64 MiB");
  }
  path.remove_prefix(path.starts_with('/') ? 1 : 0);
  const fs::path name = path.empty() || path.ends_with('/') ? std::string(path) + "index.html" : std::string(path);
  create_folders(destination_, name.parent_path());
  std::ofstream file(destination_ / name, std::ios::binary);
  file.write(content.data(), static_cast<std::streamsize>(content.size()));
  file.close();
  if (!file) throw base::internal("writing " + name.string() + " of a rendered site failed");
  fs::permissions(destination_ / name, readable_by_all);
}

void SiteOutput::write_page(std::string_view path, std::string_view html) {
  if (++written_.pages > most_pages) TemplatePlace{std::string(path), ""}.refuse("a site has at most 2000 pages");
  write(path, html);
}

}  // namespace provisioning
