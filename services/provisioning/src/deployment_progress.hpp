// One deployment on its way, as its steps see it.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "jobs/run.hpp"
#include "website_row.hpp"
#include "world.hpp"

namespace provisioning {

struct Progress {
  World& world;
  jobs::Run& run;
  WebsiteRow website;
  base::Uuid deployment;
  std::int64_t number;
  std::string branch;
  std::optional<base::Uuid> rolled_back_to;

  base::Uuid release_id() const { return rolled_back_to.value_or(deployment); }
  std::string release() const { return base::to_string(release_id()); }
  Releases releases() const { return world.releases(website.id); }
  std::filesystem::path checkout() const { return checkout_of(deployment); }
  // Outside of the site's own folder, which only its web server may enter: git runs as somebody else.
  std::filesystem::path checkout_of(base::Uuid id) const {
    return world.options.sites_dir.parent_path() / "sources" / base::to_string(id);
  }
};

}  // namespace provisioning
