// Transfer of the ownership: the owner becomes an admin in the moment in which an active member becomes the owner.
#include "ownership.hpp"

#include <boost/describe/class.hpp>

#include "auth/events.hpp"
#include "base/error.hpp"
#include "events/events.hpp"
#include "memberships.hpp"
#include "session_ends.hpp"

namespace auth {
namespace {

using base::Task;
using namespace sql::literals;
using tenancy::Member;

struct Transfer {
  base::Uuid membership_id;
};
BOOST_DESCRIBE_STRUCT(Transfer, (), (membership_id))

struct Party {
  base::Uuid id;
  tenancy::UserId user_id;
  std::optional<Level> level;
};
BOOST_DESCRIBE_STRUCT(Party, (), (id, user_id, level))

struct Owned {
  base::Uuid owner_membership_id;
};
BOOST_DESCRIBE_STRUCT(Owned, (), (owner_membership_id))

// The owner's row first: of two transfers at once the second finds that the first was made.
Task<Party> lock_party(sql::Tx& tx, base::Uuid membership) {
  co_return co_await tx.one<Party>(R"sql(
    select id, user_id, level from auth.memberships
    where id = $1 and role = 'agency' and deactivated_at is null for update
  )sql"_sql,
                                   membership);
}

Task<void> set_level(sql::Tx& tx, base::Uuid membership, Level level) {
  co_await tx.run(R"sql(
    update auth.memberships set level = $2, role_id = null, updated_at = now() where id = $1
  )sql"_sql,
                  membership, level);
  co_await outdate_sessions_of(tx, membership);
}

Task<Owned> transfer_ownership(Given& given, Member who, sql::Tx& tx, Transfer in) {
  const auto own = co_await get_own_membership(tx, who);
  if (own.level != Level::owner) throw base::forbidden("not_the_owner", "Only the owner can hand the agency over.");
  const auto owner = co_await lock_party(tx, own.id);
  if (owner.level != Level::owner) throw base::conflict("changed_meanwhile", "The ownership was just handed over.");
  const auto heir = co_await lock_party(tx, in.membership_id);
  if (heir.id == owner.id) throw base::invalid("membershipId", "owner_already", "This is the owner.");

  co_await set_level(tx, owner.id, Level::admin);
  co_await set_level(tx, heir.id, Level::owner);
  co_await given.directory.change_owner(tx, heir.user_id);
  OwnershipTransferred event{owner.user_id, heir.user_id};
  co_await events::publish(tx, event);
  Owned owned{heir.id};
  co_return owned;
}

constexpr http::Conflict changed_meanwhile{"changed_meanwhile", ""};

}  // namespace

void add_ownership_routes(http::Routes& r, Given& given) {
  r.post("/api/v1/auth/ownership", http::with(transfer_ownership, given))
      .says("Hand the agency over to an active member; the owner becomes an admin")
      .named("transfer_ownership")
      .needs("ownership:transfer")
      .asks_fresh_sign_in()
      .answers(200)
      .fails_with(changed_meanwhile);
}

}  // namespace auth
