// Closing and opening anybody's account, and helping who cannot sign in.
#include "base/error.hpp"
#include "http/acts.hpp"
#include "login_attempts.hpp"
#include "mail_requests.hpp"
#include "session_ends.hpp"
#include "shape/types.hpp"
#include "users.hpp"

namespace auth {
namespace {

using base::Task;
using namespace sql::literals;
using tenancy::Member;
using tenancy::Scope;
using tenancy::UserId;

struct UserAct {
  UserId user_id;
  shape::Text<5, 500> reason;
};
BOOST_DESCRIBE_STRUCT(UserAct, (), (user_id, reason))

constexpr http::Conflict own_account{"own_account", ""};
constexpr http::Conflict account_deactivated{"account_deactivated", ""};

http::Act act_of(const Member& who, const char* operation, const UserAct& in) {
  return {who.user_id, operation, to_string(in.user_id), in.reason.str()};
}

Task<void> set_active(sql::Tx& tx, UserId user, bool is_active) {
  const auto changed = co_await tx.run(R"sql(
    update auth.users set is_active = $2, updated_at = $3 where id = $1
  )sql"_sql,
                                       user, is_active, base::Clock::now());
  if (changed == 0) throw base::not_found();
}

// Its sessions, those as somebody else too, end in the transaction that closes the account.
Task<User> deactivate_user(Given& given, Member who, sql::Database& db, UserAct in) {
  if (who.user_id == in.user_id) throw base::conflict("own_account", "Nobody closes their own account here.");
  auto tx = co_await db.begin(Scope::across_tenants(in.user_id));
  co_await set_active(tx, in.user_id, false);
  co_await end_sessions_across(tx, in.user_id, "deactivated");
  auto act = act_of(who, "deactivate_user", in);
  co_await http::note_act(tx, std::move(act));
  co_await tx.commit();
  co_return co_await get_user(given, db, in.user_id);
}

Task<User> reactivate_user(Given& given, Member who, sql::Database& db, UserAct in) {
  auto tx = co_await db.begin(Scope::across_tenants(in.user_id));
  co_await set_active(tx, in.user_id, true);
  auto act = act_of(who, "reactivate_user", in);
  co_await http::note_act(tx, std::move(act));
  co_await tx.commit();
  co_return co_await get_user(given, db, in.user_id);
}

Task<User> unlock_user(Given& given, Member who, sql::Database& db, UserAct in) {
  const auto user = co_await get_user(given, db, in.user_id);
  auto addresses = co_await addresses_of(db, in.user_id);
  auto tx = co_await db.begin(Scope::of(tenancy::no_tenant));
  co_await lift_delay(given, tx, user.email, std::move(addresses));
  auto act = act_of(who, "unlock_user", in);
  co_await http::note_act(tx, std::move(act));
  co_await tx.commit();
  co_return co_await get_user(given, db, in.user_id);
}

// The mail goes to the account's address as after /auth/password/forgot, and its link is seen by nobody else.
Task<void> send_reset_mail(Given& given, Member who, sql::Database& db, UserAct in) {
  const auto user = co_await get_user(given, db, in.user_id);
  if (user.status == AccountStatus::deactivated)
    throw base::conflict("account_deactivated", "The account is deactivated. Reactivate it first.");
  auto tx = co_await db.begin(mail_requests_scope());
  co_await request_mail(tx, MailWish::reset_password, user.email);
  auto act = act_of(who, "send_reset_mail", in);
  co_await http::note_act(tx, std::move(act));
  co_await tx.commit();
}

}  // namespace

void add_user_act_routes(http::Routes& r, Given& given) {
  r.post("/api/v1/auth/users/{userId}/deactivate", http::with(deactivate_user, given))
      .says("Close anybody's account: it is signed out everywhere within seconds")
      .named("deactivate_user")
      .needs("platform:change_users")
      .asks_fresh_sign_in()
      .answers(200)
      .fails_with(own_account);
  r.post("/api/v1/auth/users/{userId}/reactivate", http::with(reactivate_user, given))
      .says("Open a closed account again")
      .named("reactivate_user")
      .needs("platform:change_users")
      .asks_fresh_sign_in()
      .answers(200);
  r.post("/api/v1/auth/users/{userId}/unlock", http::with(unlock_user, given))
      .says("Let somebody try to sign in at once after too many wrong attempts")
      .named("unlock_user")
      .needs("platform:change_users")
      .answers(200);
  r.post("/api/v1/auth/users/{userId}/reset-mail", http::with(send_reset_mail, given))
      .says("Send somebody the mail that sets a new password")
      .named("send_reset_mail")
      .needs("platform:change_users")
      .answers(202)
      .fails_with(account_deactivated);
}

}  // namespace auth
