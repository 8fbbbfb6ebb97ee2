// THE list of services, and what each is given. The only place where services meet.
#pragma once

#include <boost/asio/io_context.hpp>

#include <memory>
#include <vector>

#include "audit/audit.hpp"
#include "auth/auth.hpp"
#include "billing/billing.hpp"
#include "billing/plan_notes.hpp"
#include "billing/request_meter.hpp"
#include "config.hpp"
#include "http/cors.hpp"
#include "http/routes.hpp"
#include "notifications/notifications.hpp"
#include "operations/operations.hpp"
#include "privacy/privacy.hpp"
#include "provisioning/provisioning.hpp"
#include "sql/migrations.hpp"
#include "storage/store.hpp"
#include "tenants/closed_tenants.hpp"
#include "tenants/features.hpp"
#include "tenants/tenants.hpp"

namespace app {

// Folders with migrations, libraries first.
std::vector<sql::MigrationFolder> migration_folders();

provisioning::Options provisioning_options(const Config& config);

// With it auth makes one-time tokens and notifications writes them into mails.
std::string one_time_token_key(const Config& config);

// The services as `dde serve` runs them: one for all threads.
class Services {
 public:
  explicit Services(const Config& config);
  ~Services();

  // Every route of the public API, its OpenAPI document and page.
  const http::Routes& routes() const { return routes_; }
  // Refers to this.
  http::Authenticator authenticator();
  auth::RevokedTokens& revoked_tokens() { return revoked_tokens_; }
  const http::KeptAnswers& kept_answers() const { return kept_answers_; }
  http::OriginPolicy& origins() { return origins_; }
  http::PlanLimits& plan_limits() { return plan_limits_; }
  tenants::ClosedTenants& closed_tenants() { return closed_tenants_; }
  tenants::KnownFeatures& features() { return features_; }
  billing::RequestMeter& request_meter() { return request_meter_; }
  auth::Given& auth() { return auth_given_; }
  // Before the event loops go: what is under way in the file store ends first. Nothing is served any more.
  void close() { files_.reset(); }

 private:
  class AgencyFounder : public auth::AgencyFounder {
   public:
    base::Task<void> found(sql::Tx& tx, std::string name, tenancy::UserId owner) override;
  };
  class AgencyDirectory : public auth::AgencyDirectory {
   public:
    base::Task<std::string> agency_name(sql::Queries& db) override;
    base::Task<std::optional<std::string>> client_name(sql::Queries& db, tenancy::SubTenantId client) override;
    base::Task<void> change_owner(sql::Tx& tx, tenancy::UserId owner) override;
  };
  class AgencyRules : public auth::AgencyRules {
   public:
    base::Task<bool> wants_second_factor(sql::Database& db, tenancy::TenantId tenant) override;
    base::Task<std::optional<tenancy::TenantId>> find_app_host(sql::Database& db, std::string host) override;
  };

  class TenantStatus : public auth::TenantStatus {
   public:
    base::Task<void> require_active(sql::Queries& db, tenancy::TenantId tenant) override;
  };

  class AgencyFacts : public tenants::AgencyFacts {
   public:
    base::Task<std::vector<tenancy::UserId>> find_people(sql::Database& db, std::string text) override;
    base::Task<std::vector<tenants::AgencyPerson>> get_people(sql::Database& db,
                                                              std::vector<tenancy::UserId> ids) override;
    base::Task<std::vector<tenants::AgencyMeter>> get_usage(sql::Queries& db) override;
    base::Task<std::int64_t> count_members(sql::Queries& db) override;
  };

  // Pages of the platform and of agencies' own addresses of it.
  class Origins : public http::OwnOrigin {
   public:
    using OwnOrigin::OwnOrigin;
    base::Task<bool> allows(sql::Database* database, std::string origin) override;
  };

  crypto::TokenSigner signer_;
  auth::RevokedTokens revoked_tokens_;
  http::KeptAnswers kept_answers_;
  Origins origins_;
  crypto::PasswordHasher hasher_;
  AgencyFounder founder_;
  AgencyDirectory directory_;
  AgencyRules agency_rules_;
  billing::SeatQuota seats_;
  TenantStatus tenant_status_;
  tenants::ClosedTenants closed_tenants_;
  tenants::KnownFeatures features_;
  AgencyFacts facts_;
  billing::RequestMeter request_meter_;
  auth::Given auth_given_;
  billing::ClientQuota quota_;
  billing::PlanLimits plan_limits_;
  std::shared_ptr<const provisioning::Catalogue> catalogue_;
  provisioning::Websites websites_;
  provisioning::AppDomainRules app_domains_;
  std::unique_ptr<storage::Store> files_;
  tenants::Given tenants_given_;
  http::Routes routes_;
};

}  // namespace app
