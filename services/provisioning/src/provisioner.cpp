// The provisioning service as `dde work` runs it: listeners and jobs.
#include "app_domains.hpp"
#include "deploy_website.hpp"
#include "deployments.hpp"
#include "provisioning/provisioning.hpp"
#include "remove_website.hpp"
#include "repair_website.hpp"
#include "tenant_changes.hpp"
#include "tenants/events.hpp"
#include "world.hpp"

namespace provisioning {
namespace {

using base::Task;
using namespace sql::literals;

struct RequestedRow {
  bool is_first;
};
BOOST_DESCRIBE_STRUCT(RequestedRow, (), (is_first))

// A website that was deleted or suspended before the event arrived needs no deployment.
Task<void> start_requested_deployment(sql::Tx& tx, tenants::WebsiteProvisionRequested event) {
  auto website = co_await tx.maybe<RequestedRow>(R"sql(
    select deployment_count = 0 as is_first from provisioning.websites
    where id = $1 and deleted_at is null and status <> 'suspended'
  )sql"_sql,
                                                 event.website_id);
  if (!website) co_return;
  const auto cause = website->is_first ? DeploymentCause::created : DeploymentCause::restored;
  co_await start_deployment(tx, event.sub_tenant_id, cause, std::nullopt);
}

Task<void> remove_website_of_client(sql::Tx& tx, tenants::ClientDeleted event) {
  RemoveWebsite wanted{event.website_id, event.for_good};
  co_await ask_to_remove(tx, wanted);
}

}  // namespace

class Provisioner::Parts {
 public:
  Parts(boost::asio::io_context& context, Options options) : world(context, std::move(options)) {}
  World world;
};

Provisioner::Provisioner(boost::asio::io_context& context, Options options)
    : parts_(std::make_unique<Parts>(context, std::move(options))) {}
Provisioner::~Provisioner() = default;

Task<void> Provisioner::prepare() { co_await parts_->world.prepare(); }

void Provisioner::add_listeners(events::Bus& bus) {
  bus.on<tenants::WebsiteProvisionRequested>("provisioning.start_requested_deployment", start_requested_deployment);
  bus.on<tenants::ClientDeleted>("provisioning.remove_website_of_client", remove_website_of_client);
  add_app_domain_listeners(bus);
  add_tenant_listeners(bus);
}

void Provisioner::add_jobs(jobs::Worker& worker, sql::Database& system, sql::Database& app) {
  add_deploy_job(worker, parts_->world);
  add_removal_job(worker, parts_->world, app);
  add_repair_jobs(worker, parts_->world, system, app);
  add_app_domain_jobs(worker, parts_->world, system, app);
}

}  // namespace provisioning
