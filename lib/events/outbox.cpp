// The statements of the relay. Times are those of the database, whatever the clock of a process says.
#include "events/outbox.hpp"

#include <utility>

#include "base/log.hpp"
#include "base/metrics.hpp"
#include "events/stream.hpp"

namespace events {

using namespace sql::literals;

namespace {

using Seconds = std::chrono::duration<double>;

struct NewRow {
  tenancy::TenantId tenant_id;
  EventId id;
  std::string topic;
  bool heard = false;
};
BOOST_DESCRIBE_STRUCT(NewRow, (), (tenant_id, id, topic, heard))

struct OverdueRow {
  tenancy::TenantId tenant_id;
  EventId id;
  std::string topic;
  std::vector<std::string> missing;  // listeners without receipt or dead letter
  std::vector<std::string> due;      // of these, not in a back-off
};
BOOST_DESCRIBE_STRUCT(OverdueRow, (), (tenant_id, id, topic, missing, due))

// Rows by their key, as two array parameters.
struct Keys {
  std::vector<tenancy::TenantId> tenants;
  std::vector<EventId> ids;

  void add(tenancy::TenantId tenant, EventId id) {
    tenants.push_back(tenant);
    ids.push_back(id);
  }
};

base::Task<void> settle(sql::Tx& tx, const Keys& keys) {
  if (keys.ids.empty()) co_return;
  co_await tx.run(R"sql(
    update events.outbox o set sent_at = coalesce(o.sent_at, now()), settled_at = now()
    from unnest($1::uuid[], $2::uuid[]) as k (tenant_id, id)
    where o.tenant_id = k.tenant_id and o.id = k.id
  )sql"_sql,
                  keys.tenants, keys.ids);
}

base::Task<void> mark_sent(sql::Tx& tx, const Keys& keys, Seconds look_after) {
  if (keys.ids.empty()) co_return;
  co_await tx.run(R"sql(
    update events.outbox o set sent_at = now(), sends = 1, next_send_at = now() + make_interval(secs => $3)
    from unnest($1::uuid[], $2::uuid[]) as k (tenant_id, id)
    where o.tenant_id = k.tenant_id and o.id = k.id
  )sql"_sql,
                  keys.tenants, keys.ids, look_after.count());
}

base::Task<void> postpone(sql::Tx& tx, const Keys& keys, Seconds look_after) {
  if (keys.ids.empty()) co_return;
  co_await tx.run(R"sql(
    update events.outbox o set sends = o.sends + 1, next_send_at = least(
      now() + make_interval(secs => least($3 * power(2, least(o.sends, 10)), 300)),
      (select min(f.retry_at) from events.failures f
       where f.tenant_id = o.tenant_id and f.event_id = o.id and f.dead_at is null and f.retry_at > now()))
    from unnest($1::uuid[], $2::uuid[]) as k (tenant_id, id)
    where o.tenant_id = k.tenant_id and o.id = k.id
  )sql"_sql,
                  keys.tenants, keys.ids, look_after.count());
}

base::Task<std::vector<OverdueRow>> lock_overdue(sql::Tx& tx, int limit) {
  return tx.all<OverdueRow>(R"sql(
    select o.tenant_id, o.id, o.topic, m.missing, m.due
    from events.outbox o
    cross join lateral (
      select coalesce(array_agg(l.name), '{}') as missing,
             coalesce(array_agg(l.name) filter (where f.retry_at is null or f.retry_at <= now()), '{}') as due
      from events.listeners l
      left join events.failures f on f.tenant_id = o.tenant_id and f.event_id = o.id and f.listener = l.name
      where l.topic = o.topic and l.since <= o.sent_at and l.seen_at > now() - interval '1 day' and f.dead_at is null
        and not exists (select from events.receipts r
                        where r.tenant_id = o.tenant_id and r.event_id = o.id and r.listener = l.name)
    ) m
    where o.sent_at is not null and o.settled_at is null and o.next_send_at <= now()
    order by o.next_send_at
    limit $1
    for update of o skip locked
  )sql"_sql,
                            limit);
}

}  // namespace

base::Task<void> Outbox::register_listeners(const Bus& bus) {
  std::vector<std::string> names;
  std::vector<std::string> topics;
  for (const auto& listener : bus.listeners()) {
    names.push_back(listener.name);
    topics.push_back(listener.topic);
  }
  auto tx = co_await system_.begin_system();
  co_await tx.run(R"sql(
    insert into events.listeners as l (name, topic)
    select name, topic from unnest($1::text[], $2::text[]) as given (name, topic) order by name
    on conflict (name) do update set seen_at = now(), topic = excluded.topic,
      since = case when l.topic = excluded.topic then l.since else now() end
  )sql"_sql,
                  names, topics);
  co_await tx.commit();
}

base::Task<bool> Outbox::send_new() {
  auto tx = co_await system_.begin_system();
  const auto rows = co_await tx.all<NewRow>(R"sql(
    select o.tenant_id, o.id, o.topic, exists (
      select from events.listeners l where l.topic = o.topic and l.seen_at > now() - interval '1 day') as heard
    from events.outbox o
    where o.sent_at is null
    order by o.created_at
    limit $1
    for update of o skip locked
  )sql"_sql,
                                            options_.batch);
  if (rows.empty()) co_return false;

  Keys heard;
  Keys unheard;
  std::vector<Sending> sendings;
  for (const auto& row : rows) {
    (row.heard ? heard : unheard).add(row.tenant_id, row.id);
    if (row.heard) sendings.push_back({row.topic, row.tenant_id, row.id, {}});
  }
  co_await send_messages(redis_, sendings, options_.stream_length);
  co_await mark_sent(tx, heard, options_.resend_after);
  co_await settle(tx, unheard);
  co_await tx.commit();
  co_return std::cmp_equal(rows.size(), options_.batch);
}

base::Task<void> Outbox::look_again() {
  auto tx = co_await system_.begin_system();
  const auto rows = co_await lock_overdue(tx, options_.batch);
  if (rows.empty()) co_return;

  Keys settled;
  Keys waiting;
  std::vector<Sending> sendings;
  for (const auto& row : rows) {
    (row.missing.empty() ? settled : waiting).add(row.tenant_id, row.id);
    if (!row.due.empty()) sendings.push_back({row.topic, row.tenant_id, row.id, row.due});
  }
  co_await send_messages(redis_, sendings, options_.stream_length);
  co_await settle(tx, settled);
  co_await postpone(tx, waiting, options_.resend_after);
  co_await tx.commit();
  static const auto resent = base::counter("dde_events_resent_total", "Events sent again for want of a receipt.");
  resent.add(static_cast<double>(sendings.size()));
}

base::Task<void> Outbox::purge() {
  auto tx = co_await system_.begin_system();
  const Seconds keep = options_.keep;
  co_await tx.run(R"sql(
    delete from events.outbox where (tenant_id, id) in (
      select o.tenant_id, o.id from events.outbox o
      where o.settled_at < now() - make_interval(secs => $1)
        and not exists (select from events.failures f
                        where f.tenant_id = o.tenant_id and f.event_id = o.id and f.dead_at is not null)
      limit 10000)
  )sql"_sql,
                  keep.count());
  co_await tx.commit();
}

}  // namespace events
