// Two agencies; the first has two clients with a website and a deployment each, and a deleted client.
#pragma once

#include <gtest/gtest.h>

#include "doors.hpp"
#include "migrated_database.hpp"
#include "services.hpp"

namespace architecture {

// The settings of an instance that serves requests and touches nothing else.
app::Config quiet_config();

struct Client {
  tenancy::SubTenantId id = tenancy::SubTenantId::make();
  base::Uuid website = base::make_uuid();
  base::Uuid deployment = base::make_uuid();

  Ids ids() const { return {{"clients", base::to_string(id)}, {"deployments", base::to_string(deployment)}}; }
};

class TwoAgencies : public testing::Test {
 protected:
  TwoAgencies();

  // Somebody who may do everything there, or everything with one client.
  tenancy::Member owner_of(tenancy::TenantId agency) const;
  tenancy::Member user_of(const Client& client) const;

  const tenancy::TenantId ours = tenancy::TenantId::make();
  const tenancy::TenantId theirs = tenancy::TenantId::make();
  const Client bakery;
  const Client florist;
  const Client gone;
  const sql::testing::FreshDatabase database{app::migration_folders()};
  app::Services services{quiet_config()};
  Doors doors{services.routes(), database.app_url()};

 private:
  void add_agency(tenancy::TenantId id) const;
  void add_client(const Client& client, const std::string& domain) const;
};

}  // namespace architecture
