// A world with a real PowerDNS that plays the customers' DNS, and no edge in front of it.
#pragma once

#include <boost/asio/co_spawn.hpp>

#include "app_domains.hpp"
#include "deployments_fixture.hpp"
#include "dns_server.hpp"
#include "provisioning/events.hpp"
#include "settle_app_domain.hpp"
#include "tenants/events.hpp"
#include "world.hpp"

namespace provisioning {

class OwnAddresses : public WebsitesOfTwoAgencies {
 protected:
  static constexpr const char* edge_address = "203.0.113.7";

  OwnAddresses() {
    add_app_domain_listeners(bus);
    add_app_domain_jobs(worker, world, system, db);
    lead("nova.example", "198.51.100.1");  // the customer's own zone
    boost::asio::co_spawn(context, worker.run(), [](std::exception_ptr) {});
  }
  ~OwnAddresses() override { base::Clock::shift(std::chrono::seconds(0)); }

  Options world_options() const {
    auto made = options();
    made.edge_dir = scratch / "edge";
    made.authority_dir = scratch / "authority";
    made.sites_dir = scratch / "sites";
    made.edge_address = edge_address;
    made.edge_https = "127.0.0.1:1";  // nobody listens there
    made.powerdns_url = dns.url();
    made.powerdns_key = "test-key";
    made.dns_resolver = dns.resolver();
    std::filesystem::create_directories(made.edge_dir / "certs");
    std::filesystem::create_directories(made.authority_dir);
    return made;
  }

  // As the relay delivers it.
  template <class E>
  void hear(tenancy::TenantId tenant, const E& event) {
    sql::testing::run(context, deliver(tenant, std::string(E::topic), shape::to_json(event)));
    worker.wake();
  }
  base::Task<void> deliver(tenancy::TenantId tenant, std::string topic, std::string payload) {
    const auto listener = std::ranges::find(bus.listeners(), topic, &events::Listener::topic);
    auto tx = co_await db.begin(tenancy::Scope::of(tenant));
    co_await listener->effect(tx, payload);
    co_await tx.commit();
  }
  void want(const std::string& domain) { hear(ours, tenants::AppDomainRequested{id, domain, token}); }
  void check() { hear(ours, tenants::AppDomainCheckRequested{id}); }
  void set_proof(const std::string& domain) {
    sql::testing::run(context, world.dns.ensure_txt("_dde-challenge." + domain, token));
  }
  void lead(const std::string& domain, const std::string& address) {
    sql::testing::run(context, world.dns.ensure_address(domain, address));
  }
  void wait_for(const std::string& sql, const std::string& answer) {
    sql::testing::run_until(context, [&] { return ask(sql) == answer; });
  }
  // Of every look so far, newest last: "pending There is no ..."
  std::string reports() {
    return ask(
        "select coalesce(string_agg((payload ->> 'state') || ' ' || coalesce(payload ->> 'reason', ''), '; ' "
        "order by (payload ->> 'report')::int), '') from events.outbox where topic = 'tenant.app_domain.reported'");
  }
  bool jobs_are_done() { return ask("select count(*) from jobs.jobs where status in ('queued', 'running')") == "0"; }
  void settle() {
    sql::testing::run_until(context, [this] { return jobs_are_done(); });
  }

  const PowerDnsServer dns;
  const Scratch scratch;
  sql::Database system{context, {.url = database.system_url(), .system = true}};
  World world{context, world_options()};
  jobs::Worker worker{context, system, db};
  events::Bus bus;
  const base::Uuid id = base::make_uuid();
  const std::string token = "dde-a-token-of-our-own";
};

}  // namespace provisioning
