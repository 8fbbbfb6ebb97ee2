// Issuing and redeeming one-time tokens.
#include "one_time_tokens.hpp"

#include <algorithm>

#include "base/encode.hpp"
#include "base/error.hpp"
#include "crypto/digest.hpp"

namespace auth {
namespace {

using base::Task;
using namespace sql::literals;

constexpr std::string_view prefix = "ddt_";
constexpr std::size_t id_size = 16;
constexpr std::chrono::hours kept_after_expiry{7 * 24};

base::Error useless() {
  return base::Error(base::ErrorKind::gone, "token_used_or_expired",
                     "This link has been used or has expired. Please ask for a new one.");
}

OneTimeTokenId id_of(Given& given, std::string_view text) {
  const auto id = read_one_time_token(given.options.token_key, text);
  if (!id) throw useless();
  return *id;
}

}  // namespace

std::string one_time_token_text(std::string_view key, OneTimeTokenId id) {
  std::string bytes(id.value.view());
  bytes += crypto::hmac_sha256(key, bytes);
  return std::string(prefix) + base::to_base64url(bytes);
}

std::optional<OneTimeTokenId> read_one_time_token(std::string_view key, std::string_view text) {
  if (!text.starts_with(prefix)) return std::nullopt;
  const auto bytes = base::from_base64url(text.substr(prefix.size()));
  if (!bytes || bytes->size() <= id_size) return std::nullopt;
  OneTimeTokenId id;
  std::ranges::copy(bytes->substr(0, id_size), id.value.bytes.begin());
  if (!crypto::constant_time_equal(one_time_token_text(key, id), text)) return std::nullopt;
  return id;
}

Task<OneTimeTokenId> issue_one_time_token(sql::Tx& tx, NewOneTimeToken wanted) {
  const auto now = base::Clock::now();
  co_await tx.run(R"sql(
    insert into auth.one_time_tokens (id, purpose, subject, tenant_ref, detail, created_at, expires_at)
    values ($1, $2, $3, $4, $5::text::jsonb, $6, $7)
  )sql"_sql,
                  wanted.id, wanted.purpose, wanted.subject, wanted.tenant_id, wanted.detail, now,
                  base::Timestamp(now + wanted.lifetime));
  co_return wanted.id;
}

Task<OneTimeToken> redeem_one_time_token(Given& given, sql::Tx& tx, Purpose purpose, std::string text) {
  const auto id = id_of(given, text);
  auto token = co_await tx.maybe<OneTimeToken>(R"sql(
    update auth.one_time_tokens set used_at = $3
    where id = $1 and purpose = $2 and used_at is null and expires_at > $3
    returning id, subject, tenant_ref, detail::text as detail, expires_at
  )sql"_sql,
                                               id, purpose, base::Clock::now());
  if (!token) throw useless();
  co_return *token;
}

Task<OneTimeToken> look_at_one_time_token(Given& given, sql::Queries& db, Purpose purpose, std::string text) {
  const auto id = id_of(given, text);
  auto token = co_await db.maybe<OneTimeToken>(R"sql(
    select id, subject, tenant_ref, detail::text as detail, expires_at from auth.one_time_tokens
    where id = $1 and purpose = $2 and used_at is null and expires_at > $3
  )sql"_sql,
                                               id, purpose, base::Clock::now());
  if (!token) throw useless();
  co_return *token;
}

Task<std::optional<OneTimeToken>> recall_one_time_token(Given& given, sql::Queries& db, Purpose purpose,
                                                        std::string text) {
  const auto id = read_one_time_token(given.options.token_key, text);
  if (!id) co_return std::nullopt;
  co_return co_await db.maybe<OneTimeToken>(R"sql(
    select id, subject, tenant_ref, detail::text as detail, expires_at from auth.one_time_tokens
    where id = $1 and purpose = $2
  )sql"_sql,
                                            *id, purpose);
}

Task<std::int64_t> count_one_time_tokens(sql::Queries& db, Purpose purpose, base::Uuid subject, base::Timestamp since) {
  co_return co_await db.one<std::int64_t>(R"sql(
    select count(*) from auth.one_time_tokens where subject = $1 and purpose = $2 and created_at > $3
  )sql"_sql,
                                          subject, purpose, since);
}

Task<void> void_one_time_tokens(sql::Tx& tx, Purpose purpose, base::Uuid subject) {
  co_await tx.run(R"sql(
    update auth.one_time_tokens set used_at = $3 where purpose = $1 and subject = $2 and used_at is null
  )sql"_sql,
                  purpose, subject, base::Clock::now());
}

Task<void> purge_one_time_tokens(sql::Database& db) {
  auto tx = co_await db.begin(tenancy::Scope::nobody());
  co_await tx.run(R"sql(
    delete from auth.one_time_tokens where expires_at < $1
  )sql"_sql,
                  base::Timestamp(base::Clock::now() - kept_after_expiry));
  co_await tx.commit();
}

}  // namespace auth
