// Authenticator apps of a person: set up, confirmed by a first code, used.
#pragma once

#include <boost/describe/class.hpp>

#include <optional>
#include <string>

#include "accounts.hpp"
#include "auth/auth.hpp"

namespace auth {

// What an app is given, once.
struct NewTotp {
  base::Uuid id;
  std::string secret;  // base32, for typing
  std::string uri;     // what the QR code says
};
BOOST_DESCRIBE_STRUCT(NewTotp, (), (id, secret, uri))

using FactorName = shape::Text<1, 60>;
// Six digits, perhaps with a blank in the middle.
using TotpCode = shape::Secret<6, 16>;

struct WantedTotp {
  Account account;
  std::string issuer;
  std::string name;
};

// Shows a new secret, which counts only after confirm_totp. One at a time: one that waits already is replaced.
base::Task<NewTotp> begin_totp(Given& given, sql::Tx& tx, WantedTotp wanted);

// The app that waits for its first code, if `code` is right within an hour; announces it. `tx` has a tenant.
base::Task<bool> confirm_totp(Given& given, sql::Tx& tx, tenancy::UserId user, std::string code);

// Whether one of the person's apps shows this code now. It counts once, and so do all older ones: among parallel uses
// of one code one succeeds.
base::Task<bool> use_totp(Given& given, sql::Tx& tx, tenancy::UserId user, std::string code);

// The name of what was removed; nothing where the person has no such app.
base::Task<std::optional<std::string>> remove_totp(sql::Tx& tx, tenancy::UserId user, base::Uuid id);

// What authenticator apps show above the codes of this agency's people.
base::Task<std::string> totp_issuer(Given& given, sql::Database& db, tenancy::TenantId tenant);

void add_totp_routes(http::Routes& routes, Given& given);

}  // namespace auth
