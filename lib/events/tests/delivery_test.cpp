// From the outbox to every listener, once each, while parts of the way break.
#include "events/delivery.hpp"
#include "events/stream.hpp"
#include "shop.hpp"

namespace events {
namespace {

class Delivery : public Shop {
 protected:
  Delivery() { bus_.on("pack", pack); }

  Message sent_message() {
    const auto tenant = tenancy::TenantId::parse(ask("select tenant_id from events.outbox"));
    const auto event = EventId::parse(ask("select id from events.outbox"));
    return {"0-1", *tenant, *event, ""};
  }

  base::Task<void> send_once_more(Message message, int times) {
    for (int i = 0; i < times; ++i) {
      std::vector<Sending> sendings{{std::string(OrderPlaced::topic), message.tenant_id, message.event_id, {}}};
      co_await send_messages(redis_, sendings, 1000);
    }
  }

  // What a process had done when it died: the message is read and not acknowledged.
  base::Task<void> read_and_die(bool after_the_effect) {
    co_await outbox_.register_listeners(bus_);
    co_await outbox_.send_new();
    Subscription subscription{std::string(OrderPlaced::topic), "pack"};
    co_await subscription.make_group(redis_);
    const auto messages = co_await subscription.read(redis_, 100ms);
    if (after_the_effect) co_await deliver(app_, options_, bus_.listeners()[0], messages.at(0));
  }

  base::Task<std::int64_t> unacknowledged() {
    std::vector<std::string> arguments{"XPENDING", "events:shop.order_placed", "pack"};
    co_return (co_await redis_.command(std::move(arguments))).items.at(0).number;
  }

  Bus bus_;
};

TEST_F(Delivery, reaches_every_listener_of_the_topic_in_the_tenant_of_the_event) {
  bus_.on("thank", thank);
  start_relay(bus_);

  publish(tenant_, OrderPlaced{"hat"});
  publish(other_, OrderPlaced{"shoe"});
  publish(tenant_, OrderPaid{"hat"});

  await_all_settled();
  EXPECT_EQ(effects(), "pack hat, pack shoe, thank hat, thank shoe");
  EXPECT_EQ(ask("select count(*) from shop.effects where tenant_id = '" + to_string(other_) + "'"), "2");
}

TEST_F(Delivery, includes_what_was_published_before_the_first_relay_ever_started) {
  publish(tenant_, OrderPlaced{"hat"});

  start_relay(bus_);

  await_effects("1");
}

TEST_F(Delivery, leaves_out_what_was_rolled_back) {
  start_relay(bus_);
  const auto forget = [this]() -> base::Task<void> {
    auto tx = co_await app_.begin(tenancy::Scope::of(tenant_));
    co_await events::publish(tx, OrderPlaced{"ghost"});
  };

  run(forget());
  publish(tenant_, OrderPlaced{"hat"});

  await_all_settled();
  EXPECT_EQ(effects(), "pack hat");
}

TEST_F(Delivery, of_a_message_that_comes_three_times_has_one_effect) {
  start_relay(bus_);
  publish(tenant_, OrderPlaced{"hat"});
  await_effects("1");

  run(send_once_more(sent_message(), 2));
  publish(tenant_, OrderPlaced{"shoe"});

  await_effects("2");
  EXPECT_EQ(effects(), "pack hat, pack shoe");
}

TEST_F(Delivery, by_two_processes_has_one_effect_an_event) {
  start_relay(bus_);
  start_relay(bus_);

  for (int i = 0; i < 40; ++i) publish(tenant_, OrderPlaced{std::to_string(i)});

  await_all_settled();
  EXPECT_EQ(ask("select count(*) || ' ' || count(distinct item) from shop.effects"), "40 40");
}

TEST_F(Delivery, repeated_after_a_crash_between_effect_and_acknowledgement_has_one_effect) {
  publish(tenant_, OrderPlaced{"hat"});
  run(read_and_die(true));
  ASSERT_EQ(run(unacknowledged()), 1);

  start_relay(bus_);

  sql::testing::run_until(io_, [this] { return sql::testing::run(io_, unacknowledged()) == 0; });
  EXPECT_EQ(effects(), "pack hat");
}

TEST_F(Delivery, is_made_up_for_after_a_crash_before_the_effect) {
  publish(tenant_, OrderPlaced{"hat"});
  run(read_and_die(false));

  start_relay(bus_);

  await_all_settled();
  EXPECT_EQ(effects(), "pack hat");
}

TEST_F(Delivery, survives_a_flush_of_redis) {
  publish(tenant_, OrderPlaced{"hat"});
  run(outbox_.register_listeners(bus_));
  run(outbox_.send_new());
  std::vector<std::string> flush{"FLUSHALL"};
  run(redis_.command(std::move(flush)));

  start_relay(bus_);

  await_all_settled();
  EXPECT_EQ(effects(), "pack hat");
}

TEST_F(Delivery, goes_on_after_redis_was_killed_and_nothing_is_lost) {
  start_relay(bus_);
  for (int i = 0; i < 10; ++i) publish(tenant_, OrderPlaced{"before " + std::to_string(i)});
  redis_server_.kill();
  for (int i = 0; i < 10; ++i) publish(tenant_, OrderPlaced{"while " + std::to_string(i)});

  redis_server_.start();

  await_all_settled();
  EXPECT_EQ(ask("select count(*) || ' ' || count(distinct item) from shop.effects"), "20 20");
}

TEST_F(Delivery, of_an_unreadable_message_is_skipped) {
  start_relay(bus_);
  publish(tenant_, OrderPlaced{"hat"});
  await_effects("1");
  std::vector<std::string> rubbish{"XADD", "events:shop.order_placed", "*", "tenant", "'; drop", "event", "\xff"};

  run(redis_.command(std::move(rubbish)));
  publish(tenant_, OrderPlaced{"shoe"});

  await_effects("2");
}

TEST_F(Delivery, of_a_topic_without_listeners_is_settled_at_once) {
  start_relay(bus_);

  publish(tenant_, OrderPaid{"hat"});

  await_all_settled();
  EXPECT_EQ(effects(), "");
}

TEST_F(Delivery, reaches_a_new_listener_from_its_first_day_on) {
  start_relay(bus_);
  publish(tenant_, OrderPlaced{"old"});
  await_all_settled();
  Bus grown;
  grown.on("pack", pack);
  grown.on("thank", thank);

  start_relay(grown);
  await("select count(*) from events.listeners", "2");
  publish(tenant_, OrderPlaced{"new"});

  await_all_settled();
  EXPECT_EQ(effects(), "pack new, pack old, thank new");
}

}  // namespace
}  // namespace events
