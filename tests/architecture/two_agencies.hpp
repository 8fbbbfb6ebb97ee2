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
  // Of a person that works for the agency.
  base::Uuid person = base::make_uuid();
  base::Uuid app = base::make_uuid();
  base::Uuid passkey = base::make_uuid();
  base::Uuid device = base::make_uuid();
  base::Uuid line = base::make_uuid();         // of the audit trail
  base::Uuid export_file = base::make_uuid();  // of the audit trail, and whatever else concerns its user alone
  base::Uuid access = base::make_uuid();       // of its user, and of everything by which that one gets in

  Ids ids() const {
    const auto way_in = base::to_string(access);
    return {{"clients", base::to_string(id)},
            {"deployments", base::to_string(deployment)},
            {"second-factors", base::to_string(app)},
            {"passkeys", base::to_string(passkey)},
            {"trusted-devices", base::to_string(device)},
            {"audit", base::to_string(line)},
            {"exports", base::to_string(export_file)},
            {"notifications", base::to_string(export_file)},
            {"erasures", base::to_string(export_file)},
            {"api-keys", way_in},
            {"connections", way_in},
            {"domains", way_in},
            {"identities", way_in},
            {"sessions", way_in},
            {"members", way_in},
            {"roles", way_in},
            {"invitations", way_in}};
  }
};

class TwoAgencies : public testing::Test {
 protected:
  TwoAgencies();

  // Somebody who may do everything there, or everything with one client.
  tenancy::Member owner_of(tenancy::TenantId agency) const;
  tenancy::Member user_of(const Client& client) const;
  // The platform's, in a tenant of its own.
  tenancy::Member administrator() const;
  // What the administrator finds: our agency, its owner, a job of it.
  Ids ids_for_administrator() const;
  // What is its own, and the ids of a client.
  Ids ids_for_our_owner() const;

  const tenancy::TenantId ours = tenancy::TenantId::make();
  const tenancy::TenantId theirs = tenancy::TenantId::make();
  const base::Uuid our_owner = base::make_uuid();  // the person, its membership and its session
  const base::Uuid our_wish = base::make_uuid();   // the owner's exports and erasure
  const base::Uuid their_owner = base::make_uuid();
  const base::Uuid our_job = base::make_uuid();
  const Client bakery;
  const Client florist;
  const Client gone;
  const sql::testing::FreshDatabase database{app::migration_folders()};
  app::Services services{quiet_config()};
  Doors doors{services.routes(), database.app_url(), database.system_url()};

 private:
  void add_agency(tenancy::TenantId id, base::Uuid owner) const;
  void add_session(tenancy::TenantId tenant, base::Uuid person) const;
  void add_client(const Client& client, const std::string& domain) const;
  void add_ways_in(const Client& client, const std::string& domain) const;
  void add_person(const Client& client) const;
  void add_trail(const Client& client) const;
  // Exports and an erasure that this person has asked for.
  void add_wishes(tenancy::UserId person, std::optional<tenancy::SubTenantId> client, base::Uuid id) const;
};

}  // namespace architecture
