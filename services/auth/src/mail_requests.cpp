// From an address to a token and its event.
#include "mail_requests.hpp"

#include "accounts.hpp"
#include "auth/events.hpp"
#include "events/events.hpp"
#include "one_time_tokens.hpp"

namespace auth {
namespace {

using base::Task;
using namespace sql::literals;
using namespace std::chrono_literals;
using tenancy::Scope;

constexpr std::int64_t mails_an_hour = 3;

// The agency whose name stands on the mail: the one that the person joined first.
Task<std::optional<tenancy::TenantId>> find_first_agency(sql::Queries& db, tenancy::UserId user) {
  co_return co_await db.maybe<tenancy::TenantId>(R"sql(
    select tenant_id from auth.memberships where user_id = $1 and deactivated_at is null
    order by created_at, id limit 1
  )sql"_sql,
                                                 user);
}

// A link by mail opens what a client sees, and never an agency.
Task<std::optional<tenancy::TenantId>> find_agency_as_client(sql::Queries& db, tenancy::UserId user) {
  co_return co_await db.maybe<tenancy::TenantId>(R"sql(
    select tenant_id from auth.memberships mine
    where user_id = $1 and role = 'client' and deactivated_at is null and not exists (
      select from auth.memberships other
      where other.user_id = $1 and other.tenant_id = mine.tenant_id and other.role <> 'client')
    order by created_at, id limit 1
  )sql"_sql,
                                                 user);
}

// The token's id is the job's: a second attempt at the job finds what the first one issued.
Task<bool> is_issued(sql::Queries& db, OneTimeTokenId id) {
  const auto found = co_await db.maybe<OneTimeTokenId>(R"sql(
    select id from auth.one_time_tokens where id = $1
  )sql"_sql,
                                                       id);
  co_return found.has_value();
}

Task<bool> issue(sql::Tx& tx, NewOneTimeToken wanted) {
  if (co_await is_issued(tx, wanted.id)) co_return false;
  const base::Timestamp an_hour_ago = base::Clock::now() - 1h;
  const auto sent = co_await count_one_time_tokens(tx, wanted.purpose, wanted.subject, an_hour_ago);
  if (sent >= mails_an_hour) co_return false;
  co_await issue_one_time_token(tx, wanted);
  co_return true;
}

Task<void> answer(sql::Tx& tx, MailWish wish, tenancy::UserId user, base::Uuid id) {
  NewOneTimeToken wanted{.purpose = Purpose::reset_password,
                         .subject = user.value,
                         .tenant_id = tx.tenant_id(),
                         .lifetime = 15min,
                         .id = {id}};
  if (wish == MailWish::magic_link) wanted.purpose = Purpose::magic_link;
  if (wish == MailWish::delay_notice) {
    AttemptsDelayed event{user, id};
    co_await events::publish(tx, event);
  } else if (!co_await issue(tx, wanted)) {
    co_return;
  } else if (wish == MailWish::magic_link) {
    MagicLinkWanted event{user, id};
    co_await events::publish(tx, event);
  } else {
    PasswordResetWanted event{user, id};
    co_await events::publish(tx, event);
  }
}

}  // namespace

Scope mail_requests_scope() { return Scope::of(tenancy::no_tenant); }

Task<void> request_mail(sql::Tx& tx, MailWish wish, std::string email) {
  jobs::EnqueueOptions options;
  options.unique_key = std::to_string(static_cast<int>(wish)) + "|" + email;
  AnswerMailRequest job{wish, email};
  co_await jobs::enqueue(tx, job, options);
}

Task<void> request_mail(sql::Database& db, MailWish wish, std::string email) {
  auto tx = co_await db.begin(mail_requests_scope());
  co_await request_mail(tx, wish, email);
  co_await tx.commit();
}

Task<void> answer_mail_request(sql::Database& app, jobs::Run& run, AnswerMailRequest job) {
  auto people = app.read(Scope::nobody());
  auto account = co_await find_account(people, shape::Email::trusted(job.email));
  if (!account || !account->is_active) co_return;
  auto memberships = app.read(Scope::of(account->id));
  auto search = job.wish == MailWish::magic_link ? find_agency_as_client(memberships, account->id)
                                                 : find_first_agency(memberships, account->id);
  auto agency = co_await std::move(search);
  if (!agency) co_return;
  auto tx = co_await app.begin(Scope::of(*agency));
  co_await answer(tx, job.wish, account->id, run.id().value);
  co_await tx.commit();
}

}  // namespace auth
