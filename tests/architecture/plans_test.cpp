// Every list is read from an index: tenant and cursor are in its condition, whatever the size of the table.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "explained.hpp"
#include "migrated_database.hpp"
#include "services.hpp"
#include "sql/statement.hpp"

namespace architecture {
namespace {

// 20 agencies; the first table of each list has 50,000 rows.
constexpr const char* rows = R"sql(
  set session_replication_role = replica; -- without the triggers of the audit trail
  create temp table agencies as select gen_random_uuid() as id from generate_series(1, 20);
  insert into tenants.tenants (id, name, owner_id) select id, 'Agency', gen_random_uuid() from agencies;
  insert into tenants.sub_tenants (tenant_id, id, name, website_id, created_at, deleted_at)
    select a.id, gen_random_uuid(), 'Client', gen_random_uuid(), now() - n * interval '1 hour',
      case when n % 10 = 0 then now() end
    from agencies a, generate_series(1, 2500) n;
  insert into provisioning.websites (tenant_id, id, sub_tenant_id, name, primary_domain, platform_domain,
      template_name, template_git_url, branch)
    select a.id, gen_random_uuid(), gen_random_uuid(), 'Site', 'a.example', 'a.example', 'blog', 'file:///a', 'main'
    from agencies a, generate_series(1, 5) n;
  insert into provisioning.deployments (tenant_id, id, sub_tenant_id, website_id, number, cause, branch, status,
      created_at)
    select w.tenant_id, gen_random_uuid(), w.sub_tenant_id, w.id, n, 'deploy', 'main', 'live',
      now() - n * interval '1 hour'
    from provisioning.websites w, generate_series(1, 500) n;
  insert into audit.lines (tenant_id, id, created_at, noun, row_id, action, number)
    select a.id, audit.new_id(now() - n * interval '1 hour'), now(), 'a.b', n::text, 'changed', n
    from agencies a, generate_series(1, 2500) n;
  insert into notifications.notifications (tenant_id, id, kind)
    select a.id, audit.new_id(now() - n * interval '1 hour'), 'website_live'
    from agencies a, generate_series(1, 2500) n;
  create temp table people as select gen_random_uuid() as id, n from generate_series(1, 2500) n;
  insert into auth.users (id, email, password_hash, full_name)
    select id, 'person' || n || '@example.com', '', 'Person' from people;
  insert into auth.memberships (tenant_id, id, user_id, role, level, created_at)
    select a.id, gen_random_uuid(), p.id, 'agency', 'member', now() - p.n * interval '1 hour'
    from agencies a, people p;
  insert into auth.invitations (tenant_id, id, email, role, level, inviter_id, token_id, created_at, expires_at)
    select a.id, gen_random_uuid(), 'guest' || p.n || '@example.com', 'agency', 'member', p.id, gen_random_uuid(),
      now() - p.n * interval '1 hour', now()
    from agencies a, people p;
  insert into auth.api_keys (tenant_id, id, membership_id, name, prefix, hash, scopes, created_at)
    select m.tenant_id, gen_random_uuid(), m.id, 'Key', '', '', '{}', m.created_at from auth.memberships m;
  create temp table work as select tenant_id, gen_random_uuid() as id from provisioning.websites;
  insert into jobs.jobs (tenant_id, id, kind, payload, max_attempts, run_at)
    select tenant_id, id, 'test', '{}', 1, now() from work;
  insert into jobs.log_lines (tenant_id, job_id, seq, line)
    select w.tenant_id, w.id, n, 'A line.' from work w, generate_series(1, 500) n;
  insert into tenants.tenants (id, name, owner_id, created_at)
    select gen_random_uuid(), 'Agency ' || n, gen_random_uuid(), now() - n * interval '1 hour'
    from generate_series(1, 5000) n;
  insert into jobs.jobs (tenant_id, id, kind, payload, max_attempts, run_at, status, finished_at)
    select w.tenant_id, gen_random_uuid(), 'test', '{}', 1, now(), 'dead', now() - n * interval '1 hour'
    from work w, generate_series(1, 50) n;
  analyze;
)sql";

// Lists of the platform's administrator say so.
bool is_of_all_tenants(std::string_view text) { return text.contains("-- of all tenants"); }

// Lists of the tenants' own rows. What the system role reads across tenants has indexes of its own.
bool is_list(std::string_view text) {
  if (is_of_all_tenants(text)) return false;
  const auto says = [&](std::string_view words) { return text.find(words) != std::string_view::npos; };
  return says("order by") && says("limit $") && !says("events.") && !says("jobs.jobs");
}

bool has_word(const std::string& line, std::string_view word) { return line.find(word) != std::string::npos; }

// Why a plan is none for a list; empty when it is one.
std::string complaint_about(const std::vector<std::string>& plan, Planning planning) {
  const auto is_indexed = [](const std::string& line) {
    const bool has_cursor =
        has_word(line, " < ") || has_word(line, " > ") || has_word(line, ">=") || has_word(line, "<=");
    return has_word(line, "Index Cond:") && has_word(line, "tenant_id = ") && has_cursor;
  };
  std::string text;
  for (const auto& line : plan) text += line + "\n";
  if (std::ranges::none_of(plan, is_indexed)) return "tenant and cursor are not in one Index Cond:\n" + text;
  // With its values before it, PostgreSQL may rightly sort the few rows that it knows to be left.
  if (planning == Planning::generic && has_word(text, "Sort")) return "the rows are sorted, so all are read:\n" + text;
  return "";
}

class Lists : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    database_ = new sql::testing::FreshDatabase(app::migration_folders());
    database_->execute(rows);
  }
  static void TearDownTestSuite() { delete database_; }

  std::string complaint(const Question& question, Planning planning) {
    sql::BlockingConnection superuser(superuser_url(*database_));
    const auto tenant = column_of(superuser, "select id from tenants.tenants limit 1").at(0);
    const auto website =
        column_of(superuser, "select id from provisioning.websites where tenant_id = '" + tenant + "' limit 1").at(0);
    const Examples examples{"'" + website + "'", "now() - interval '100 hours'", "51", "'7'", "false"};
    return complaint_about(explain(database_->app_url(), question, tenant, examples, planning), planning);
  }

  // Of all tenants: as the role that may run it, whatever the values.
  std::string complaint_about_order(const Question& question) {
    const Examples examples{"'" + base::to_string(base::make_uuid()) + "'", "now() - interval '100 hours'", "51"};
    const auto& url = question.text.contains("auth.users") ? database_->app_url() : database_->system_url();
    std::string text;
    bool has_cursor = false;
    for (const auto& line : explain(url, question, to_string(tenancy::no_tenant), examples, Planning::generic)) {
      text += line + "\n";
      has_cursor |= has_word(line, "Index Cond:") && (has_word(line, " < ") || has_word(line, " > "));
    }
    return has_cursor && !has_word(text, "Sort") ? "" : "not in the order of an index from the cursor on:\n" + text;
  }

  static inline sql::testing::FreshDatabase* database_ = nullptr;
};

TEST_F(Lists, are_read_from_an_index_by_tenant_and_cursor) {
  int lists = 0;
  for (const auto* use : sql::registered_statements()) {
    if (!is_list(use->text())) continue;
    ++lists;
    const Question question{use->text(), use->parameters()};
    EXPECT_EQ(complaint(question, Planning::generic), "") << question.text;
    EXPECT_EQ(complaint(question, Planning::custom), "") << question.text;
  }
  EXPECT_GE(lists, 4);
}

TEST_F(Lists, of_all_tenants_are_read_from_an_index_in_its_order) {
  int lists = 0;
  for (const auto* use : sql::registered_statements()) {
    if (!is_of_all_tenants(use->text())) continue;
    ++lists;
    const Question question{use->text(), use->parameters()};
    EXPECT_EQ(complaint_about_order(question), "") << question.text;
  }
  EXPECT_GE(lists, 4);
}

TEST_F(Lists, of_all_tenants_without_an_index_are_found) {
  const std::array keyset{1184U, 2950U, 20U};
  const Question by_change{"select id from tenants.tenants -- of all tenants\n"
                           "where (updated_at, id) < ($1, $2) order by updated_at desc, id desc limit $3",
                           keyset};

  EXPECT_THAT(complaint_about_order(by_change), testing::HasSubstr("not in the order of an index"));
}

TEST_F(Lists, without_an_index_are_found) {
  const std::array unindexed{2950U, 20U};
  const std::array keyset{1184U, 2950U, 20U};
  const Question by_website{"select id from tenants.sub_tenants where website_id > $1 order by website_id limit $2",
                            unindexed};
  const Question not_leakproof{
      "select id from tenants.sub_tenants where deleted_at is null and "
      "(created_at, id) < (coalesce($1, now()), coalesce($2, id)) order by created_at desc, id desc limit $3",
      keyset};

  EXPECT_THAT(complaint(by_website, Planning::generic), testing::HasSubstr("not in one Index Cond"));
  EXPECT_THAT(complaint(not_leakproof, Planning::generic), testing::HasSubstr("not in one Index Cond"));
}

}  // namespace
}  // namespace architecture
