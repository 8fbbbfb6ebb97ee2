// The host: recovers its sites, answers control calls, puts idle sites to sleep.
#include "host/site_host.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/resource.h>

#include <algorithm>
#include <boost/asio/steady_timer.hpp>
#include <boost/json/value_from.hpp>
#include <boost/json/value_to.hpp>
#include <map>

#include "base/error.hpp"
#include "host/control_socket.hpp"
#include "host/host_check.hpp"
#include "host/hosted_site.hpp"
#include "host/seccomp_filter.hpp"
#include "runtime/rootfs.hpp"

namespace provisioning {

namespace {

namespace asio = boost::asio;
namespace json = boost::json;
using std::chrono::milliseconds;

constexpr const char* runtime_name = "sandbox";

void allow_many_descriptors() {
  rlimit limit{};
  ::getrlimit(RLIMIT_NOFILE, &limit);
  limit.rlim_cur = limit.rlim_max;
  ::setrlimit(RLIMIT_NOFILE, &limit);
}

base::Uuid read_id(const json::object& ask) {
  const auto id = base::parse_uuid(json::value_to<std::string>(ask.at("id")));
  if (!id) throw base::malformed("a site's id is a UUID");
  return *id;
}

}  // namespace

class HostState {
 public:
  HostState(asio::io_context& context, HostOptions options)
      : shared_{.context = context, .options = std::move(options)}, tick_(context) {}

  base::Task<void> start() {
    make_host_folders(shared_.options);
    lock();
    const auto rootfs = co_await make_rootfs(shared_.options.rootfs_dir, false);
    const auto missing = co_await find_missing(shared_.options, rootfs.path);
    require_none(missing);
    shared_.rootfs = rootfs.path;
    shared_.seccomp = seccomp_filter();
    allow_many_descriptors();
    tell_limits();
    recover();
    control_ = std::make_shared<ControlSocket>(shared_.context, shared_.options.run_dir / "host.sock",
                                               [this](json::object ask) { return answer(std::move(ask)); });
    control_->open();
    tick();
  }

  base::Task<void> stop() {
    tick_.cancel();
    if (control_) control_->close();
    std::vector<std::shared_ptr<HostedSite>> sites;
    sites.reserve(sites_.size());
    for (const auto& [id, site] : sites_) sites.push_back(site);
    for (const auto& site : sites) site->close();
    for (const auto& site : sites) co_await site->wait_until_gone();
    sites_.clear();
  }

  HostFigures figures() const {
    const auto awake = std::ranges::count_if(sites_, [](const auto& site) { return site.second->is_awake(); });
    return {sites_.size(), static_cast<std::size_t>(awake), shared_.starts, shared_.crashes};
  }

 private:
  void lock() {
    const auto file = shared_.options.run_dir / "host.lock";
    lock_ = base::Descriptor(::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600));
    if (::flock(lock_.number(), LOCK_EX | LOCK_NB) != 0) {
      throw base::internal("another `dde host` is running on " + shared_.options.run_dir.string());
    }
  }

  static void require_none(const std::vector<std::string>& missing) {
    std::string text = "`dde host` cannot run here:";
    for (const auto& line : missing) text += "\n- " + line;
    if (!missing.empty()) throw base::internal(text);
  }

  void tell_limits() const {
    SiteCgroup probe("probe", {});
    probe.open();
    probe.remove();
    if (!probe.missing().empty()) shared_.log("sites run without limits by control groups: " + probe.missing());
  }

  void recover() {
    for (auto& record : find_site_records(shared_.options.sites_dir, runtime_name)) {
      const auto site = std::make_shared<HostedSite>(shared_, record);
      sites_[record.id] = site;
      if (record.is_suspended) continue;
      try {
        site->open(record);
      } catch (const std::exception& error) {
        shared_.log("site " + base::to_string(record.id) + " cannot be opened: " + error.what());
      }
    }
  }

  void tick() {
    tick_.expires_after(std::clamp<milliseconds>(shared_.options.idle / 4, milliseconds(20), milliseconds(30'000)));
    tick_.async_wait([this](boost::system::error_code cancelled) {
      if (cancelled) return;
      for (const auto& [id, site] : sites_) site->sleep_if_idle();
      tick();
    });
  }

  base::Task<json::object> answer(json::object ask) {
    const auto call = json::value_to<std::string>(ask.at("call"));
    if (call == "list") co_return list();
    const auto id = read_id(ask);
    if (call == "ensure") co_return ensure(id, ask);
    if (call == "find") co_return json::object{{"isRunning", sites_.contains(id) && sites_.at(id)->is_listening()}};
    if (call == "suspend") co_return suspend(id);
    if (call != "remove") throw base::malformed("there is no control call " + call);
    co_await remove(id);
    co_return json::object();
  }

  SiteRecord record_for(const base::Uuid& id) {
    if (sites_.contains(id)) return sites_.at(id)->record();
    const auto& options = shared_.options;
    auto record = find_site_record(options.sites_dir / base::to_string(id)).value_or(SiteRecord{.id = id});
    if (record.number == 0) record.number = take_site_number(options.sites_dir, options.first_uid);
    record.runtime = runtime_name;
    return record;
  }

  json::object ensure(const base::Uuid& id, const json::object& ask) {
    auto record = record_for(id);
    const auto tenant = tenancy::TenantId::parse(json::value_to<std::string>(ask.at("tenantId")));
    record.tenant = tenant.value_or(record.tenant);
    record.hosts = json::value_to<std::vector<std::string>>(ask.at("hosts"));
    record.is_suspended = false;
    const auto known = sites_.find(id);
    const auto site = known != sites_.end() ? known->second : std::make_shared<HostedSite>(shared_, record);
    site->open(std::move(record));
    sites_[id] = site;
    return {{"containerId", "sandbox-" + base::to_string(id)}, {"socket", site->socket().string()}};
  }

  json::object suspend(const base::Uuid& id) {
    const auto known = sites_.find(id);
    if (known == sites_.end()) return {};
    known->second->suspend();
    return {};
  }

  base::Task<void> remove(base::Uuid id) {
    const auto known = sites_.find(id);
    if (known == sites_.end()) co_return;
    const auto site = known->second;
    site->close();
    co_await site->wait_until_gone();
    if (site->is_listening()) co_return;  // wanted again meanwhile
    site->erase();
    sites_.erase(id);
  }

  json::object list() const {
    json::array sites;
    for (const auto& [id, site] : sites_) {
      sites.push_back(json::object{
          {"id", base::to_string(id)}, {"isRunning", site->is_listening()}, {"isAwake", site->is_awake()}});
    }
    return {{"sites", std::move(sites)}};
  }

  HostShared shared_;
  base::Descriptor lock_;
  std::map<base::Uuid, std::shared_ptr<HostedSite>> sites_;
  std::shared_ptr<ControlSocket> control_;
  asio::steady_timer tick_;
};

SiteHost::SiteHost(asio::io_context& context, HostOptions options)
    : state_(std::make_unique<HostState>(context, std::move(options))) {}

SiteHost::~SiteHost() = default;

base::Task<void> SiteHost::start() { return state_->start(); }
base::Task<void> SiteHost::stop() { return state_->stop(); }
HostFigures SiteHost::figures() const { return state_->figures(); }

}  // namespace provisioning
