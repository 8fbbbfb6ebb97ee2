// Sites as containers: made, replaced when their generation changes, reloaded when their names change.
#include "runtime/docker.hpp"

#include <unistd.h>

#include <algorithm>

#include "base/error.hpp"
#include "base/sleep.hpp"
#include "runtime/site_config.hpp"
#include "runtime/site_files.hpp"

namespace provisioning {

namespace {

namespace fs = std::filesystem;
using std::chrono::milliseconds;

constexpr uid_t first_uid = 30'000;

bool has_socket(const fs::path& path) {
  std::error_code none;
  return fs::symlink_status(path, none).type() == fs::file_type::socket;
}

void make_passable(const fs::path& folder) {
  fs::create_directories(folder);
  std::error_code not_ours;
  fs::permissions(folder, fs::perms::group_exec | fs::perms::others_exec, fs::perm_options::add, not_ours);
}

}  // namespace

DockerRuntime::DockerRuntime(boost::asio::io_context& context, RuntimeOptions options)
    : options_(std::move(options)), client_(context) {}

fs::path DockerRuntime::run_folder(const base::Uuid& id) const {
  return options_.run_dir / "sites" / base::to_string(id);
}

SiteRecord DockerRuntime::record_for(const Site& site) const {
  auto record = find_site_record(options_.sites_dir / base::to_string(site.id)).value_or(SiteRecord{.id = site.id});
  if (record.number == 0) record.number = take_site_number(options_.sites_dir, first_uid);
  return record;
}

ContainerPlan DockerRuntime::plan_for(const SiteRecord& record, std::string image) const {
  const uid_t uid = ::geteuid() == 0 ? first_uid + record.number : ::geteuid();
  return {.record = record,
          .image = std::move(image),
          .site = options_.sites_dir / base::to_string(record.id),
          .run = run_folder(record.id),
          .owner = options_.run_dir,
          .uid = uid};
}

base::Task<RuntimeState> DockerRuntime::ensure(Site site) {
  for (const auto& folder : {options_.sites_dir, options_.run_dir, options_.run_dir / "sites"}) make_passable(folder);
  const auto image = co_await require_image();
  auto record = record_for(site);
  const bool renamed = record.hosts != site.hosts;
  const fs::path directory = options_.sites_dir / base::to_string(site.id);
  record.tenant = site.tenant;
  const auto plan = plan_for(record, image);
  fs::create_directories(directory);
  give_to_group(directory, plan.uid);
  const bool rewritten = write_if_changed(directory / "nginx.conf", site_config("/run/site/http.sock", site.hosts));
  const bool fresh_folder = make_run_folder(plan.run, plan.uid);

  std::string serving;
  const auto generation = container_generation(plan);
  const auto before = co_await containers_of(site.id);
  for (const auto& container : before) {
    if (!fresh_folder && container.is_running && container.generation == generation) serving = container.id;
  }
  for (const auto& container : before) {
    if (container.id != serving) co_await remove_container(container.id);
  }
  if (serving.empty()) {
    serving = co_await create(plan);
  } else if (renamed || rewritten) {
    co_await reload(serving);
  }
  co_await await_answer(serving, plan.run / "http.sock");
  // Last: until it says so, a repeated call reloads again.
  record.hosts = site.hosts;
  record.runtime = name();
  record.is_suspended = false;
  write_site_record(directory, record);
  co_return RuntimeState{serving, plan.run / "http.sock"};
}

base::Task<void> DockerRuntime::remove(Site site) {
  for (const auto& container : co_await containers_of(site.id)) co_await remove_container(container.id);
  remove_run_folder(run_folder(site.id));
  std::error_code ignored;
  const fs::path directory = options_.sites_dir / base::to_string(site.id);
  fs::remove(directory / "nginx.conf", ignored);
  fs::remove(directory / "site.json", ignored);
}

base::Task<bool> DockerRuntime::is_running(Site site) {
  const auto found = co_await containers_of(site.id);
  co_return std::ranges::any_of(found, &Container::is_running) && has_socket(run_folder(site.id) / "http.sock");
}

base::Task<void> DockerRuntime::suspend(Site site) {
  for (const auto& container : co_await containers_of(site.id)) {
    if (container.is_running) co_await require("POST", "/containers/" + container.id + "/stop?t=10");
  }
  std::error_code ignored;
  fs::remove(run_folder(site.id) / "http.sock", ignored);
  const fs::path directory = options_.sites_dir / base::to_string(site.id);
  auto record = find_site_record(directory);
  if (!record) co_return;
  record->is_suspended = true;
  write_site_record(directory, *record);
}

base::Task<std::vector<RuntimeSite>> DockerRuntime::list() {
  std::vector<RuntimeSite> sites;
  for (const auto& container : co_await containers("dde.owner=" + options_.run_dir.string())) {
    const auto known = std::ranges::find(sites, container.site, &RuntimeSite::id);
    if (known == sites.end()) {
      sites.push_back({container.site, container.is_running});
    } else {
      known->is_running = known->is_running || container.is_running;
    }
  }
  co_return sites;
}

base::Task<void> DockerRuntime::reload(std::string container) {
  co_await require("POST", "/containers/" + container + "/kill?signal=HUP");
}

base::Task<void> DockerRuntime::await_answer(std::string container, fs::path socket) {
  constexpr int tries = 500;
  for (int round = 0; round < tries; ++round) {
    http::ClientRequest request{.url = "http://site.invalid/"};
    request.unix_socket = socket.string();
    request.timeouts = {milliseconds(1'000), milliseconds(2'000)};
    try {
      if (has_socket(socket)) {
        co_await client_.send(std::move(request));
        co_return;
      }
    } catch (const base::Error&) {  // not yet
    }
    co_await base::sleep_for(milliseconds(20));
  }
  throw base::unavailable("The site's container does not answer: " + co_await last_words(container));
}

}  // namespace provisioning
