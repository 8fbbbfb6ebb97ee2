// The one statement that publishes.
#include "events/dead_letters.hpp"
#include "events/events.hpp"

namespace events {

using namespace sql::literals;

base::Task<void> write_outbox(sql::Tx& tx, std::string_view topic, std::string payload) {
  co_await tx.run(R"sql(
    insert into events.outbox (id, topic, payload) values ($1, $2, $3::text::jsonb)
  )sql"_sql,
                  EventId::make(), topic, payload);
}

}  // namespace events
