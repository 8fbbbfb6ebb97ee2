// What the program gives to the auth service and what it gets from it.
#pragma once

#include <chrono>
#include <string>

#include "auth/agency_directory.hpp"
#include "auth/agency_rules.hpp"
#include "auth/oidc.hpp"
#include "auth/revoked_tokens.hpp"
#include "auth/seat_quota.hpp"
#include "base/task.hpp"
#include "crypto/password.hpp"
#include "crypto/token.hpp"
#include "events/events.hpp"
#include "http/dispatcher.hpp"
#include "http/routes.hpp"
#include "jobs/jobs.hpp"
#include "shape/types.hpp"
#include "sql/database.hpp"
#include "tenancy/ids.hpp"

namespace auth {

// Founding an agency is the tenants service's business; registration asks for it through this face.
class AgencyFounder {
 public:
  virtual ~AgencyFounder() = default;
  // Runs in the transaction of the registration, in the scope of the new tenant.
  virtual base::Task<void> found(sql::Tx& tx, std::string name, tenancy::UserId owner) = 0;
};

// Whether an agency may work is known to the tenants service; whoever opens or renews a session asks through this face.
class TenantStatus {
 public:
  virtual ~TenantStatus() = default;
  // Throws base::forbidden "tenant_suspended" unless it may. `db` has the tenant as its scope.
  virtual base::Task<void> require_active(sql::Queries& db, tenancy::TenantId tenant) = 0;
};

struct Options {
  std::string issuer;  // iss of access tokens: the platform's public address
  std::string refresh_key;  // secret; successors of refresh tokens are derived with it
  std::string token_key;  // secret; one-time tokens are derived with it
  std::string key_ring = {};  // secret; seals what has to be read again: the secrets of authenticator apps
  std::string platform_name = "Dominant Digital Empire";
  std::chrono::seconds access_token_ttl{900};
  std::chrono::seconds refresh_token_ttl{30 * 24 * 3600};
  OidcOptions oidc = {};
};

// Everything outlives the routes and serves all threads.
struct Given {
  crypto::TokenSigner& signer;
  crypto::PasswordHasher& hasher;
  AgencyFounder& agencies;
  Options options;
  AgencyRules& rules = no_agency_rules();
  AgencyDirectory& directory = no_agency_directory();
  SeatQuota& seats = unlimited_seats();
  TenantStatus* tenants = nullptr;  // null: every agency may work
};

// `given` outlives the routes.
void add_routes(http::Routes& routes, Given& given);

// Tells Redis of ended sessions and outdated tokens, and ends access to clients that are gone for good; `ttl` is the
// access tokens'. `redis` outlives the bus.
void add_listeners(events::Bus& bus, redis::Client& redis, std::chrono::seconds ttl);

// Answers requests for mails, and forgets what has expired. `app` outlives the worker.
void add_jobs(jobs::Worker& worker, sql::Database& app);

// Turns an access token or API key into the member it speaks for; throws base::unauthenticated. One a thread: it
// remembers keys for 3 s. A token costs no look into the database. `revoked` and the signer outlive it.
http::Authenticator authenticator(const crypto::TokenSigner& signer, const RevokedTokens& revoked, Options options);

// Creates the platform's administrator and its tenant, or sets its password when the e-mail exists. For `dde admin`.
base::Task<void> create_administrator(Given& given, sql::Database& db, shape::Email email, std::string password);

}  // namespace auth
