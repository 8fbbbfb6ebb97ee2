// Reading and reviving what was given up.
#include "events/dead_letters.hpp"

namespace events {

using namespace sql::literals;

base::Task<std::vector<DeadLetter>> find_dead_letters(sql::Queries& tx, int limit) {
  return tx.all<DeadLetter>(R"sql(
    select f.event_id, f.listener, o.topic, f.attempts, f.error, f.dead_at
    from events.failures f
    join events.outbox o on o.tenant_id = f.tenant_id and o.id = f.event_id
    where f.dead_at is not null
    order by f.dead_at desc
    limit $1
  )sql"_sql,
                            limit);
}

base::Task<void> revive(sql::Tx& tx, EventId event, std::string listener) {
  const auto revived = co_await tx.run(R"sql(
    update events.failures set dead_at = null, attempts = 0, retry_at = now()
    where event_id = $1 and listener = $2 and dead_at is not null
  )sql"_sql,
                                       event, listener);
  if (revived == 0) throw base::not_found();
  co_await tx.run(R"sql(
    update events.outbox set settled_at = null, next_send_at = now() where id = $1
  )sql"_sql,
                  event);
}

}  // namespace events
