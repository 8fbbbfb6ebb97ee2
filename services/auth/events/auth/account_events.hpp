// What the auth service announces about a person's own account, whichever agency it works for.
#pragma once

#include <boost/describe/class.hpp>

#include <string>

#include "tenancy/ids.hpp"

namespace auth {

// A person can prove itself in one more way: an authenticator app or a passkey.
struct SecondFactorAdded {
  static constexpr std::string_view topic = "second_factor.added";
  tenancy::UserId user_id;
  base::Uuid factor_id;
  std::string name;
};
BOOST_DESCRIBE_STRUCT(SecondFactorAdded, (), (user_id, factor_id, name))

// And in one less.
struct SecondFactorRemoved {
  static constexpr std::string_view topic = "second_factor.removed";
  tenancy::UserId user_id;
  base::Uuid factor_id;
  std::string name;
};
BOOST_DESCRIBE_STRUCT(SecondFactorRemoved, (), (user_id, factor_id, name))

// Somebody signed in with a code that was meant for the day on which everything else is lost.
struct RecoveryCodeUsed {
  static constexpr std::string_view topic = "recovery_code.used";
  tenancy::UserId user_id;
  base::Uuid code_id;
  std::int64_t codes_left;
};
BOOST_DESCRIBE_STRUCT(RecoveryCodeUsed, (), (user_id, code_id, codes_left))

// The counter of a passkey went back, so there is a copy of it: it is accepted no more.
struct PasskeySuspended {
  static constexpr std::string_view topic = "passkey.suspended";
  tenancy::UserId user_id;
  base::Uuid passkey_id;
  std::string name;
};
BOOST_DESCRIBE_STRUCT(PasskeySuspended, (), (user_id, passkey_id, name))

// An account's address, or the one it is to have, has to be confirmed by the token with this id
// (auth/one_time_token.hpp).
struct EmailConfirmationWanted {
  static constexpr std::string_view topic = "account.email_confirmation_wanted";
  tenancy::UserId user_id;
  base::Uuid token_id;
};
BOOST_DESCRIBE_STRUCT(EmailConfirmationWanted, (), (user_id, token_id))

// The address of an account is to change; the token's record names the old one, whose reader is to know.
struct EmailChangeWanted {
  static constexpr std::string_view topic = "account.email_change_wanted";
  tenancy::UserId user_id;
  base::Uuid token_id;
};
BOOST_DESCRIBE_STRUCT(EmailChangeWanted, (), (user_id, token_id))

// The address has changed.
struct EmailChanged {
  static constexpr std::string_view topic = "account.email_changed";
  tenancy::UserId user_id;
  base::Uuid token_id;
};
BOOST_DESCRIBE_STRUCT(EmailChanged, (), (user_id, token_id))

// Somebody who knows the address of an account asked for a new password.
struct PasswordResetWanted {
  static constexpr std::string_view topic = "account.password_reset_wanted";
  tenancy::UserId user_id;
  base::Uuid token_id;
};
BOOST_DESCRIBE_STRUCT(PasswordResetWanted, (), (user_id, token_id))

// Somebody who knows the address of a client's user asked for a link to sign in with.
struct MagicLinkWanted {
  static constexpr std::string_view topic = "account.magic_link_wanted";
  tenancy::UserId user_id;
  base::Uuid token_id;
};
BOOST_DESCRIBE_STRUCT(MagicLinkWanted, (), (user_id, token_id))

// An account has another password than before, changed by its owner or by a reset. `notice_id` is this occasion's,
// `tenant_id` the agency that tells the owner.
struct PasswordChanged {
  static constexpr std::string_view topic = "account.password_changed";
  tenancy::UserId user_id;
  base::Uuid notice_id;
  tenancy::TenantId tenant_id;
};
BOOST_DESCRIBE_STRUCT(PasswordChanged, (), (user_id, notice_id, tenant_id))

// So many attempts at an account failed that further ones have to wait. `notice_id` is this occasion's.
struct AttemptsDelayed {
  static constexpr std::string_view topic = "account.attempts_delayed";
  tenancy::UserId user_id;
  base::Uuid notice_id;
};
BOOST_DESCRIBE_STRUCT(AttemptsDelayed, (), (user_id, notice_id))

}  // namespace auth
