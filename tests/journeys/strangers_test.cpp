// What nobody may do: another tenant's rows, bad input, one client too many.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <thread>

#include "agency.hpp"

namespace journeys {
namespace {

namespace json = boost::json;
using testing::ElementsAre;

const Instance& instance() { return Instance::with({}); }

// The same answer but for what is different in every answer.
std::string without_request_id(Answer answer) {
  answer.body.at("error").as_object().erase("requestId");
  return json::serialize(answer.body);
}

TEST(Strangers, see_another_agencys_client_as_one_that_never_was) {
  const Agency ours(instance(), "Ours");
  const Agency theirs(instance(), "Theirs");
  const auto client = ours.add_client("Secret Client", "secret.example");
  const std::string never = "019aa000-0000-7000-8000-000000000000";

  for (const auto& [method, path] :
       std::vector<std::pair<std::string, std::string>>{{"GET", "/tenants/clients/{}"},
                                                        {"PATCH", "/tenants/clients/{}"},
                                                        {"DELETE", "/tenants/clients/{}"},
                                                        {"POST", "/tenants/clients/{}/restore"},
                                                        {"GET", "/clients/{}/website"},
                                                        {"GET", "/tenants/clients/{}/website"},
                                                        {"POST", "/clients/{}/website/deploy"},
                                                        {"GET", "/clients/{}/website/deployments"}}) {
    const auto at = [&](const std::string& id) { return std::string(path).replace(path.find("{}"), 2, id); };
    const auto body = method == "PATCH"                              ? json::value{{"name", "Mine now"}}
                      : method == "POST" && path.ends_with("deploy") ? json::value(json::object())
                                                                     : json::value();
    const auto foreign = theirs.api().call(method, at(client), body);
    const auto unknown = theirs.api().call(method, at(never), body);
    EXPECT_EQ(foreign.status, 404) << method << path;
    EXPECT_EQ(without_request_id(foreign), without_request_id(unknown)) << method << path;
  }
  EXPECT_EQ(text_of(ours.api().call("GET", "/tenants/clients/" + client).body, "name"), "Secret Client");
  EXPECT_EQ(theirs.api().call("GET", "/tenants/clients").body.at("data").as_array().size(), 0U);
}

TEST(Strangers, are_asked_to_sign_in) {
  const Api nobody(instance());
  const Api forged(instance(), "eyJhbGciOiJub25lIn0.e30.");

  EXPECT_EQ(nobody.call("GET", "/tenants/clients").status, 401);
  EXPECT_EQ(forged.call("GET", "/tenants/clients").status, 401);
  EXPECT_EQ(
      nobody.call("POST", "/auth/login", {{"email", "nobody@example.com"}, {"password", "whatever it is"}}).status,
      401);
}

TEST(Strangers, cannot_take_a_domain_that_leads_to_another_website) {
  const Agency first(instance(), "First");
  const Agency second(instance(), "Second");
  first.add_client("First", "taken.example");

  const auto answer = second.api().call("POST", "/tenants/clients", Agency::new_client("Second", "taken.example"));

  EXPECT_EQ(answer.status, 409);
  EXPECT_EQ(answer.code(), "domain_taken");
  EXPECT_THAT(answer.wrong_fields(), ElementsAre("website.domain"));
  EXPECT_EQ(second.api().call("GET", "/tenants/clients").body.at("data").as_array().size(), 0U);
}

TEST(Domains, of_another_client_of_the_same_agency_are_taken_too) {
  const Agency agency(instance(), "Twice");
  agency.add_client("First", "twice.example");

  const auto answer = agency.api().call("POST", "/tenants/clients", Agency::new_client("Second", "twice.example"));

  EXPECT_EQ(answer.status, 409);
  EXPECT_EQ(answer.code(), "domain_taken");
}

TEST(BadInput, names_the_domain_it_refuses) {
  const Agency agency(instance(), "Domains");
  for (const std::string domain : {"two words.example", "semi;colon.example", "bra{ce.example", "line\nbreak.example",
                                   "*.example.com", "localhost", "x.localhost", "127.0.0.1", "dde.localhost",
                                   "a.dde-sites.localhost", "-a.example", "a..example", "single", "../etc.example"}) {
    auto body = Agency::new_client("X", "ok.example");
    body.at("website").at("domain") = domain;
    const auto answer = agency.api().call("POST", "/tenants/clients", body);
    EXPECT_EQ(answer.status, 422) << domain;
    EXPECT_THAT(answer.wrong_fields(), ElementsAre("website.domain")) << domain;
  }
}

TEST(BadInput, refuses_a_domain_of_254_characters) {
  const Agency agency(instance(), "Long");
  const std::string label(61, 'a');
  auto body = Agency::new_client("X", "ok.example");
  body.at("website").at("domain") = label + "." + label + "." + label + "." + label + ".exampl";  // 4 * 62 + 6

  const auto answer = agency.api().call("POST", "/tenants/clients", body);

  EXPECT_EQ(answer.status, 422);
  EXPECT_THAT(answer.wrong_fields(), ElementsAre("website.domain"));
}

TEST(BadInput, names_every_wrong_field_at_once) {
  const Agency agency(instance(), "Fields");

  const auto answer = agency.api().call("POST", "/tenants/clients",
                                        {{"clientName", std::string(300, 'x')},
                                         {"surprise", 1},
                                         {"email", "not an address"},
                                         {"website", {{"domain", "no spaces.example"}, {"features", "blog"}}}});

  EXPECT_EQ(answer.status, 422);
  EXPECT_THAT(answer.wrong_fields(), testing::UnorderedElementsAre("clientName", "surprise", "email", "website.domain",
                                                                   "website.template", "website.features"));
}

TEST(BadInput, looks_templates_and_features_up_instead_of_using_them_as_paths) {
  const Agency agency(instance(), "Templates");
  auto unknown = Agency::new_client("X", "template.example", "../../etc");
  auto missing = Agency::new_client("X", "template.example", "no-such-template");
  auto feature = Agency::new_client("X", "template.example");
  feature.at("website").at("features") = json::array({"time-travel"});

  EXPECT_THAT(agency.api().call("POST", "/tenants/clients", unknown).wrong_fields(), ElementsAre("website.template"));
  EXPECT_THAT(agency.api().call("POST", "/tenants/clients", missing).wrong_fields(), ElementsAre("website.template"));
  EXPECT_THAT(agency.api().call("POST", "/tenants/clients", feature).wrong_fields(), ElementsAre("website.features.0"));
}

TEST(BadInput, is_refused_before_it_is_understood) {
  const Agency agency(instance(), "Syntax");
  const std::string deep = std::string(100, '[') + std::string(100, ']');

  EXPECT_EQ(agency.api().send("POST", "/tenants/clients", "{\"clientName\": ").status, 400);
  EXPECT_EQ(agency.api().send("POST", "/tenants/clients", "{\"clientName\": \"\xff\xfe\"}").status, 400);
  EXPECT_EQ(agency.api().send("POST", "/tenants/clients", deep).status, 400);
  EXPECT_EQ(agency.api().send("POST", "/tenants/clients", std::string(2 << 20, ' ')).status, 413);
  EXPECT_EQ(agency.api().call("GET", "/tenants/clients/not-an-id").status, 422);
  EXPECT_EQ(agency.api().call("GET", "/tenants/clients?limit=1000").status, 422);
  EXPECT_EQ(agency.api().call("GET", "/no/such/path").status, 404);
  EXPECT_EQ(agency.api().call("DELETE", "/tenants/clients").status, 405);
}

TEST(Plans, hold_exactly_ten_clients_under_fifty_parallel_creates) {
  const Agency agency(instance(), "Limits");
  std::atomic<int> created{0};
  std::atomic<int> refused{0};

  std::vector<std::jthread> requests;
  for (int i = 0; i < 50; ++i) {
    requests.emplace_back([&, i] {
      const auto answer = agency.api().call("POST", "/tenants/clients",
                                            Agency::new_client("Client", "limit" + std::to_string(i) + ".example"));
      if (answer.status == 201) ++created;
      if (answer.status == 403 && answer.code() == "client_limit_reached") ++refused;
    });
  }
  requests.clear();

  EXPECT_EQ(created, 10);
  EXPECT_EQ(refused, 40);
  EXPECT_EQ(agency.api().call("GET", "/tenants/clients").body.at("data").as_array().size(), 10U);
}

TEST(Plans, give_the_place_of_a_deleted_client_back) {
  const Agency agency(instance(), "Places");
  std::string last;
  for (int i = 0; i < 10; ++i) last = agency.add_client("Client", "place" + std::to_string(i) + ".example");
  ASSERT_EQ(agency.api().call("POST", "/tenants/clients", Agency::new_client("One more", "place10.example")).status,
            403);

  ASSERT_EQ(agency.api().call("DELETE", "/tenants/clients/" + last).status, 204);

  EXPECT_EQ(agency.api().call("POST", "/tenants/clients", Agency::new_client("One more", "place10.example")).status,
            201);
}

TEST(Plans, can_be_changed_by_the_operator) {
  const Agency agency(instance(), "Upgrade");

  const auto ran = instance().dde({"admin", "change-plan", "--owner", agency.email(), "--plan", "pro"});

  ASSERT_EQ(ran.status, 0) << ran.output;
  EXPECT_EQ(text_of(agency.api().call("GET", "/billing/subscription").body, "planId"), "pro");
}

}  // namespace
}  // namespace journeys
