// The hardened container of a site.
#include "runtime/docker_container.hpp"

#include <linux/magic.h>
#include <sys/mount.h>
#include <sys/statfs.h>
#include <unistd.h>

#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>
#include <cerrno>
#include <cstring>
#include <system_error>

#include "base/error.hpp"
#include "runtime/fingerprint.hpp"

namespace provisioning {

namespace {

namespace fs = std::filesystem;
namespace json = boost::json;

constexpr std::int64_t memory = 64LL << 20;
constexpr unsigned long no_symlinks = 256;  // MS_NOSYMFOLLOW, Linux 5.10

json::object bind(const fs::path& source, const char* target, bool read_only) {
  return {{"Type", "bind"},
          {"Source", source.string()},
          {"Target", target},
          {"ReadOnly", read_only},
          {"BindOptions", {{"Propagation", "rprivate"}}}};
}

json::object host_config(const ContainerPlan& plan) {
  const auto uid = std::to_string(plan.uid);
  return {{"ReadonlyRootfs", true},
          {"CapDrop", json::array{"ALL"}},
          {"SecurityOpt", json::array{"no-new-privileges:true"}},
          {"Tmpfs", {{"/tmp", "rw,noexec,nosuid,nodev,size=8m,mode=0700,uid=" + uid + ",gid=" + uid}}},
          {"Mounts", json::array{bind(plan.site, "/site", true), bind(plan.run, "/run/site", false)}},
          {"NetworkMode", "none"},
          {"PidsLimit", 32},
          {"Memory", memory},
          {"MemorySwap", memory},
          {"NanoCpus", 250'000'000},
          {"OomScoreAdj", 500},
          {"Ulimits", json::array{json::object{{"Name", "nofile"}, {"Soft", 1024}, {"Hard", 1024}}}},
          {"LogConfig", {{"Type", "json-file"}, {"Config", {{"max-size", "1m"}, {"max-file", "2"}}}}},
          {"RestartPolicy", {{"Name", "unless-stopped"}}},
          {"IpcMode", "private"},
          {"Privileged", false}};
}

bool is_mounted(const fs::path& folder) {
  struct statfs here{};
  struct statfs above{};
  return ::statfs(folder.c_str(), &here) == 0 && ::statfs(folder.parent_path().c_str(), &above) == 0 &&
         here.f_type == TMPFS_MAGIC && std::memcmp(&here.f_fsid, &above.f_fsid, sizeof here.f_fsid) != 0;
}

}  // namespace

json::object container_body(const ContainerPlan& plan) {
  const auto user = std::to_string(plan.uid) + ":" + std::to_string(plan.uid);
  // A socket file left by a killed nginx would keep the next one from binding.
  constexpr const char* start = "rm -f /run/site/http.sock; exec /usr/sbin/nginx -e stderr -c /site/nginx.conf";
  return {{"Image", plan.image},
          {"User", user},
          {"Hostname", "site"},
          {"StopSignal", "SIGQUIT"},
          {"StopTimeout", 10},
          {"Env", json::array{"PATH=/bin"}},
          {"Entrypoint", json::array{"/bin/sh", "-c", start}},
          {"Cmd", json::array()},
          {"NetworkDisabled", true},
          {"Labels",
           {{"dde.site", base::to_string(plan.record.id)},
            {"dde.tenant", base::to_string(plan.record.tenant)},
            {"dde.owner", plan.owner.string()}}},
          {"HostConfig", host_config(plan)}};
}

std::string container_generation(const ContainerPlan& plan) {
  return fingerprint(json::serialize(container_body(plan)));
}

bool make_run_folder(const fs::path& folder, uid_t uid) {
  if (is_mounted(folder)) return false;
  const bool is_new = fs::create_directories(folder);
  const auto owner = std::to_string(uid);
  const auto options = "size=64k,nr_inodes=16,mode=0711,uid=" + owner + ",gid=" + owner;
  const auto flags = MS_NOSUID | MS_NODEV | MS_NOEXEC | no_symlinks;
  if (::mount("dde-site", folder.c_str(), "tmpfs", flags, options.c_str()) == 0) return true;
  if (::chown(folder.c_str(), uid, uid) != 0 && uid != ::geteuid()) {
    throw base::internal(folder.string() +
                         " cannot be given to the site's user: " + std::generic_category().message(errno));
  }
  fs::permissions(folder, fs::perms(0711));
  return is_new;
}

void remove_run_folder(const fs::path& folder) {
  std::error_code ignored;
  if (is_mounted(folder)) ::umount2(folder.c_str(), MNT_DETACH);
  fs::remove_all(folder, ignored);
}

}  // namespace provisioning
