// THE list of services, and what each is given. The only place where services meet.
#pragma once

#include <boost/asio/io_context.hpp>

#include <memory>
#include <vector>

#include "auth/auth.hpp"
#include "billing/billing.hpp"
#include "config.hpp"
#include "http/routes.hpp"
#include "notifications/notifications.hpp"
#include "provisioning/provisioning.hpp"
#include "sql/migrations.hpp"
#include "tenants/tenants.hpp"

namespace app {

// Folders with migrations, libraries first.
std::vector<sql::MigrationFolder> migration_folders();

provisioning::Options provisioning_options(const Config& config);

// The services as `dde serve` runs them: one for all threads.
class Services {
 public:
  explicit Services(const Config& config);
  ~Services();

  // Every route of the public API, its OpenAPI document and page.
  const http::Routes& routes() const { return routes_; }
  http::Authenticator authenticator() const;
  auth::RevokedTokens& revoked_tokens() { return revoked_tokens_; }
  auth::Given& auth() { return auth_given_; }

 private:
  class AgencyFounder : public auth::AgencyFounder {
   public:
    base::Task<void> found(sql::Tx& tx, std::string name, tenancy::UserId owner) override;
  };

  crypto::TokenSigner signer_;
  auth::RevokedTokens revoked_tokens_;
  crypto::PasswordHasher hasher_;
  AgencyFounder founder_;
  auth::Given auth_given_;
  billing::ClientQuota quota_;
  std::shared_ptr<const provisioning::Catalogue> catalogue_;
  provisioning::Websites websites_;
  tenants::Given tenants_given_;
  http::Routes routes_;
};

}  // namespace app
