// A little shop with PostgreSQL, Redis and listeners that write down what they heard.
#pragma once

#include <gtest/gtest.h>

#include <chrono>
#include <memory>
#include <string>
#include <vector>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/describe/class.hpp>

#include "events/events.hpp"
#include "events/outbox.hpp"
#include "events/relay.hpp"
#include "redis/testing/private_redis.hpp"
#include "sql/testing/private_postgres.hpp"
#include "sql/testing/run.hpp"

namespace events {

using namespace sql::literals;
using namespace std::chrono_literals;

struct OrderPlaced {
  static constexpr std::string_view topic = "shop.order_placed";
  std::string item;
};
BOOST_DESCRIBE_STRUCT(OrderPlaced, (), (item))

struct OrderPaid {
  static constexpr std::string_view topic = "shop.order_paid";
  std::string item;
};
BOOST_DESCRIBE_STRUCT(OrderPaid, (), (item))

inline base::Task<void> write_effect(sql::Tx& tx, std::string listener, std::string item) {
  co_await tx.run("insert into shop.effects (listener, item) values ($1, $2)"_sql, listener, item);
}

inline base::Task<void> pack(sql::Tx& tx, OrderPlaced event) { return write_effect(tx, "pack", event.item); }
inline base::Task<void> thank(sql::Tx& tx, OrderPlaced event) { return write_effect(tx, "thank", event.item); }

// A listener whose cause of failure can be mended.
struct Scale {
  int failures_left = 0;
  int asked = 0;
};

inline base::Task<void> weigh(Scale& scale, sql::Tx& tx, OrderPlaced event) {
  ++scale.asked;
  co_await write_effect(tx, "weigh", event.item);
  if (event.item == "anvil" && scale.failures_left-- > 0) throw base::internal("the scale is broken");
}

class Shop : public ::testing::Test {
 protected:
  explicit Shop(sql::testing::PrivatePostgres& server = sql::testing::PrivatePostgres::shared())
      : database_({{"tenancy", DDE_SOURCE_DIR "/lib/tenancy/sql"}, {"events", DDE_SOURCE_DIR "/lib/events/sql"}},
                  setup(), server) {}

  static std::string setup() {
    return R"sql(
      create schema shop;
      grant usage on schema shop to dde_app;
      create table shop.effects (
        tenant_id uuid not null default nullif(current_setting('app.tenant_id', true), '')::uuid,
        listener text not null, item text not null);
      grant select, insert on shop.effects to dde_app;
    )sql";
  }

  static RelayOptions quick() {
    return {.poll = 10ms,
            .resend_after = 200ms,
            .claim_after = 200ms,
            .first_pause = 10ms,
            .last_pause = 40ms,
            .max_attempts = 3};
  }

  void TearDown() override {
    for (const auto& relay : relays_) relay->stop();
    sql::testing::run_until(io_, [this] { return running_ == 0; });
  }

  template <class T>
  T run(base::Task<T> task) {
    return sql::testing::run(io_, std::move(task));
  }

  // As a process of its own would.
  void start_relay(const Bus& bus) {
    relays_.push_back(std::make_unique<Relay>(io_, parts(bus), quick()));
    ++running_;
    boost::asio::co_spawn(io_, relays_.back()->run(), [this](std::exception_ptr) { --running_; });
  }

  RelayParts parts(const Bus& bus) { return {system_, app_, redis_server_.url(), bus}; }

  template <class E>
  void publish(tenancy::TenantId tenant, E event) {
    run(publish_in(tenant, std::move(event)));
  }
  template <class E>
  base::Task<void> publish_in(tenancy::TenantId tenant, E event) {
    auto tx = co_await app_.begin(tenancy::Scope::of(tenant));
    co_await events::publish(tx, std::move(event));
    co_await tx.commit();
  }

  std::string ask(const std::string& sql) { return database_.execute(sql); }
  std::string effects() {
    return ask(
        "select coalesce(string_agg(listener || ' ' || item, ', ' order by listener, item), '') from shop.effects");
  }

  // Lets the program work until the question has this answer.
  void await(const std::string& sql, const std::string& answer) {
    const auto give_up = std::chrono::steady_clock::now() + 20s;
    std::string last = ask(sql);
    while (last != answer && std::chrono::steady_clock::now() < give_up) {
      io_.restart();
      io_.run_for(15ms);
      last = ask(sql);
    }
    ASSERT_EQ(last, answer) << sql;
  }
  void await_effects(const std::string& count) { await("select count(*) from shop.effects", count); }
  void await_all_settled() { await("select count(*) from events.outbox where settled_at is null", "0"); }

  const tenancy::TenantId tenant_ = tenancy::TenantId::make();
  const tenancy::TenantId other_ = tenancy::TenantId::make();
  redis::testing::PrivateRedis redis_server_;
  sql::testing::FreshDatabase database_;
  boost::asio::io_context io_{1};
  sql::Database app_{io_, {.url = database_.app_url()}};
  sql::Database system_{io_, {.url = database_.system_url(), .system = true}};
  redis::Client redis_{io_, redis_server_.url()};
  RelayOptions options_ = quick();
  Outbox outbox_{system_, redis_, options_};
  std::vector<std::unique_ptr<Relay>> relays_;
  int running_ = 0;
};

}  // namespace events
