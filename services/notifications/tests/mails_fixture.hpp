// An agency and its owner, events that reach the service as the relay brings them, and the mails that come of them.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "events/delivery.hpp"
#include "jobs/testing/finish_jobs.hpp"
#include "notifications/notifications.hpp"
#include "sql/testing/migrations.hpp"
#include "sql/testing/private_postgres.hpp"
#include "sql/testing/run.hpp"

namespace notifications {

using sql::testing::quoted;

struct Mailbox : mail::Sender {
  std::vector<mail::Message> mails;
  int failures_left = 0;
  base::Task<void> send(mail::Message message) override {
    if (failures_left-- > 0) throw base::unavailable("The mail server is away.", std::chrono::seconds(0));
    mails.push_back(std::move(message));
    co_return;
  }
};

class Mails : public testing::Test {
 protected:
  Mails() {
    add_listeners(bus, options);
    add_person(owner, "ada@agency.example", "Ada");
    database.execute("insert into tenants.tenants (id, name, owner_id) values (" + quoted(agency) +
                     ", 'Ada''s Agency', " + quoted(owner) + ")");
  }

  void add_person(tenancy::UserId id, const std::string& email, const std::string& name) const {
    database.execute("insert into auth.users (id, email, password_hash, full_name) values (" + quoted(id) + ", '" +
                     email + "', 'x', '" + name + "')");
  }

  // Effect and receipt in one transaction of the event's tenant, again for each delivery.
  template <class E>
  void deliver(const E& event, int times = 1) {
    deliver(event, agency, times);
  }
  template <class E>
  void deliver(const E& event, tenancy::TenantId tenant, int times = 1) {
    const auto id = events::EventId::make();
    database.execute("insert into events.outbox (tenant_id, id, topic, payload) values (" + quoted(tenant) + ", " +
                     quoted(id) + ", '" + std::string(E::topic) + "', '" + shape::to_json(event) + "')");
    const events::Message message{"0-1", tenant, id, ""};
    const events::RelayOptions relay;
    for (const auto& listener : bus.listeners()) {
      if (listener.topic != E::topic) continue;
      database.execute("insert into events.listeners (name, topic) values ('" + listener.name + "', '" +
                       listener.topic + "') on conflict do nothing");
      for (int i = 0; i < times; ++i) sql::testing::run(context, events::deliver(db, relay, listener, message));
    }
  }
  // A member of what the one mail job holds.
  std::string the_job(const std::string& member) const {
    return database.execute("select payload ->> '" + member + "' from jobs.jobs order by payload ->> 'to' limit 1");
  }
  // Until every job has ended.
  const std::vector<mail::Message>& sent() {
    using std::chrono::milliseconds;
    jobs::Worker worker(context, system, db,
                        {.lease = milliseconds(2000),
                         .heartbeat = milliseconds(50),
                         .poll = milliseconds(10),
                         .first_pause = milliseconds(10),
                         .last_pause = milliseconds(20)});
    add_jobs(worker, mailbox, db, options);
    jobs::testing::finish_jobs(context, worker, database);
    return mailbox.mails;
  }

  const sql::testing::FreshDatabase database{
      sql::testing::migrations_of({"tenancy", "events", "jobs", "auth", "tenants", "notifications"})};
  boost::asio::io_context context{1};
  sql::Database db{context, {.url = database.app_url()}};
  sql::Database system{context, {.url = database.system_url(), .system = true}};
  const Options options{"https://dde.example", "hello@dde.example", "the key"};
  events::Bus bus;
  Mailbox mailbox;
  const tenancy::TenantId agency = tenancy::TenantId::make();
  const tenancy::UserId owner = tenancy::UserId::make();
};

}  // namespace notifications
