// Payloads are searched as text: they are JSON of any shape.
#include "events/forgetting.hpp"

namespace events {

using namespace sql::literals;

base::Task<std::int64_t> forget_events(sql::Tx& tx, std::vector<std::string> texts) {
  co_await tx.run(R"sql(
    delete from events.outbox o where settled_at is not null
      and exists (select from unnest($1::text[]) as said (text) where position(said.text in o.payload::text) > 0)
  )sql"_sql,
                  texts);
  co_return co_await tx.one<std::int64_t>(R"sql(
    select count(*) from events.outbox o
    where exists (select from unnest($1::text[]) as said (text) where position(said.text in o.payload::text) > 0)
  )sql"_sql,
                                          texts);
}

}  // namespace events
