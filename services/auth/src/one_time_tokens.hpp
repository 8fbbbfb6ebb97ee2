// One-time tokens: issued for a purpose, redeemed once before they expire.
#pragma once

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include <chrono>
#include <optional>
#include <string>

#include "auth/auth.hpp"
#include "auth/one_time_token.hpp"
#include "base/task.hpp"
#include "sql/database.hpp"

namespace auth {

enum class Purpose { verify_email, reset_password, magic_link, invitation, second_factor, oidc_state, passkey };
BOOST_DESCRIBE_ENUM(Purpose, verify_email, reset_password, magic_link, invitation, second_factor, oidc_state, passkey)

struct NewOneTimeToken {
  Purpose purpose;
  base::Uuid subject;
  std::optional<tenancy::TenantId> tenant_id;  // where its effect happens
  std::chrono::seconds lifetime;
  std::string detail = "{}";  // JSON, kept beside it; no secrets
  OneTimeTokenId id = OneTimeTokenId::make();
};

struct OneTimeToken {
  OneTimeTokenId id;
  base::Uuid subject;
  std::optional<tenancy::TenantId> tenant_ref;
  std::string detail;
  base::Timestamp expires_at;
};
BOOST_DESCRIBE_STRUCT(OneTimeToken, (), (id, subject, tenant_ref, detail, expires_at))

// One insert. Earlier tokens of the same purpose and subject stay good; see void_one_time_tokens.
base::Task<OneTimeTokenId> issue_one_time_token(sql::Tx& tx, NewOneTimeToken wanted);

// Marks it as used, in one statement: of two that redeem it at the same moment one gets it. Throws base::Error of kind
// gone ("token_used_or_expired") for a token that is unknown, used, expired or of another purpose; the transaction
// lives on.
base::Task<OneTimeToken> redeem_one_time_token(Given& given, sql::Tx& tx, Purpose purpose, std::string text);

// The same check without using it up: for a page that first shows what a link is about.
base::Task<OneTimeToken> look_at_one_time_token(Given& given, sql::Queries& db, Purpose purpose, std::string text);

// One of this purpose, used and expired ones too, until they are purged: for who only asks what it was about.
base::Task<std::optional<OneTimeToken>> recall_one_time_token(Given& given, sql::Queries& db, Purpose purpose,
                                                              std::string text);

// How many were issued for this purpose and subject since `since`, used ones too: before one more mail is sent.
base::Task<std::int64_t> count_one_time_tokens(sql::Queries& db, Purpose purpose, base::Uuid subject,
                                               base::Timestamp since);

// Makes all open tokens of this purpose and subject useless: after a new one, a reset, a change of address.
base::Task<void> void_one_time_tokens(sql::Tx& tx, Purpose purpose, base::Uuid subject);

// Deletes those that expired more than a week ago. For a schedule.
base::Task<void> purge_one_time_tokens(sql::Database& db);

}  // namespace auth
