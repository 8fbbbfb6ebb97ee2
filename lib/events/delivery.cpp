// The receipt decides: whoever inserts it runs the effect, and both commit or neither does.
#include "events/delivery.hpp"

#include <exception>

#include "base/log.hpp"
#include "base/metrics.hpp"

namespace events {

using namespace sql::literals;

namespace {

using Seconds = std::chrono::duration<double>;

struct Attempt {
  std::int32_t attempts = 0;
  bool dead = false;
};
BOOST_DESCRIBE_STRUCT(Attempt, (), (attempts, dead))

void count(std::string_view outcome, const Listener& listener) {
  base::counter("dde_events_delivered_total", "Deliveries of events to listeners, by outcome.",
                {{"listener", listener.name}, {"outcome", std::string(outcome)}})
      .add();
}

// The payload, if this transaction is the one that receives the event. A concurrent duplicate waits here for the
// outcome.
base::Task<std::optional<std::string>> claim(sql::Tx& tx, const Listener& listener, EventId event) {
  return tx.maybe<std::string>(R"sql(
    with event as (
      select o.id, o.payload from events.outbox o
      join events.listeners l on l.name = $2 and l.topic = o.topic
      where o.id = $1 and (o.sent_at is null or l.since <= o.sent_at)
    ), receipt as (
      insert into events.receipts (event_id, listener) select id, $2 from event
      on conflict do nothing returning event_id
    ), mended as (
      delete from events.failures where event_id = $1 and listener = $2
    )
    select event.payload::text from event join receipt on receipt.event_id = event.id
  )sql"_sql,
                               event, listener.name);
}

base::Task<void> record_failure(sql::Tx& tx, const RelayOptions& options, const Listener& listener, EventId event,
                                std::string error) {
  const auto attempt = co_await tx.maybe<Attempt>(R"sql(
    with failure as (
      insert into events.failures as f (event_id, listener, attempts, error, retry_at, dead_at)
      select o.id, $2, 1, $3, now() + make_interval(secs => $4 * (0.5 + random() / 2)), case when $6 <= 1 then now() end
      from events.outbox o where o.id = $1
      on conflict (tenant_id, event_id, listener) do update set
        attempts = f.attempts + 1, error = excluded.error, failed_at = now(),
        retry_at = now() + make_interval(
          secs => least($4 * power(2, least(f.attempts, 30)), $5) * (0.5 + random() / 2)),
        dead_at = case when f.attempts + 1 >= $6 then now() end
      returning attempts, retry_at, dead_at
    ), again as (
      update events.outbox o set next_send_at = least(o.next_send_at, failure.retry_at) from failure where o.id = $1
    )
    select attempts, dead_at is not null as dead from failure
  )sql"_sql,
                                                  event, listener.name, error, Seconds(options.first_pause).count(),
                                                  Seconds(options.last_pause).count(), options.max_attempts);
  if (!attempt) co_return;
  count(attempt->dead ? "dead" : "failed", listener);
  const auto level = attempt->dead ? base::LogLevel::error : base::LogLevel::warning;
  const base::LogField fields[] = {
      {"listener", listener.name}, {"event.id", event}, {"attempt", attempt->attempts}, {"error", error}};
  base::write_log(level, attempt->dead ? "A listener gave an event up." : "A listener failed; it will be tried again.",
                  fields);
}

}  // namespace

base::Task<void> deliver(sql::Database& app, const RelayOptions& options, const Listener& listener,
                         const Message& message) {
  const auto scope = tenancy::Scope::of(message.tenant_id).from(tenancy::work_of(listener.name));
  std::string error;
  {
    auto tx = co_await app.begin(scope);
    const auto payload = co_await claim(tx, listener, message.event_id);
    if (!payload) {
      count("duplicate", listener);
      co_return;
    }
    try {
      co_await listener.effect(tx, *payload);
      co_await tx.commit();
      count("done", listener);
      co_return;
    } catch (...) {
      error = base::describe_current_exception();
    }
  }
  auto tx = co_await app.begin(scope);
  co_await record_failure(tx, options, listener, message.event_id, std::move(error));
  co_await tx.commit();
}

}  // namespace events
