// What a change leaves behind, whoever makes it.
#include "base/error.hpp"
#include "trail_fixture.hpp"

namespace audit {
namespace {

using testing::HasSubstr;
using testing::Not;

class Record : public Trail {
 protected:
  tenancy::Member member() const {
    return {ada, ours, std::nullopt, tenancy::SessionId::make(), tenancy::Role::agency, {"*"}};
  }
  std::string refusal_of(const std::string& url, const std::string& sql) const {
    sql::BlockingConnection connection(url);
    const std::string scoped = "begin; select set_config('app.tenant_id', " + quoted(ours) + ", true); ";
    const auto answer = connection.execute(scoped + sql);
    return sql::is_good(answer) ? "" : sql::error_field(answer, 'C');
  }
};

TEST_F(Record, says_who_changed_what_when_and_from_where) {
  const auto session = tenancy::SessionId::make();
  const auto watched = std::make_shared<const tenancy::Origin>(tenancy::Origin{.operation = "create_client",
                                                                               .request_id = "request-2",
                                                                               .address = "2001:db8::1",
                                                                               .impersonator_id = ada,
                                                                               .api_key_id = session});

  change(tenancy::Scope::of(member()).from(watched),
         "insert into tenants.sub_tenants (id, name, website_id) values ($1, 'Bakery', gen_random_uuid())"_sql, bakery);

  EXPECT_EQ(line("tenant_id"), to_string(ours));
  EXPECT_EQ(line("user_id"), to_string(ada));
  EXPECT_EQ(line("impersonator_id"), to_string(ada));
  EXPECT_EQ(line("api_key_id"), to_string(session));
  EXPECT_EQ(line("noun || ' ' || action || ' ' || operation"), "tenants.sub_tenants added create_client");
  EXPECT_EQ(line("row_id"), to_string(bakery));
  EXPECT_EQ(line("sub_tenant_id"), to_string(bakery));
  EXPECT_EQ(line("address || ' ' || request_id"), "2001:db8::1 request-2");
  EXPECT_EQ(line("after ->> 'name'"), "Bakery");
  EXPECT_EQ(line("before is null"), "t");
  EXPECT_EQ(line("created_at between now() - interval '1 minute' and now()"), "t");
}

TEST_F(Record, names_whoever_acts_in_an_agency_that_is_not_their_own) {
  const auto root = tenancy::UserId::make();
  const auto acting =
      std::make_shared<const tenancy::Origin>(tenancy::Origin{.operation = "suspend_agency", .actor_id = root});

  change(tenancy::Scope::of(ours).from(acting), "update tenants.tenants set status = 'suspended'"_sql);
  change(tenancy::Scope::across_tenants(ada).from(acting), "update auth.users set is_active = false where id = $1"_sql,
         ada);

  EXPECT_EQ(ask("select count(*) from audit.lines where user_id = " + quoted(root)), "2");
}

TEST_F(Record, keeps_an_act_about_an_agency_in_its_trail_and_in_the_platforms_own) {
  change(scope_of(ours),
         "insert into http.acts (id, user_id, operation, subject, reason) values ($1, $2, 'a', 'b', 'c')"_sql,
         base::make_uuid(), ada);

  EXPECT_EQ(ask("select count(distinct tenant_id) || ' ' || count(*) from audit.lines where noun = 'http.acts'"),
            "2 2");
  EXPECT_EQ(ask("select after ->> 'tenant_id' from audit.lines where noun = 'http.acts' and tenant_id = "
                "'00000000-0000-0000-0000-000000000000'"),
            to_string(ours));
}

TEST_F(Record, keeps_an_act_about_no_agency_once) {
  change(scope_of(tenancy::no_tenant),
         "insert into http.acts (id, user_id, operation, subject, reason) values ($1, $2, 'a', 'b', 'd')"_sql,
         base::make_uuid(), ada);

  EXPECT_EQ(ask("select count(*) from audit.lines where noun = 'http.acts'"), "1");
}

TEST_F(Record, is_rolled_back_with_the_change) {
  {
    auto tx = run(app.begin(scope_of(ours)));
    run(tx.run("insert into tenants.sub_tenants (id, name, website_id) values ($1, 'B', gen_random_uuid())"_sql,
               bakery));
  }

  EXPECT_EQ(ask("select count(*) from audit.lines"), "0");
}

TEST_F(Record, shows_of_a_change_only_what_changed) {
  add_client(bakery, "Bakery");

  rename_client(bakery, "Bread & Co");

  EXPECT_EQ(line("action"), "changed");
  EXPECT_EQ(line("before"), R"({"name": "Bakery"})");
  EXPECT_EQ(line("after"), R"({"name": "Bread & Co"})");
}

TEST_F(Record, shows_of_a_removed_row_all_it_was) {
  add_client(bakery, "Bakery");

  change(scope_of(ours), "delete from tenants.sub_tenants where id = $1"_sql, bakery);

  EXPECT_EQ(line("action || ' ' || (before ->> 'name')"), "removed Bakery");
  EXPECT_EQ(line("after is null"), "t");
}

TEST_F(Record, is_not_written_when_nothing_of_interest_changed) {
  add_client(bakery, "Bakery");
  forget();

  change(scope_of(ours), "update tenants.sub_tenants set updated_at = now(), name = name where id = $1"_sql, bakery);

  EXPECT_EQ(ask("select count(*) from audit.lines"), "0");
}

TEST_F(Record, never_holds_a_secret) {
  change(scope_of(ours), "update auth.users set password_hash = 'another-hash' where id = $1"_sql, ada);

  EXPECT_EQ(line("before ->> 'password_hash'"), "***");
  EXPECT_EQ(line("after ->> 'password_hash'"), "***");
  EXPECT_THAT(line("lines::text"), Not(HasSubstr("hash'")));
  EXPECT_THAT(line("lines::text"), Not(HasSubstr("another-hash")));
}

TEST_F(Record, about_people_belongs_to_the_platform_and_keeps_personal_values_apart) {
  change(scope_of(ours), "update auth.users set full_name = 'Ada Lovelace' where id = $1"_sql, ada);

  EXPECT_EQ(line("tenant_id"), "00000000-0000-0000-0000-000000000000");
  EXPECT_EQ(line("after ->> 'full_name'"), "(personal)");
  EXPECT_EQ(line("personal -> 'before' ->> 'full_name'"), "Ada");
  EXPECT_EQ(line("personal -> 'after' ->> 'full_name'"), "Ada Lovelace");
  EXPECT_EQ(line("person_id"), to_string(ada));
}

TEST_F(Record, of_rows_without_an_id_names_their_key) {
  const auto website = base::make_uuid();
  change(scope_of(ours), R"sql(
    insert into provisioning.websites (id, sub_tenant_id, name, primary_domain, platform_domain, template_name,
      template_git_url, branch) values ($1, $2, 'Site', 'a.example', 'a.example', 'blog', 'file:///a', 'main')
  )sql"_sql,
         website, bakery);

  change(scope_of(ours), R"sql(
    insert into provisioning.domains (name, sub_tenant_id, website_id) values ('a.example', $1, $2)
  )sql"_sql,
         bakery, website);

  EXPECT_EQ(line("row_id"), "a.example");
}

TEST_F(Record, of_a_cascade_is_written_too) {
  const auto membership = base::make_uuid();
  change(scope_of(ours), R"sql(
    insert into auth.memberships (id, user_id, role, level) values ($1, $2, 'agency', 'member')
  )sql"_sql,
         membership, ada);
  change(scope_of(ours), R"sql(
    insert into auth.sessions (id, user_id, membership_id, token_hash, rotated_at, user_agent, address, expires_at)
    values (gen_random_uuid(), $1, $2, 'a-hash', now(), 'Firefox', '192.0.2.9', now())
  )sql"_sql,
         ada, membership);

  change(scope_of(ours), "delete from auth.memberships where id = $1"_sql, membership);

  EXPECT_EQ(ask("select count(*) from audit.lines where noun = 'auth.sessions' and action = 'removed' and operation = "
                "'change_client'"),
            "1");
}

TEST_F(Record, of_work_that_nobody_asked_for_names_the_work) {
  change(tenancy::Scope::of(ours).from(tenancy::work_of("tenants.note_website_live")),
         "insert into billing.subscriptions (plan_id) values ('pro')"_sql);

  EXPECT_EQ(line("operation"), "tenants.note_website_live");
  EXPECT_EQ(line("row_id"), to_string(ours));
  EXPECT_EQ(line("num_nulls(user_id, address, request_id)"), "3");
}

TEST_F(Record, takes_its_origin_from_the_database_of_the_work_where_the_scope_has_none) {
  auto work = app.for_work(tenancy::work_of("log_in"));
  auto tx = run(work.begin(tenancy::Scope::of(ours)));
  run(tx.run("insert into billing.subscriptions (plan_id) values ('pro')"_sql));
  run(tx.commit());

  EXPECT_EQ(line("operation"), "log_in");
}

TEST_F(Record, never_has_the_origin_of_another_transaction) {
  sql::Database one(context, {.url = database.app_url(), .writers = 1});
  auto first = run(one.begin(scope_of(ours)));
  run(first.run("insert into billing.subscriptions (plan_id) values ('pro')"_sql));
  run(first.commit());

  auto second = run(one.begin(tenancy::Scope::of(theirs)));
  run(second.run("insert into billing.subscriptions (plan_id) values ('pro')"_sql));
  run(second.commit());

  EXPECT_EQ(line("tenant_id"), to_string(theirs));
  EXPECT_EQ(line("operation is null and address is null"), "t");
}

TEST_F(Record, is_written_for_the_tenant_of_the_row_also_by_a_unit_of_another_scope) {
  const auto membership = base::make_uuid();
  change(scope_of(ours), R"sql(
    insert into auth.memberships (id, user_id, role, level) values ($1, $2, 'agency', 'member')
  )sql"_sql,
         membership, ada);
  database.execute("create policy own_rows on auth.memberships for update to dde_app using (true)");

  change(tenancy::Scope::of(ada), "update auth.memberships set level = 'admin' where id = $1"_sql, membership);

  EXPECT_EQ(line("tenant_id || ' ' || action"), to_string(ours) + " changed");
}

TEST_F(Record, cannot_be_made_changed_or_removed_by_the_application) {
  add_client(bakery, "Bakery");
  const std::string forged = "insert into audit.lines (tenant_id, id, created_at, noun, row_id, action) values (" +
                             quoted(ours) + ", gen_random_uuid(), now(), 'a.b', 'c', 'added')";

  EXPECT_EQ(refusal_of(database.app_url(), forged), "42501");
  EXPECT_EQ(refusal_of(database.app_url(), "update audit.lines set noun = 'a.b'"), "42501");
  EXPECT_EQ(refusal_of(database.app_url(), "delete from audit.lines"), "42501");
  EXPECT_EQ(refusal_of(database.app_url(), "update audit.heads set number = 0"), "42501");
  EXPECT_EQ(refusal_of(database.system_url(), "update audit.lines set noun = 'a.b'"), "42501");
  EXPECT_EQ(refusal_of(database.system_url(), "delete from audit.lines"), "42501");
}

TEST_F(Record, is_seen_by_its_tenant_and_of_a_client_only_by_that_client) {
  add_client(bakery, "Bakery");
  change(scope_of(ours), "insert into billing.subscriptions (plan_id) values ('pro')"_sql);
  const auto count_as = [&](const tenancy::Scope& scope) {
    return run(app.read(scope).one<std::int64_t>("select count(*) from audit.lines"_sql));
  };
  auto user = member();
  user.sub_tenant_id = bakery;
  auto stranger = member();
  stranger.sub_tenant_id = tenancy::SubTenantId::make();

  EXPECT_EQ(count_as(tenancy::Scope::of(ours)), 2);
  EXPECT_EQ(count_as(tenancy::Scope::of(theirs)), 0);
  EXPECT_EQ(count_as(tenancy::Scope::of(user)), 1);
  EXPECT_EQ(count_as(tenancy::Scope::of(stranger)), 0);
}

TEST_F(Record, of_a_clients_user_is_about_that_client) {
  add_client(bakery, "Bakery");
  auto user = member();
  user.sub_tenant_id = bakery;

  change(tenancy::Scope::of(user), "update auth.users set full_name = 'Ada L' where id = $1"_sql, ada);

  EXPECT_EQ(line("sub_tenant_id"), to_string(bakery));
}

TEST_F(Record, refuses_to_watch_a_column_that_is_not_there) {
  sql::BlockingConnection owner(database.owner_url());

  const auto answer = owner.execute("call audit.watch('tenants.sub_tenants', secret => 'pasword')");

  EXPECT_THAT(sql::error_field(answer, 'M'), HasSubstr("has no column pasword"));
}

}  // namespace
}  // namespace audit
