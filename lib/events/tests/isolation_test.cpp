// What row-level security lets a tenant do with outbox and receipts.
#include "events/dead_letters.hpp"
#include "shop.hpp"

namespace events {
namespace {

class Isolation : public Shop {
 protected:
  base::Task<std::int64_t> rows_seen_by(tenancy::TenantId tenant) {
    auto tx = app_.read(tenancy::Scope::of(tenant));
    co_return co_await tx.one<std::int64_t>("select count(*) from events.outbox"_sql);
  }

  base::Task<void> forge_receipt(tenancy::TenantId by, tenancy::TenantId of) {
    auto tx = co_await app_.begin(tenancy::Scope::of(by));
    co_await tx.run(R"sql(
      insert into events.receipts (tenant_id, event_id, listener) values ($1, $2, 'pack')
    )sql"_sql,
                    of, EventId::make());
  }
};

TEST_F(Isolation, shows_a_tenant_its_own_events_only) {
  publish(tenant_, OrderPlaced{"hat"});

  EXPECT_EQ(run(rows_seen_by(tenant_)), 1);
  EXPECT_EQ(run(rows_seen_by(other_)), 0);
}

TEST_F(Isolation, refuses_a_receipt_in_the_name_of_another_tenant) {
  EXPECT_THROW(run(forge_receipt(tenant_, other_)), base::Error);
}

TEST_F(Isolation, is_forced_on_every_table) {
  EXPECT_EQ(ask("select count(*) from pg_class where relnamespace = 'events'::regnamespace and relkind = 'r' "
                "and not (relrowsecurity and relforcerowsecurity)"),
            "0");
}

}  // namespace
}  // namespace events
