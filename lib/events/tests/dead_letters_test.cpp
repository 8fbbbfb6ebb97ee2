// Listeners that fail: tried again, given up, visible, revived, and in nobody's way.
#include "events/dead_letters.hpp"

#include "shop.hpp"

namespace events {
namespace {

class DeadLetters : public Shop {
 protected:
  DeadLetters() {
    bus_.on<OrderPlaced>("weigh", with(weigh, scale_));
    bus_.on("pack", pack);
  }

  std::vector<DeadLetter> dead_letters(tenancy::TenantId tenant) {
    auto tx = app_.read(tenancy::Scope::of(tenant));
    return run(find_dead_letters(tx, 10));
  }

  base::Task<void> revive_in(tenancy::TenantId tenant, DeadLetter letter) {
    auto tx = co_await app_.begin(tenancy::Scope::of(tenant));
    co_await revive(tx, letter.event_id, letter.listener);
    co_await tx.commit();
  }

  Scale scale_;
  Bus bus_;
};

TEST_F(DeadLetters, are_avoided_when_a_later_attempt_succeeds) {
  scale_.failures_left = 2;
  start_relay(bus_);

  publish(tenant_, OrderPlaced{"anvil"});

  await_all_settled();
  EXPECT_EQ(effects(), "pack anvil, weigh anvil");
  EXPECT_EQ(scale_.asked, 3);
  EXPECT_EQ(ask("select count(*) from events.failures"), "0");
}

TEST_F(DeadLetters, are_made_after_all_attempts_and_hold_up_nothing_else) {
  scale_.failures_left = 1000;
  start_relay(bus_);

  publish(tenant_, OrderPlaced{"anvil"});
  publish(tenant_, OrderPlaced{"hat"});

  await_all_settled();
  EXPECT_EQ(effects(), "pack anvil, pack hat, weigh hat");
  const auto letters = dead_letters(tenant_);
  ASSERT_EQ(letters.size(), 1u);
  EXPECT_EQ(letters[0].listener, "weigh");
  EXPECT_EQ(letters[0].attempts, 3);
  EXPECT_EQ(letters[0].topic, OrderPlaced::topic);
  EXPECT_EQ(letters[0].error, "internal_error: the scale is broken");
}

TEST_F(DeadLetters, are_delivered_when_revived_after_the_cause_is_mended) {
  scale_.failures_left = 3;
  start_relay(bus_);
  publish(tenant_, OrderPlaced{"anvil"});
  await_all_settled();

  run(revive_in(tenant_, dead_letters(tenant_).at(0)));

  await_all_settled();
  EXPECT_EQ(effects(), "pack anvil, weigh anvil");
  EXPECT_TRUE(dead_letters(tenant_).empty());
}

TEST_F(DeadLetters, of_a_payload_that_the_listener_cannot_read_are_made_too) {
  start_relay(bus_);
  const auto publish_rubbish = [this]() -> base::Task<void> {
    auto tx = co_await app_.begin(tenancy::Scope::of(tenant_));
    co_await write_outbox(tx, OrderPlaced::topic, R"({"item": 7})");
    co_await tx.commit();
  };

  run(publish_rubbish());

  await("select count(*) from events.failures where dead_at is not null", "2");
  EXPECT_EQ(effects(), "");
}

TEST_F(DeadLetters, of_another_tenant_are_neither_seen_nor_revived) {
  scale_.failures_left = 1000;
  start_relay(bus_);
  publish(tenant_, OrderPlaced{"anvil"});
  await_all_settled();

  const auto letter = dead_letters(tenant_).at(0);

  EXPECT_TRUE(dead_letters(other_).empty());
  EXPECT_THROW(run(revive_in(other_, letter)), base::Error);
}

TEST_F(DeadLetters, keep_their_event_from_being_purged) {
  scale_.failures_left = 1000;
  start_relay(bus_);
  publish(tenant_, OrderPlaced{"anvil"});
  publish(tenant_, OrderPlaced{"hat"});
  await_all_settled();
  ask("update events.outbox set settled_at = now() - interval '8 days'");

  run(outbox_.purge());

  EXPECT_EQ(ask("select string_agg(payload ->> 'item', ',') from events.outbox"), "anvil");
  EXPECT_EQ(ask("select count(*) from events.receipts"), "1");
}

TEST(Listeners, refuse_a_name_twice) {
  Bus bus;
  bus.on("pack", pack);

  EXPECT_THROW(bus.on("pack", thank), base::Error);
}

}  // namespace
}  // namespace events
