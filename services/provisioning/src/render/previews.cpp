// <folder>/<name> is a link to <folder>/.<name>-<digest of the template>.
#include "render/previews.hpp"

#include <boost/json/parse.hpp>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <vector>

#include "base/encode.hpp"
#include "base/error.hpp"
#include "base/random.hpp"
#include "crypto/digest.hpp"
#include "render/site.hpp"

namespace provisioning {
namespace {

namespace fs = std::filesystem;

std::string text_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string digest_of(const fs::path& source) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(source)) {
    if (entry.is_regular_file()) files.push_back(entry.path());
  }
  std::ranges::sort(files);
  std::string said;
  for (const auto& file : files) {
    said += fs::relative(file, source).string() + '\0' + crypto::sha256(text_of(file));
  }
  return base::to_hex(crypto::sha256(said)).substr(0, 16);
}

std::vector<std::string> features_of(const fs::path& source) {
  std::vector<std::string> features;
  for (const auto& feature : boost::json::parse(text_of(source / "template.json")).at("features").as_array()) {
    features.emplace_back(feature.as_string());
  }
  return features;
}

// Another process may have been faster: then its folder, of the same bytes, stays.
void render_into(const fs::path& source, const fs::path& target) {
  if (fs::exists(target)) return;
  const fs::path fresh = target.string() + "-" + base::to_hex(base::random_bytes(8));
  render_site(source, fresh, {"Your client", "example.com", "https://example.com", features_of(source), {}});
  std::error_code taken;
  fs::rename(fresh, target, taken);
  fs::remove_all(fresh);
}

void point(const fs::path& link, const fs::path& target) {
  std::error_code none;
  if (fs::read_symlink(link, none) == target.filename()) return;
  const fs::path fresh = link.parent_path() / (".link-" + base::to_hex(base::random_bytes(8)));
  fs::create_symlink(target.filename(), fresh);
  fs::rename(fresh, link);
}

void remove_older(const fs::path& folder, const std::string& name, const fs::path& kept) {
  for (const auto& entry : fs::directory_iterator(folder)) {
    const auto found = entry.path().filename().string();
    if (found.starts_with("." + name + "-") && entry.path() != kept) fs::remove_all(entry.path());
  }
}

}  // namespace

void render_previews(const fs::path& templates_dir, const fs::path& folder) {
  fs::create_directories(folder);
  for (const auto& entry : fs::directory_iterator(templates_dir)) {
    if (!entry.is_directory()) continue;
    const auto name = entry.path().filename().string();
    const auto target = folder / ("." + name + "-" + digest_of(entry.path()));
    render_into(entry.path(), target);
    point(folder / name, target);
    remove_older(folder, name, target);
  }
}

}  // namespace provisioning
