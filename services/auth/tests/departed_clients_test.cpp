// People of a client lose it with the client, where that is gone for good; nobody else loses anything.
#include "departed_clients.hpp"

#include <algorithm>

#include "agency_fixture.hpp"
#include "tenants/events.hpp"

namespace auth {
namespace {

using testing::ElementsAre;

class DepartedClients : public AgencyFixture {
 protected:
  DepartedClients() {
    add_departed_client_listener(bus);
    add_person(ada, "bob", wish_for(bakery));
    add_person(ada, "fay", wish_for(florist));
  }

  static json::object wish_for(tenancy::SubTenantId client) { return {{"subTenantId", base::to_string(client)}}; }
  base::Task<void> hear(tenancy::TenantId tenant, std::string payload) {
    auto tx = co_await db.begin(tenancy::Scope::of(tenant));
    co_await bus.listeners().front().effect(tx, payload);
    co_await tx.commit();
  }
  void lose_bakery(bool for_good) {
    const tenants::ClientDeleted event{bakery, base::make_uuid(), for_good};
    const auto tenant = tenancy::TenantId{base::parse_uuid(tenant_of(ada)).value()};
    sql::testing::run(context, hear(tenant, shape::to_json(event)));
  }
  std::vector<std::string> people() {
    std::vector<std::string> found;
    for (const auto& member : get("/members", ada.bearer).body.at("data").as_array())
      found.emplace_back(member.at("email").as_string().c_str());
    std::ranges::sort(found);
    return found;
  }

  const Somebody ada = found_agency("ada");
  events::Bus bus;
};

TEST_F(DepartedClients, take_the_access_of_their_people_along) {
  const auto bob = sign_in("bob");
  post("/invitations", {{"email", email_of("eve")}, {"subTenantId", base::to_string(bakery)}}, ada.bearer);

  lose_bakery(true);

  EXPECT_THAT(people(), ElementsAre(email_of("ada"), email_of("fay")));
  EXPECT_EQ(permissions_of_refreshed(bob), "session_ended");
  EXPECT_EQ(count("membership.ended"), 1);
  EXPECT_TRUE(get("/invitations", ada.bearer).body.at("data").as_array().empty());
}

TEST_F(DepartedClients, that_can_be_restored_keep_their_people) {
  lose_bakery(false);

  EXPECT_THAT(people(), ElementsAre(email_of("ada"), email_of("bob"), email_of("fay")));
}

}  // namespace
}  // namespace auth
