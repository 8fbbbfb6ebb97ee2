// One row an act.
#include "http/acts.hpp"

namespace http {

using namespace sql::literals;

base::Task<void> note_act(sql::Tx& tx, Act act) {
  co_await tx.run(R"sql(
    insert into http.acts (id, user_id, operation, subject, reason) values ($1, $2, $3, $4, $5)
  )sql"_sql,
                  base::make_uuid(), act.user_id, act.operation, act.subject, act.reason);
}

}  // namespace http
