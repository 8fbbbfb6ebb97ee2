// What people hear about their second factors, as mail jobs.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "auth/events.hpp"
#include "events/delivery.hpp"
#include "notifications/notifications.hpp"
#include "sql/testing/private_postgres.hpp"
#include "sql/testing/run.hpp"

namespace notifications {
namespace {

using testing::HasSubstr;

std::vector<sql::MigrationFolder> folders() {
  std::vector<sql::MigrationFolder> found;
  for (const auto* library : {"tenancy", "events", "jobs"})
    found.push_back({library, std::string(DDE_SOURCE_DIR "/lib/") + library + "/sql"});
  for (const auto* service : {"auth", "tenants"})
    found.push_back({service, std::string(DDE_SOURCE_DIR "/services/") + service + "/sql"});
  return found;
}

class SecondFactorMails : public testing::Test {
 protected:
  SecondFactorMails() {
    add_listeners(bus, options);
    add_person(owner, "owner@agency.example");
    add_person(person, "ada@agency.example");
    database.execute("insert into tenants.tenants (id, name, owner_id) values (" + quoted(agency.value) +
                     ", 'Ada''s Agency', " + quoted(owner.value) + ")");
  }

  static std::string quoted(const base::Uuid& id) { return "'" + base::to_string(id) + "'"; }
  void add_person(tenancy::UserId id, const std::string& email) const {
    database.execute("insert into auth.users (id, email, password_hash, full_name) values (" + quoted(id.value) +
                     ", '" + email + "', 'x', 'Ada')");
  }
  template <class E>
  base::Task<void> hear(E event) {
    const auto listener = std::ranges::find(bus.listeners(), E::topic, &events::Listener::topic);
    auto tx = co_await db.begin(tenancy::Scope::of(agency));
    co_await listener->effect(tx, shape::to_json(event));
    co_await tx.commit();
  }
  std::string the_mail(const std::string& member) const {
    return database.execute("select payload ->> '" + member + "' from jobs.jobs");
  }

  const sql::testing::FreshDatabase database{folders()};
  boost::asio::io_context context{1};
  sql::Database db{context, {.url = database.app_url()}};
  const Options options{"https://dde.example", "hello@dde.example"};
  events::Bus bus;
  const tenancy::TenantId agency = tenancy::TenantId::make();
  const tenancy::UserId owner = tenancy::UserId::make();
  const tenancy::UserId person = tenancy::UserId::make();
};

TEST_F(SecondFactorMails, tell_the_person_of_a_used_recovery_code) {
  sql::testing::run(context, hear(auth::RecoveryCodeUsed{person, base::make_uuid(), 7}));

  EXPECT_EQ(the_mail("to"), "ada@agency.example");
  EXPECT_EQ(the_mail("replyTo"), "owner@agency.example");
  EXPECT_EQ(the_mail("fromName"), "Ada's Agency");
  EXPECT_THAT(the_mail("text"), HasSubstr("7 of them are left"));
  EXPECT_THAT(the_mail("text"), HasSubstr("If this was not you"));
}

TEST_F(SecondFactorMails, name_what_was_added) {
  sql::testing::run(context, hear(auth::SecondFactorAdded{person, base::make_uuid(), "My phone"}));

  EXPECT_THAT(the_mail("text"), HasSubstr("\"My phone\" can be used"));
}

TEST_F(SecondFactorMails, name_what_was_removed) {
  sql::testing::run(context, hear(auth::SecondFactorRemoved{person, base::make_uuid(), "My phone"}));

  EXPECT_THAT(the_mail("text"), HasSubstr("\"My phone\" can no longer be used"));
}

TEST_F(SecondFactorMails, warn_of_a_copied_passkey) {
  sql::testing::run(context, hear(auth::PasskeySuspended{person, base::make_uuid(), "Yellow key"}));

  EXPECT_THAT(the_mail("text"), HasSubstr("copy of your passkey \"Yellow key\""));
}

}  // namespace
}  // namespace notifications
