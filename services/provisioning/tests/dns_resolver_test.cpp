// Questions to a name server as anybody may ask them.
#include "dns/resolver.hpp"

#include <gmock/gmock.h>

#include "base/error.hpp"
#include "dns/powerdns.hpp"
#include "dns_server.hpp"
#include "sql/testing/run.hpp"

namespace provisioning {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

class PublicNames : public testing::Test {
 protected:
  template <class T>
  T run(base::Task<T> task) {
    return sql::testing::run(context, std::move(task));
  }
  void run(base::Task<void> task) { sql::testing::run(context, std::move(task)); }

  boost::asio::io_context context{1};
  const PowerDnsServer server;
  http::Client client{context};
  PowerDns zones{client, {.url = server.url(), .key = "test-key", .sites_domain = "sites.example", .nameservers = {}}};
  dns::Resolver resolver{server.resolver()};
};

TEST_F(PublicNames, have_texts_all_of_them) {
  run(zones.ensure_address("nova.example", "203.0.113.7"));
  run(zones.ensure_txt("_dde-challenge.nova.example", "one"));
  run(zones.ensure_txt("_dde-challenge.nova.example", "two words"));

  EXPECT_THAT(run(resolver.find_texts("_dde-challenge.nova.example")), UnorderedElementsAre("one", "two words"));
}

TEST_F(PublicNames, lead_to_addresses) {
  run(zones.ensure_address("nova.example", "203.0.113.7"));

  EXPECT_THAT(run(resolver.find_addresses("nova.example")).addresses, ElementsAre("203.0.113.7"));
}

TEST_F(PublicNames, that_do_not_exist_are_empty) {
  run(zones.ensure_address("nova.example", "203.0.113.7"));

  EXPECT_THAT(run(resolver.find_texts("nothing.nova.example")), IsEmpty());
  EXPECT_THAT(run(resolver.find_addresses("nothing.nova.example")).addresses, IsEmpty());
}

TEST_F(PublicNames, whose_server_is_silent_or_refuses_are_unavailable) {
  dns::Resolver silent("127.0.0.1:" + std::to_string(free_port()));

  EXPECT_THROW(run(silent.find_texts("nova.example")), base::Error);
  EXPECT_THROW(run(resolver.find_texts("not-ours.test")), base::Error);
}

TEST(Resolvers, are_written_as_address_and_port) {
  for (const auto* bad : {"localhost:53", "127.0.0.1:", "127.0.0.1:dns", "[::1]:53", "127.0.0.1:99999"}) {
    EXPECT_THROW(dns::Resolver{bad}, base::Error) << bad;
  }
}

}  // namespace
}  // namespace provisioning
