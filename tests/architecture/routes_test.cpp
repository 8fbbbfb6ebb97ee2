// Every operation of the public API keeps its door: generated from the route table, so that none can be forgotten.
#include <gmock/gmock.h>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <algorithm>

#include "sql/testing/run.hpp"
#include "two_agencies.hpp"

namespace architecture {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;

// Everything a role can be given.
const std::vector<std::string> permissions{"api_keys:read",
                                           "api_keys:write",
                                           "audit:read",
                                           "billing:read",
                                           "clients:read",
                                           "clients:write",
                                           "members:read",
                                           "members:write",
                                           "oidc:read",
                                           "oidc:write",
                                           "privacy:export",
                                           "roles:read",
                                           "roles:write",
                                           "ownership:transfer",
                                           "settings:read",
                                           "settings:write",
                                           "platform:impersonate",
                                           "websites:deploy",
                                           "websites:read",
                                           "websites:suspend",

                                           "platform:read_agencies",
                                           "platform:read_audit",
                                           "platform:change_agencies",
                                           "platform:purge_agencies",
                                           "platform:read_features",
                                           "platform:change_features",
                                           "platform:read_usage",
                                           "platform:change_plans",
                                           "platform:read_users",
                                           "platform:change_users",
                                           "platform:read_jobs",
                                           "platform:change_jobs",
                                           "platform:read_limits",
                                           "platform:change_limits"};

// Signing in, and what a visitor may know before that.
const std::vector<std::string> open_operations{"POST /api/v1/auth/register",
                                               "POST /api/v1/auth/login",
                                               "POST /api/v1/auth/refresh",
                                               "POST /api/v1/auth/logout",
                                               "GET /api/v1/billing/plans",
                                               "GET /api/v1/openapi.json",
                                               "POST /api/v1/auth/invitations/look",
                                               "POST /api/v1/auth/invitations/accept",
                                               "GET /api/v1/branding",
                                               "GET /api/v1/branding.css",
                                               "GET /api/v1/branding/manifest.webmanifest",
                                               "GET /api/v1/branding/logo",
                                               "GET /api/v1/branding/favicon",
                                               "GET /api/v1/branding/files/{tenant_id}/{file}",
                                               "GET /api/v1/docs",
                                               "GET /api/v1/docs/script.js",
                                               "GET /api/v1/docs/style.css",
                                               "POST /api/v1/auth/oidc/start",
                                               "POST /api/v1/auth/oidc/callback",
                                               "POST /api/v1/auth/oidc/way-back",
                                               "GET /api/v1/auth/oidc/providers",
                                               "POST /api/v1/auth/password/forgot",
                                               "POST /api/v1/auth/password/reset",
                                               "POST /api/v1/auth/verify-email",
                                               "POST /api/v1/auth/magic-link",
                                               "POST /api/v1/auth/magic-link/sign-in",
                                               "POST /api/v1/auth/second-factor",
                                               "POST /api/v1/auth/second-factor/passkey",
                                               "POST /api/v1/auth/second-factor/totp",
                                               "POST /api/v1/auth/passkeys/sign-in",
                                               "POST /api/v1/auth/passkeys/sign-in/options"};

// What the platform decides and nobody sends.
const std::vector<std::string> not_for_callers{"id",       "tenantId",    "subTenantId", "userId",    "ownerId",
                                               "role",     "level",       "status",      "plan",      "planId",
                                               "isActive", "createdAt",   "updatedAt",   "deletedAt", "websiteId",
                                               "isAdmin",  "permissions", "sessionId",   "expiresAt", "emailVerified"};

// Where such a field is the caller's to give after all.
const std::set<std::string> meant_for_callers{
    "POST /api/v1/auth/login tenantId",        // which of one's own agencies
    "POST /api/v1/auth/api-keys expiresAt",    // of the key that is made
    "POST /api/v1/auth/oidc/start tenantId",   // which of one's own agencies
    "POST /api/v1/auth/passkeys/sign-in tenantId",
    "GET /api/v1/tenants/clients status",      // a filter
    "GET /api/v1/auth/members subTenantId",    // filters
    "GET /api/v1/auth/members level",
    "GET /api/v1/auth/members status",
    "GET /api/v1/auth/invitations subTenantId",
    "GET /api/v1/auth/agencies/{agencyId}/people subTenantId",
    "GET /api/v1/auth/agencies/{agencyId}/people level",
    "GET /api/v1/auth/agencies/{agencyId}/people status",
    "POST /api/v1/auth/switch tenantId",       // one of one's own places
    "POST /api/v1/auth/switch subTenantId",
    "POST /api/v1/auth/roles permissions",     // never more than the caller's own
    "PATCH /api/v1/auth/roles/{id} permissions",
    "PATCH /api/v1/auth/members/{id} level",   // of somebody below oneself
    "POST /api/v1/auth/invitations subTenantId",
    "POST /api/v1/auth/invitations level",
    "POST /api/v1/auth/impersonation tenantId",  // the platform's administrator's
    "POST /api/v1/auth/impersonation userId",
    "GET /api/v1/tenants/agencies status",       // filters of the administrator
    "GET /api/v1/tenants/agencies plan",
    "GET /api/v1/auth/users status",
    "GET /api/v1/operations/jobs status",
    "PUT /api/v1/billing/agencies/{agencyId}/plan planId",
};

class Operations : public TwoAgencies {
 protected:
  const http::Route& operation(const std::string& name) const {
    return *std::ranges::find(services.routes().all(), name, &operation_of);
  }
  std::string list_clients_as(const tenancy::Member& who) {
    return doors.knock(operation("GET /api/v1/tenants/clients"), who).body;
  }
};

TEST_F(Operations, have_a_summary_and_a_known_permission) { EXPECT_THAT(doors.undocumented(permissions), IsEmpty()); }

TEST_F(Operations, are_closed_to_strangers_unless_listed) {
  EXPECT_THAT(doors.open_to_strangers(open_operations), IsEmpty());
}

TEST_F(Operations, that_are_open_are_all_on_the_list_and_all_exist) {
  std::vector<std::string> open;
  for (const auto& route : services.routes().all()) {
    if (route.access() == http::Access::open) open.push_back(operation_of(route));
  }

  EXPECT_THAT(open, testing::UnorderedElementsAreArray(open_operations));
}

TEST_F(Operations, are_refused_to_a_clients_user_without_their_permission) {
  EXPECT_THAT(doors.open_without_permission(user_of(bakery), permissions), IsEmpty());
}

TEST_F(Operations, do_not_tell_another_agencys_ids_from_ids_that_never_were) {
  for (const auto& client : {bakery, florist, gone}) {
    EXPECT_THAT(doors.revealing(owner_of(theirs), client.ids()), IsEmpty());
  }
}

TEST_F(Operations, do_not_tell_a_clients_user_another_clients_ids_from_ids_that_never_were) {
  EXPECT_THAT(doors.revealing(user_of(bakery), florist.ids()), IsEmpty());
}

TEST_F(Operations, do_not_tell_another_agencys_ids_in_a_body_or_query_from_ids_that_never_were) {
  for (const auto& client : {bakery, gone}) {
    EXPECT_THAT(doors.revealing_in_input(owner_of(theirs), client.ids()), IsEmpty());
  }
}

TEST_F(Operations, take_no_field_that_is_not_the_callers_to_give) {
  EXPECT_THAT(doors.assignable(owner_of(ours), not_for_callers, meant_for_callers), IsEmpty());
}

TEST_F(Operations, of_the_platform_are_its_administrators_alone) {
  EXPECT_THAT(doors.open_beside_the_administrator(owner_of(ours)), IsEmpty());
  EXPECT_THAT(doors.open_beside_the_administrator(user_of(bakery)), IsEmpty());
}

TEST_F(Operations, of_the_platform_take_no_field_that_is_not_the_callers_to_give) {
  EXPECT_THAT(doors.assignable(administrator(), not_for_callers, meant_for_callers), IsEmpty());
}

TEST_F(Operations, of_the_platform_know_nothing_of_ids_that_never_were) {
  EXPECT_THAT(doors.knowing_what_never_was(administrator()), IsEmpty());
}

TEST_F(Operations, of_the_platform_show_the_administrator_what_is_anybodys) {
  // Nothing counts requests here.
  EXPECT_THAT(doors.hiding(administrator(), ids_for_administrator()),
              testing::ElementsAre(HasSubstr("GET /api/v1/operations/rate-limits/{agencyId} answers 503")));
}

TEST_F(Operations, show_an_agency_and_a_client_what_is_theirs) {
  EXPECT_THAT(doors.hiding(owner_of(ours), ids_for_our_owner()), IsEmpty());
  EXPECT_THAT(doors.hiding(user_of(bakery), bakery.ids()), IsEmpty());
}

// A permission that the table of built-in rights (services/auth/src/permissions.cpp) forgets would be nobody's.
TEST_F(Operations, need_what_an_agencys_owner_has_or_what_is_the_platforms_alone) {
  const auto list = doors.knock(operation("GET /api/v1/auth/permissions"), owner_of(ours));

  const auto catalogue = boost::json::parse(list.body).as_object().at("data").as_array();
  EXPECT_GE(catalogue.size(), 9U);
  for (const auto& permission : catalogue) {
    EXPECT_THAT(boost::json::serialize(permission.at("builtInRoles")), HasSubstr("owner"))
        << permission.at("name") << " is in no line of the table";
  }
}

TEST_F(Operations, list_clients_to_their_agency_and_each_client_to_itself) {
  const auto count = [](const std::string& body) {
    return boost::json::parse(body).as_object().at("data").as_array().size();
  };

  EXPECT_EQ(count(list_clients_as(owner_of(ours))), 2U);
  EXPECT_EQ(count(list_clients_as(owner_of(theirs))), 0U);
  EXPECT_EQ(count(list_clients_as(user_of(bakery))), 1U);
  EXPECT_THAT(list_clients_as(user_of(bakery)), HasSubstr("bakery.example"));
}

struct Planted {
  bool is_shown = true;
};
BOOST_DESCRIBE_STRUCT(Planted, (), (is_shown))

struct PlantedId {
  base::Uuid id;
};
BOOST_DESCRIBE_STRUCT(PlantedId, (), (id))

base::Task<Planted> show_to_everybody() { co_return Planted{}; }
base::Task<Planted> show_anybodys(tenancy::Member, PlantedId) { co_return Planted{}; }

base::Task<Planted> show_everything(tenancy::Member, http::AllTenants) { co_return Planted{}; }

class PlantedOperations : public TwoAgencies {
 protected:
  http::Routes routes;
};

TEST_F(PlantedOperations, without_a_guard_are_found) {
  routes.get("/planted", show_to_everybody).says("Show").open();
  Doors planted(routes, database.app_url());

  EXPECT_THAT(planted.open_to_strangers(open_operations), Contains(HasSubstr("GET /planted answers 200")));
}

TEST_F(PlantedOperations, with_too_weak_a_guard_are_found) {
  routes.get("/clients/{id}", show_anybodys).says("Show").needs("planets:read");
  Doors planted(routes, database.app_url());

  EXPECT_THAT(planted.undocumented(permissions), Contains(HasSubstr("unknown permission planets:read")));
  EXPECT_THAT(planted.open_without_permission(user_of(bakery), {"planets:*"}), Contains(HasSubstr("answers 200")));
  EXPECT_THAT(planted.revealing(owner_of(theirs), bakery.ids()), Contains(HasSubstr("answers 200")));
}

TEST_F(PlantedOperations, that_show_all_tenants_to_an_agency_stop_the_start) {
  routes.get("/planted", show_everything).says("Show").needs("clients:read");

  EXPECT_THROW(Doors(routes, database.app_url()), std::logic_error);
}

struct PlantedRelation {
  base::Uuid client_id;
  shape::Email email;
};
BOOST_DESCRIBE_STRUCT(PlantedRelation, (), (client_id, email))

// Finds rows of every tenant, as a statement past row-level security would.
const base::Uuid planted_row = base::make_uuid();
base::Task<Planted> relate_to_anybodys(tenancy::Member, PlantedRelation in) {
  if (in.client_id != planted_row) throw base::not_found();
  co_return Planted{};
}

struct PlantedChange {
  std::string name;
  std::string role;
};
BOOST_DESCRIBE_STRUCT(PlantedChange, (), (name, role))

base::Task<Planted> change_anything(tenancy::Member, PlantedChange) { co_return Planted{}; }

TEST_F(PlantedOperations, with_a_hole_in_their_body_are_found) {
  routes.post("/planted", relate_to_anybodys).says("Relate").signed_in();
  routes.get("/planted", relate_to_anybodys).says("Find").signed_in();
  Doors planted(routes, database.app_url());

  const Ids ids{{"clients", base::to_string(planted_row)}};
  EXPECT_THAT(
      planted.revealing_in_input(owner_of(theirs), ids),
      testing::UnorderedElementsAre(HasSubstr("POST /planted answers 201"), HasSubstr("GET /planted answers 200")));
}

TEST_F(PlantedOperations, that_take_what_is_not_theirs_are_found) {
  routes.post("/planted", change_anything).says("Change").signed_in();
  Doors planted(routes, database.app_url());

  EXPECT_THAT(planted.assignable(owner_of(ours), {"role", "tenantId"}, {}),
              testing::ElementsAre(HasSubstr("POST /planted role")));
  EXPECT_THAT(planted.assignable(owner_of(ours), {"role"}, {"POST /planted role"}), IsEmpty());
}

TEST_F(PlantedOperations, of_a_noun_that_nobody_planted_are_found) {
  routes.get("/planets/{id}", show_anybodys).says("Show").signed_in();
  Doors planted(routes, database.app_url());

  EXPECT_THAT(planted.revealing(owner_of(theirs), bakery.ids()), Contains(HasSubstr("was not tried")));
}

TEST_F(PlantedOperations, that_hide_what_is_ours_are_found) {
  Doors real(services.routes(), database.app_url());

  EXPECT_THAT(real.hiding(owner_of(theirs), bakery.ids()), Contains(HasSubstr("answers 404")));
}

}  // namespace
}  // namespace architecture
