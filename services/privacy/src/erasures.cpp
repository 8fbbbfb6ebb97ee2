// Asking for an erasure and looking how far it is.
#include "erasures.hpp"

#include "auth/leaving.hpp"
#include "auth/people.hpp"
#include "base/error.hpp"
#include "erase_person.hpp"

namespace privacy {
namespace {

using base::Task;
using namespace sql::literals;
using tenancy::Member;

constexpr http::Conflict owns_agency{"owns_agency", ""};
constexpr http::Conflict asked_already{"erasure_asked_already", "erasures_open_key", "personId",
                                       "This person is being erased already."};

struct NewErasure {
  tenancy::UserId person_id;
};
BOOST_DESCRIBE_STRUCT(NewErasure, (), (person_id))

struct ErasurePath {
  ErasureId erasure_id;
};
BOOST_DESCRIBE_STRUCT(ErasurePath, (), (erasure_id))

// An agency cannot erase a person: it may work for others too.
void require_may_erase(const Member& who, tenancy::UserId person) {
  if (who.user_id == person || who.role == tenancy::Role::admin) return;
  throw base::forbidden("not_this_person", "Only the person itself or the platform's administrator may ask for this.");
}

Task<Erasure> insert(sql::Tx& tx, Member who, NewErasure in) {
  co_return co_await tx.one<Erasure>(R"sql(
    insert into privacy.erasures (id, person_id, sub_tenant_id, user_id) values ($1, $2, $3, $4)
    returning id, person_id, status, reason, created_at, finished_at
  )sql"_sql,
                                     ErasureId::make(), in.person_id, who.sub_tenant_id, who.user_id);
}

Task<Erasure> erase(sql::Database& db, Member who, NewErasure in) {
  require_may_erase(who, in.person_id);
  const bool is_owner = co_await auth::owns_an_agency(db, in.person_id);
  if (is_owner) {
    throw base::conflict("owns_agency", "This person owns an agency, which is handed over or closed first.");
  }
  auto tx = co_await db.begin(tenancy::Scope::of(who));
  co_await auth::get_person(tx, in.person_id);
  auto made = co_await insert(tx, who, in);
  ErasePerson job{made.id, made.person_id};
  jobs::EnqueueOptions how{.max_attempts = 20};
  co_await jobs::enqueue(tx, job, how);
  co_await tx.commit();
  co_return made;
}

Task<Erasure> get_erasure(Member who, sql::ReadTx& tx, ErasurePath in) {
  co_return co_await tx.one<Erasure>(R"sql(
    select id, person_id, status, reason, created_at, finished_at from privacy.erasures
    where id = $1 and user_id = $2
  )sql"_sql,
                                     in.erasure_id, who.user_id);
}

}  // namespace

void add_erasure_routes(http::Routes& r) {
  r.post("/api/v1/privacy/erasures", erase)
      .says("Erase a person: oneself, or anybody as the platform's administrator")
      .named("erase_person")
      .signed_in()
      .asks_fresh_sign_in()
      .fails_with(owns_agency)
      .fails_with(asked_already);
  r.get("/api/v1/privacy/erasures/{erasureId}", get_erasure)
      .says("Show how far an erasure is that one has asked for")
      .named("get_erasure")
      .signed_in();
}

}  // namespace privacy
