// The samples are clients like any other, added and deleted by the same two functions.
#include "samples.hpp"

#include <array>

#include "base/error.hpp"
#include "clients.hpp"

namespace tenants {
namespace {

using base::Task;
using namespace sql::literals;
using tenancy::Member;

// Each goes with the pages its template comes with. The addresses are of a domain that nobody can own.
struct Sample {
  const char* name;
  const char* email;
  const char* company;
  const char* industry;
  const char* template_name;
  std::vector<std::string> features;
};

const std::array<Sample, 3>& samples() {
  static const std::array<Sample, 3> all{{
      {"Foundry Lane Builders", "hello@foundry-lane.example", "Foundry Lane Builders Ltd", "Crafts", "starter", {}},
      {"The Long Afternoon", "editors@long-afternoon.example", "Long Afternoon Press", "Publishing", "blog", {}},
      {"Marigold & Moss",
       "hello@marigold-moss.example",
       "Marigold & Moss Ltd",
       "Retail",
       "ecommerce-pro",
       {"estore", "blog", "chatbot"}},
  }};
  return all;
}

Task<Samples> count_samples(sql::Queries& db) {
  co_return co_await db.one<Samples>(R"sql(
    select count(*) as clients, count(*) filter (where status = 'provisioning') as starting_sites,
      count(*) filter (where status = 'live') as live_sites, count(*) filter (where status = 'error') as failed_sites
    from tenants.sub_tenants where is_sample
  )sql"_sql);
}

// Two that add at the same time are one after the other.
Task<void> require_none(sql::Tx& tx) {
  co_await tx.one<tenancy::TenantId>(R"sql(
    select id from tenants.tenants where id = $1 for no key update
  )sql"_sql,
                                     tx.tenant_id());
  const auto there = co_await count_samples(tx);
  if (there.clients > 0) throw base::conflict(std::string(samples_present.code), std::string(samples_present.message));
}

Task<Samples> add_samples(Given& given, Member, sql::Tx& tx) {
  co_await require_none(tx);
  for (const auto& sample : samples()) {
    ClientFacts facts{sample.name, sample.email, sample.company, sample.industry, true};
    WantedWebsite website{std::nullopt, sample.template_name, sample.features};
    co_await add_client(given, tx, facts, website);
  }
  co_return co_await count_samples(tx);
}

Task<Samples> get_samples(Member, sql::ReadTx& tx) { co_return co_await count_samples(tx); }

Task<void> remove_samples(Given& given, Member, sql::Tx& tx) {
  auto ids = co_await tx.all<tenancy::SubTenantId>(R"sql(
    select id from tenants.sub_tenants where is_sample order by id for update
  )sql"_sql);
  for (const auto& id : ids) co_await delete_client(given, tx, id);
}

}  // namespace

void add_sample_routes(http::Routes& r, Given& given) {
  r.post("/api/v1/tenants/samples", http::with(add_samples, given))
      .says("Add three sample clients with websites, to look around")
      .named("add_samples")
      .needs("clients:write")
      .limited_by("deploy")
      .fails_with(samples_present);
  r.get("/api/v1/tenants/samples", get_samples)
      .says("Say how much sample data there is")
      .named("get_samples")
      .needs("clients:read");
  r.remove("/api/v1/tenants/samples", http::with(remove_samples, given))
      .says("Delete all sample clients and their websites for good")
      .named("remove_samples")
      .needs("clients:write");
}

}  // namespace tenants
