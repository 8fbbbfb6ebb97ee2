// Numbering and sealing what has been committed.
#include <boost/asio/co_spawn.hpp>

#include "base/error.hpp"
#include "trail_fixture.hpp"

namespace audit {
namespace {

using testing::IsEmpty;

class Sealing : public Trail {
 protected:
  base::Task<void> seal_until_done(sql::Database& worker, int& rounds) {
    while (co_await seal_lines(worker, keys) > 0) ++rounds;
  }
};

TEST_F(Sealing, numbers_lines_from_one_in_each_tenant) {
  given_sealed_lines(3);
  change(scope_of(theirs), "insert into billing.subscriptions (plan_id) values ('pro')"_sql);

  seal();

  EXPECT_EQ(ask("select string_agg(number::text, ' ' order by id) from audit.lines where tenant_id = " + quoted(ours)),
            "1 2 3");
  EXPECT_EQ(ask("select number from audit.lines where tenant_id = " + quoted(theirs)), "1");
  EXPECT_EQ(ask("select number from audit.heads where tenant_id = " + quoted(ours)), "3");
  EXPECT_THAT(verdict().findings, IsEmpty());
  EXPECT_EQ(verdict().lines, 4);
}

TEST_F(Sealing, goes_on_where_it_ended) {
  given_sealed_lines(2);
  rename_client(bakery, "Bread & Co");

  seal();

  EXPECT_EQ(line("number"), "3");
  EXPECT_EQ(ask("select count(*) from audit.lines l join audit.lines p on p.hash = l.previous_hash"), "2");
  EXPECT_THAT(verdict().findings, IsEmpty());
}

TEST_F(Sealing, seals_what_commits_late_when_it_commits) {
  add_client(bakery, "Bakery");
  auto late = run(app.begin(scope_of(ours)));
  run(late.run("insert into billing.subscriptions (plan_id) values ('pro')"_sql));
  rename_client(bakery, "Bread & Co");
  seal();

  run(late.commit());
  seal();

  EXPECT_EQ(ask("select number from audit.lines where noun = 'billing.subscriptions'"), "3");
  EXPECT_THAT(verdict().findings, IsEmpty());
}

TEST_F(Sealing, by_two_workers_at_once_makes_one_chain) {
  for (int i = 0; i < 5; ++i) add_client(tenancy::SubTenantId::make(), "Client");
  database.execute("insert into audit.lines (tenant_id, id, created_at, noun, row_id, action) select t.id, "
                   "audit.new_id(now() + n * interval '1 ms'), now(), 'a.b', 'c', 'added' "
                   "from tenants.tenants t, generate_series(1, 2500) n");
  sql::Database other(context, {.url = database.system_url(), .system = true});
  int rounds = 0;
  std::vector<base::Task<void>> workers;

  for (int i = 0; i < 3; ++i) {
    workers.push_back(seal_until_done(system, rounds));
    workers.push_back(seal_until_done(other, rounds));
  }
  sql::testing::run_together(context, std::move(workers));
  seal();

  EXPECT_GE(rounds, 6);
  EXPECT_EQ(ask("select count(*) from audit.lines where number is null"), "0");
  EXPECT_EQ(ask("select count(*) from (select tenant_id, number from audit.lines group by 1, 2) n"), "5005");
  EXPECT_THAT(verdict().findings, IsEmpty());
}

TEST_F(Sealing, with_a_new_key_keeps_the_old_lines_good) {
  given_sealed_lines(2);
  const Keys rotated("k2:BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBA,k1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
  rename_client(bakery, "Bread & Co");

  run(seal_lines(system, rotated));

  EXPECT_EQ(line("key_id"), "k2");
  EXPECT_THAT(run(verify(system, rotated, std::nullopt, {})).findings, IsEmpty());
}

TEST_F(Sealing, waits_for_the_key_that_the_chain_ended_with) {
  given_sealed_lines(2);
  const Keys lost("k2:BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBA");
  rename_client(bakery, "Bread & Co");

  EXPECT_THROW(run(seal_lines(system, lost)), base::Error);
  seal();

  EXPECT_THAT(verdict().findings, IsEmpty());
}

TEST_F(Sealing, happens_by_itself_after_the_commit) {
  Sealer sealer(context, system, keys);
  bool has_ended = false;
  boost::asio::co_spawn(context, sealer.run(), [&](const std::exception_ptr&) { has_ended = true; });

  add_client(bakery, "Bakery");

  sql::testing::run_until(context, [&] { return line("number") == "1"; });
  sealer.stop();
  sql::testing::run_until(context, [&] { return has_ended; });
}

TEST(AuditKeys, refuse_what_is_no_ring) {
  EXPECT_THROW(Keys(""), base::Error);
  EXPECT_THROW(Keys("k1:short"), base::Error);
}

}  // namespace
}  // namespace audit
