// A person is planted wherever the product keeps anything, erased, and looked for everywhere.
#include <boost/algorithm/string/case_conv.hpp>

#include "base/error.hpp"
#include "http/acts.hpp"
#include "mail/mail.hpp"
#include "people_fixture.hpp"
#include "shape/json.hpp"
#include "sql/blocking.hpp"

namespace privacy {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

// None of these stands anywhere but where the test puts it.
constexpr const char* email = "zelda.quux@person.example";
constexpr const char* name = "Zelda Quuxington";
constexpr const char* address = "198.51.100.77";
constexpr const char* browser = "QuuxBrowser/77";
const std::vector<std::string> markers{email, name, address, browser};

class Erasures : public People {
 protected:
  Erasures() {
    add_person(zelda, email, name);
    for (const auto& tenant : {ours, theirs}) add_place(tenant);
    add_credentials();
    add_mentions();
    add_reasons();
    seal();
  }

  // A membership with a session, which leave lines with address and browser.
  void add_place(tenancy::TenantId tenant) {
    add_membership(tenant, zelda, "member");
    database.execute(
        "insert into auth.sessions (tenant_id, id, user_id, membership_id, token_hash, rotated_at, "
        "user_agent, address, expires_at) select tenant_id, gen_random_uuid(), user_id, id, 'a-hash', now(), '" +
        std::string(browser) + "', '" + address +
        "', now() + interval '1 day' from auth.memberships where tenant_id = " + quoted(tenant) +
        " and user_id = " + quoted(zelda));
    const auto origin = std::make_shared<const tenancy::Origin>(
        tenancy::Origin{.operation = "change_client", .request_id = "request", .address = address});
    tenancy::Member who = member(zelda);
    who.tenant_id = tenant;
    sql::testing::run(context, change_something(tenancy::Scope::of(who).from(origin)));
  }
  base::Task<void> change_something(tenancy::Scope scope) {
    using namespace sql::literals;
    auto tx = co_await app.begin(scope);
    co_await tx.run("insert into tenants.sub_tenants (id, name, email, website_id) values ($1, 'Shop', $2, $1)"_sql,
                    base::make_uuid(), email);
    co_await tx.run("update auth.users set full_name = full_name || '!' where id = $1"_sql, zelda);
    co_await tx.run("update auth.users set full_name = $2 where id = $1"_sql, zelda, name);
    co_await tx.commit();
  }
  void add_credentials() const {
    const auto whose = quoted(zelda);
    database.execute("insert into auth.trusted_devices (id, user_id, token_hash, user_agent, address, created_at, "
                     "last_used_at, expires_at) values (gen_random_uuid(), " +
                     whose + ", 'a-hash', '" + browser + "', '" + address + "', now(), now(), now())");
    database.execute("insert into auth.identities (id, user_id, provider, issuer, subject, email) values "
                     "(gen_random_uuid(), " +
                     whose + ", 'google', 'https://issuer.example', 'zelda.quux', '" + email + "')");
    database.execute("insert into auth.one_time_tokens (id, purpose, subject, detail, expires_at) values "
                     "(gen_random_uuid(), 'verify_email', " +
                     whose + ", '{\"email\": \"" + email + "\"}', now())");
    database.execute(
        "insert into auth.invitations (tenant_id, id, email, role, level, inviter_id, token_id, expires_at) "
        "values (" +
        quoted(ours) + ", gen_random_uuid(), '" + email + "', 'agency', 'member', " + quoted(owner) +
        ", gen_random_uuid(), now())");
  }
  // What the platform's administrator writes: about agencies, about none, to look through somebody's eyes.
  void add_reasons() {
    const auto reason = "Asked for by " + boost::to_upper_copy(std::string(name)) + " (" + email + ") of \\Quux\\.";
    for (const auto& about : {ours, theirs, tenancy::TenantId{}}) {
      tenancy::Member who = member(tenancy::UserId::make(), tenancy::Role::admin);
      who.tenant_id = about;
      sql::testing::run(context, act(tenancy::Scope::of(who), reason));
    }
    database.execute("update tenants.tenants set status_reason = '" + reason + "' where id = " + quoted(theirs));
    database.execute(
        "insert into auth.sessions (tenant_id, id, user_id, membership_id, token_hash, rotated_at, "
        "user_agent, address, expires_at, impersonator_id, impersonation_reason) select tenant_id, "
        "gen_random_uuid(), user_id, id, 'b-hash', now(), 'Firefox', '192.0.2.1', now() + interval '1 hour', "
        "user_id, '" +
        reason + "' from auth.memberships where user_id = " + quoted(owner));
  }
  base::Task<void> act(tenancy::Scope scope, std::string reason) {
    auto tx = co_await app.begin(scope);
    http::Act done{.user_id = tenancy::UserId::make(), .operation = "look", .subject = "all", .reason = reason};
    co_await http::note_act(tx, done);
    co_await tx.commit();
  }
  // Events, jobs with steps and logs, mails, Redis, files.
  void add_mentions() {
    const auto tenant = quoted(ours);
    const std::string who = shape::to_json(std::vector<std::string>{email, name, address, browser});
    database.execute("insert into events.outbox (tenant_id, id, topic, payload, sent_at, settled_at) values (" +
                     tenant + ", gen_random_uuid(), 'member.invited', '" + who + "', now(), now())");
    database.execute("insert into jobs.jobs (tenant_id, id, kind, payload, status, max_attempts, run_at, finished_at) "
                     "values (" +
                     tenant + ", '00000000-0000-7000-8000-000000000001', 'notifications.send_mail', '" + who +
                     "', 'done', 1, now(), now()), (" + tenant +
                     ", '00000000-0000-7000-8000-000000000002', 'a.b', '{}', "
                     "'dead', 1, now(), now()); "
                     "insert into jobs.log_lines (tenant_id, job_id, seq, line) values (" +
                     tenant + ", '00000000-0000-7000-8000-000000000002', 1, 'Mailed " + email + "')");
    for (const auto& marker : markers) {
      redis_command({"SET", "limit:" + marker, "1"});
      redis_command({"HSET", "cache:" + std::to_string(marker.size()), "value", "it is " + marker});
    }
    redis_command({"SET", "kept", "nobody in particular"});
    const auto sender = mail::make_mailbox_sender(directory / "mailbox");
    send(*sender, {.to = mail::Address(name, email),
                   .from = mail::Address("Agency", "hello@agency.example"),
                   .subject = "Hello",
                   .text = "Hello " + std::string(name) + ",\n\nwelcome.",
                   .message_id = "to-her"});
    send(*sender, {.to = mail::Address("Olga", "owner@agency.example"),
                   .from = mail::Address("Agency", "hello@agency.example"),
                   .subject = "News",
                   .text = std::string(60, 'x') + " was invited by " + name + " yesterday.",
                   .message_id = "about-her"});
    send(*sender, {.to = mail::Address("Olga", "owner@agency.example"),
                   .from = mail::Address("Agency", "hello@agency.example"),
                   .subject = "News",
                   .text = "Nothing.",
                   .message_id = "not-about-her"});
    sql::testing::run(context, store->put("privacy/" + to_string(ours) + "/old", who));
    database.execute(
        "insert into privacy.exports (tenant_id, id, user_id, about, status, storage_key, expires_at) values (" +
        tenant + ", gen_random_uuid(), " + quoted(owner) + ", 'tenant', 'ready', 'privacy/" + to_string(ours) +
        "/old', now() + interval '1 day')");
  }
  void redis_command(std::vector<std::string> words) { sql::testing::run(context, redis.command(std::move(words))); }
  void send(mail::Sender& sender, mail::Message message) {
    sql::testing::run(context, sender.send(std::move(message)));
  }

  Answer ask_for_erasure(const tenancy::Member& who, tenancy::UserId person) {
    return answer(who, "POST", "/api/v1/privacy/erasures", {{"personId", to_string(person)}});
  }
  void erase() {
    const auto response = ask_for_erasure(member(zelda), zelda);
    ASSERT_EQ(response.status, 201) << response.text;
    start_work();
    await("select status from privacy.erasures", "done");
  }

  // Where a marker stands: tables (text and bytes), Redis keys and values, files.
  std::vector<std::string> hits() {
    std::vector<std::string> found;
    for (const auto& marker : markers) {
      for (const auto& table : tables_with(marker)) found.push_back(table + ": " + marker);
      for (const auto& key : redis_keys_with(marker)) found.push_back("Redis " + key + ": " + marker);
      for (const auto& file : files_with(marker)) found.push_back(file + ": " + marker);
    }
    return found;
  }
  std::vector<std::string> tables_with(const std::string& marker) const {
    sql::BlockingConnection superuser(sql::testing::PrivatePostgres::shared().url("postgres", database.name()));
    const auto tables = superuser.execute(
        "select c.oid::regclass::text from pg_class c where relkind in ('r', 'p') and relnamespace::regnamespace::text "
        "!~ '^(pg_|information_schema)'");
    std::vector<std::string> found;
    for (int row = 0; row < sql::row_count(tables); ++row) {
      const auto table = sql::text_at(tables, row, 0);
      const auto question = "select count(*) from " + table +
                            " t where position(lower($1) in lower(t::text)) > 0 or "
                            "position(encode(convert_to($1, 'utf8'), 'hex') in t::text) > 0";
      const auto count = sql::require_good(superuser.query(question, {marker}), question);
      if (sql::text_at(count, 0, 0) != "0") found.push_back(table);
    }
    return found;
  }
  std::vector<std::string> redis_keys_with(const std::string& marker) {
    std::vector<std::string> found;
    const auto keys = sql::testing::run(context, redis.command({"KEYS", "*"}));
    for (const auto& key : keys.items) {
      const auto type = sql::testing::run(context, redis.command({"TYPE", key.text}));
      std::string value;
      if (type.text == "string") value = sql::testing::run(context, redis.command({"GET", key.text})).text;
      if (type.text == "hash") value = sql::testing::run(context, redis.command({"HGET", key.text, "value"})).text;
      if (key.text.contains(marker) || value.contains(marker)) found.push_back(key.text);
    }
    return found;
  }
  std::vector<std::string> files_with(const std::string& marker) const {
    std::vector<std::string> found;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(directory)) {
      if (!entry.is_regular_file()) continue;
      std::ifstream file(entry.path(), std::ios::binary);
      std::string text{std::istreambuf_iterator<char>(file), {}};
      for (auto at = text.find("=\r\n"); at != std::string::npos; at = text.find("=\r\n")) text.erase(at, 3);
      if (text.contains(marker)) found.push_back(entry.path().filename());
    }
    return found;
  }

  const tenancy::UserId zelda = tenancy::UserId::make();
};

TEST_F(Erasures, find_the_person_planted_everywhere_before) {
  const auto found = hits();

  for (const auto* place :
       {"auth.users", "auth.sessions", "auth.trusted_devices", "auth.identities", "auth.one_time_tokens",
        "auth.invitations", "audit.lines", "events.outbox", "jobs.jobs", "jobs.log_lines", "tenants.sub_tenants",
        "http.acts", "tenants.tenants", "Redis limit:", "Redis cache:", "to-her", "about-her", "old"}) {
    EXPECT_THAT(found, testing::Contains(HasSubstr(place)));
  }
}

TEST_F(Erasures, leave_no_trace_in_tables_redis_and_files) {
  erase();

  EXPECT_THAT(hits(), IsEmpty());
}

TEST_F(Erasures, blot_a_person_out_of_reasons_and_leave_their_rest) {
  erase();

  EXPECT_EQ(ask("select status_reason from tenants.tenants where id = " + quoted(theirs)),
            "Asked for by (erased) ((erased)) of \\Quux\\.");
  EXPECT_EQ(ask("select count(distinct reason) || ' ' || count(*) from http.acts"), "1 3");
}

TEST_F(Erasures, leave_the_audit_trail_whole) {
  erase();
  seal();

  const auto verdict = this->verdict();

  for (const auto& finding : verdict.findings) ADD_FAILURE() << finding.text;
  EXPECT_GT(verdict.erased, 10);
  EXPECT_EQ(ask("select count(*) > 0 from audit.lines where user_id = " + quoted(zelda)), "t");
}

TEST_F(Erasures, of_lines_that_were_not_sealed_yet_leave_the_trail_whole_too) {
  const auto third = tenancy::TenantId::make();
  add_agency(third, owner);
  add_place(third);
  erase();
  seal();

  EXPECT_THAT(verdict().findings, IsEmpty());
  EXPECT_THAT(hits(), IsEmpty());
}

TEST_F(Erasures, touch_nobody_else) {
  erase();

  EXPECT_EQ(ask("select full_name || ' ' || email from auth.users where id = " + quoted(owner)),
            "Olga Owner owner@agency.example");
  EXPECT_EQ(ask("select count(*) from auth.memberships"), "1");
  EXPECT_EQ(ask("select count(*) from jobs.jobs where id = '00000000-0000-7000-8000-000000000002'"), "0");
  EXPECT_TRUE(std::filesystem::exists(directory / "mailbox" / "not-about-her.eml"));
  EXPECT_EQ(sql::testing::run(context, redis.command({"GET", "kept"})).text, "nobody in particular");
}

TEST_F(Erasures, close_the_account_and_end_every_session) {
  erase();

  EXPECT_EQ(ask("select is_active from auth.users where id = " + quoted(zelda)), "f");
  EXPECT_EQ(ask("select count(*) from auth.sessions where user_id = " + quoted(zelda)), "0");
  EXPECT_EQ(ask("select count(*) from events.outbox where topic = 'session.ended'"), "2");
}

TEST_F(Erasures, are_asked_for_by_the_person_or_the_platforms_administrator_only) {
  EXPECT_EQ(ask_for_erasure(member(owner), zelda).status, 403);
  EXPECT_EQ(ask_for_erasure(member(tenancy::UserId::make(), tenancy::Role::admin), zelda).status, 201);
  EXPECT_EQ(ask_for_erasure(member(tenancy::UserId::make(), tenancy::Role::admin), tenancy::UserId::make()).status,
            404);
}

TEST_F(Erasures, of_an_agencys_owner_wait_until_the_agency_has_another) {
  const auto response = ask_for_erasure(member(owner), owner);

  EXPECT_EQ(response.status, 409);
  EXPECT_THAT(response.text, HasSubstr("owns_agency"));
}

TEST_F(Erasures, that_are_under_way_are_not_asked_for_twice) {
  EXPECT_EQ(ask_for_erasure(member(zelda), zelda).status, 201);

  EXPECT_EQ(ask_for_erasure(member(zelda), zelda).status, 409);
}

TEST_F(Erasures, ask_for_a_fresh_sign_in) {
  auto stale = member(zelda);
  stale.authenticated_at = base::Clock::now() - std::chrono::hours(1);

  EXPECT_EQ(ask_for_erasure(stale, zelda).status, 403);
}

TEST_F(Erasures, wait_for_work_that_names_the_person) {
  database.execute("update events.outbox set settled_at = null");
  ASSERT_EQ(ask_for_erasure(member(zelda), zelda).status, 201);
  start_work();
  await("select attempt > 1 from jobs.jobs where kind = 'privacy.erase_person'", "t");
  EXPECT_EQ(ask("select full_name from auth.users where id = " + quoted(zelda)), name);

  database.execute("update events.outbox set settled_at = now()");

  await("select status from privacy.erasures", "done");
  EXPECT_THAT(hits(), IsEmpty());
}

}  // namespace
}  // namespace privacy
