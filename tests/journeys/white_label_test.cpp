// An agency under its own name and address, shut out, let in again, and gone.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "agency.hpp"

namespace journeys {
namespace {

using std::chrono::seconds;
using testing::HasSubstr;

const Instance& instance() { return Instance::with({}); }

// The customer's own zone, as its DNS would serve it.
void zone(const std::vector<std::string>& command) {
  std::vector<std::string> line{"pdnsutil", "--config-dir=" + (instance().directory() / "pdns").string()};
  line.insert(line.end(), command.begin(), command.end());
  // The server writes into the same database.
  Ran ran;
  eventually([&] {
    ran = run(line);
    return ran.status == 0 || !ran.output.contains("database is locked");
  });
  ASSERT_EQ(ran.status, 0) << ran.output;
}

std::string proof_in(const boost::json::value& app_domain) {
  for (const auto& record : app_domain.at("records").as_array()) {
    if (text_of(record, "type") == "TXT") return text_of(record, "value");
  }
  return "";
}

// Head and body of a sign-in at this host, in a browser's way.
std::string sign_in_at(const std::string& host, const Agency& agency) {
  const auto port = std::to_string(instance().https_port());
  return run({"curl", "-sS", "-i", "--noproxy", "*", "--resolve", host + ":" + port + ":127.0.0.1", "--cacert",
              instance().roots().string(), "-H", "Content-Type: application/json", "-d",
              R"({"email":")" + agency.email() + R"(","password":"correct horse battery","delivery":"cookie"})",
              "https://" + host + ":" + port + "/api/v1/auth/login"})
      .output;
}

int login_status(const Agency& agency) {
  return Api(instance())
      .call("POST", "/auth/login", {{"email", agency.email()}, {"password", "correct horse battery"}})
      .status;
}

Answer branding_at(const std::string& host) { return visit(instance(), host, "/api/v1/branding"); }

TEST(WhiteLabel, brings_an_agency_to_an_address_of_its_own) {
  const Agency agency(instance(), "Nova Studio");
  const std::string host = "app.nova-studio.example";
  agency.api().call("PATCH", "/tenants/settings", {{"name", "Nova"}, {"primaryColor", "#fde047"}});
  const auto wanted = agency.api().call("PUT", "/tenants/app-domain", {{"domain", host}});
  ASSERT_EQ(wanted.status, 200) << wanted.text;

  zone({"create-zone", "nova-studio.example"});
  zone({"add-record", "nova-studio.example", "app", "A", "60", "127.0.0.1"});
  zone({"add-record", "nova-studio.example", "_dde-challenge.app", "TXT", "60", '"' + proof_in(wanted.body) + '"'});
  agency.api().call("POST", "/tenants/app-domain/check");

  Answer seen;
  EXPECT_TRUE(eventually(
      [&] {
        seen = agency.api().call("GET", "/tenants/app-domain");
        return text_of(seen.body, "state") == "active";
      },
      seconds(60)))
      << seen.text;
  EXPECT_TRUE(eventually([&] { return text_of(branding_at(host).body, "name") == "Nova"; }));
  EXPECT_THAT(visit(instance(), host, "/api/v1/branding.css").text, HasSubstr("--brand-primary:#fde047"));
  const auto platform = Api(instance()).call("GET", "/branding");
  EXPECT_TRUE(platform.body.at("isPlatform").as_bool());

  const auto signed_in = sign_in_at(host, agency);
  EXPECT_THAT(signed_in, HasSubstr("__Secure-dde-refresh="));
  EXPECT_THAT(signed_in, testing::Not(HasSubstr("Domain=")));

  EXPECT_EQ(agency.api().call("DELETE", "/tenants/app-domain").status, 204);
  EXPECT_TRUE(eventually([&] { return branding_at(host).status != 200; }));
}

TEST(WhiteLabel, gives_no_agency_a_name_that_a_site_has) {
  const Agency agency(instance(), "First Studio");
  const Agency other(instance(), "Second Studio");
  agency.add_client("Taken", "taken-name.example");

  const auto refused = other.api().call("PUT", "/tenants/app-domain", {{"domain", "taken-name.example"}});

  EXPECT_EQ(refused.status, 409);
  EXPECT_EQ(refused.code(), "domain_taken");
}

TEST(WhiteLabel, shuts_out_a_suspended_agency_with_its_sites_until_it_is_resumed) {
  const Agency agency(instance(), "Late Payers");
  const std::string host = "late.example";
  const auto client = agency.add_client("Late", host);
  ASSERT_EQ(text_of(agency.wait_for_outcome(client), "status"), "live");

  ASSERT_EQ(instance().dde({"admin", "tenant", "suspend", agency.email(), "--reason", "May is open."}).status, 0);

  EXPECT_TRUE(eventually([&] { return agency.api().call("GET", "/tenants/clients").code() == "tenant_suspended"; },
                         seconds(5)));
  EXPECT_EQ(login_status(agency), 403);
  EXPECT_TRUE(eventually([&] { return visit(instance(), host).status == 503; }));
  EXPECT_THAT(visit(instance(), host).text, HasSubstr("paused"));

  ASSERT_EQ(instance().dde({"admin", "tenant", "resume", agency.email()}).status, 0);

  EXPECT_TRUE(eventually([&] { return agency.api().call("GET", "/tenants/clients").status == 200; }, seconds(5)));
  EXPECT_EQ(login_status(agency), 200);
  EXPECT_TRUE(eventually([&] { return visit(instance(), host).status == 200; }));
}

TEST(WhiteLabel, leaves_nothing_of_an_agency_that_was_purged) {
  const Agency agency(instance(), "Gone Studio");
  const std::string host = "gone-studio.example";
  const auto client = agency.add_client("Gone", host);
  ASSERT_EQ(text_of(agency.wait_for_outcome(client), "status"), "live");
  EXPECT_NE(instance().dde({"admin", "tenant", "purge", agency.tenant_id()}).status, 0);  // not without --yes

  ASSERT_EQ(instance().dde({"admin", "tenant", "purge", agency.tenant_id(), "--yes"}).status, 0);

  const auto gone = [&] {
    return instance().dde({"admin", "tenant", "suspend", agency.tenant_id()}).output.contains("does not exist");
  };
  EXPECT_TRUE(eventually(gone, seconds(90)));
  EXPECT_NE(visit(instance(), host).status, 200);
  EXPECT_EQ(instance().dig(host), "");
  const Agency next(instance(), "Next Studio");
  next.add_client("Next", host);  // the name is free again
}

}  // namespace
}  // namespace journeys
