// The files beside a site's releases: site.json with what the runtimes must remember, nginx.conf.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/site_runtime.hpp"

namespace provisioning {

// <sites_dir>/<id>/site.json.
struct SiteRecord {
  base::Uuid id;
  tenancy::TenantId tenant;
  unsigned number = 0;  // of the site on this machine, from 1, never used twice; the site's uid is made from it
  std::vector<std::string> hosts;
  std::string runtime;  // which runtime runs it
  bool is_suspended = false;
};

// Nothing when the file is missing or unreadable.
std::optional<SiteRecord> find_site_record(const std::filesystem::path& site_dir);
// All below sites_dir that `runtime` runs.
std::vector<SiteRecord> find_site_records(const std::filesystem::path& sites_dir, std::string_view runtime);
void write_site_record(const std::filesystem::path& site_dir, const SiteRecord& record);
// Locks, counts and returns the next number; skips those whose uid (first_uid + n) is nobody's.
unsigned take_site_number(const std::filesystem::path& sites_dir, uid_t first_uid);

// The site folder becomes readable for the site's group and nobody else; its owner stays.
void give_to_group(const std::filesystem::path& site_dir, gid_t group);

// True when the file was not already so. All of the above throw base::internal when the file system refuses.
bool write_if_changed(const std::filesystem::path& file, const std::string& text);

// The whole of it, or an empty text.
std::string read_text(const std::filesystem::path& file);

}  // namespace provisioning
