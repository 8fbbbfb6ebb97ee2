// The critical path: sign up, add a client, its website is live over HTTPS, changes, fails safely, and goes.
#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "agency.hpp"
#include "template_author.hpp"

namespace journeys {
namespace {

namespace json = boost::json;
namespace fs = std::filesystem;

class Onboarding : public testing::TestWithParam<Setup> {
 protected:
  const Instance& instance() { return Instance::with(GetParam()); }
  std::string domain(const std::string& name) { return name + "-" + GetParam().runtime + ".example"; }
};

// Four people visit a site without a pause until it goes out of scope.
class Visitors {
 public:
  Visitors(const Instance& instance, const std::string& host) {
    for (int i = 0; i < 4; ++i)
      people_.emplace_back([this, &instance, host] { visit_again_and_again(instance, host); });
  }
  ~Visitors() { finish(); }
  void finish() {
    stop_ = true;
    people_.clear();
  }
  int visits() const { return visits_; }
  int failures() const { return failures_; }

 private:
  void visit_again_and_again(const Instance& instance, const std::string& host) {
    while (!stop_) {
      const auto answer = visit(instance, host);
      ++visits_;
      if (answer.status != 200) ++failures_;
    }
  }

  std::atomic<bool> stop_{false};
  std::atomic<int> visits_{0};
  std::atomic<int> failures_{0};
  std::vector<std::jthread> people_;
};

TEST_P(Onboarding, brings_a_new_clients_website_to_life) {
  const Agency agency(instance(), "Live Studio");
  const auto host = domain("newretail");

  const auto answer = agency.api().call("POST", "/tenants/clients", Agency::new_client("New Retail Co", host));
  ASSERT_EQ(answer.status, 201) << answer.text;
  EXPECT_EQ(text_of(answer.body, "status"), "provisioning");
  EXPECT_EQ(text_of(answer.body, "name"), "New Retail Co");
  const auto client = text_of(answer.body, "id");
  const auto website = agency.wait_for_outcome(client);

  ASSERT_EQ(text_of(website, "status"), "live") << json::serialize(website);
  EXPECT_EQ(text_of(website, "id"), text_of(answer.body, "websiteId"));
  const auto page = visit(instance(), host);
  EXPECT_EQ(page.status, 200) << page.problem;
  EXPECT_TRUE(page.text.contains("New Retail Co"));
  EXPECT_EQ(instance().dig(host), "127.0.0.1\n");
  EXPECT_TRUE(eventually([&] { return instance().mails_with("is live: " + host).size() == 1; }));
  EXPECT_TRUE(eventually([&] { return instance().mails_with("<hello@" + host + ">").size() == 1; }));
  EXPECT_TRUE(instance().mails_with("<hello@" + host + ">").front().contains("<" + agency.email() + ">"));
  EXPECT_TRUE(eventually(
      [&] { return text_of(agency.api().call("GET", "/tenants/clients/" + client).body, "status") == "live"; }));
}

TEST_P(Onboarding, swaps_in_a_new_release_without_a_failed_request) {
  const Agency agency(instance(), "Swap Studio");
  const auto host = domain("swap");
  const auto client = agency.add_client("Swap Shop", host);
  ASSERT_EQ(text_of(agency.wait_for_outcome(client), "status"), "live");
  push(instance(), {"summer", "assets/summer.txt", "summer sale\n"});

  Visitors visitors(instance(), host);
  ASSERT_TRUE(eventually([&] { return visitors.visits() > 3; }));
  const auto ended = agency.deploy(client, "summer");
  ASSERT_EQ(text_of(ended.at("deployment"), "status"), "live") << json::serialize(ended);
  const auto seen = visitors.visits();
  ASSERT_TRUE(eventually([&] { return visitors.visits() > seen + 3; }));
  visitors.finish();

  EXPECT_EQ(visitors.failures(), 0);
  EXPECT_EQ(visit(instance(), host, "/assets/summer.txt").text, "summer sale\n");
  EXPECT_EQ(ended.at("steps").as_array().size(), 5U);
  EXPECT_EQ(text_of(ended.at("deployment"), "branch"), "summer");
}

TEST_P(Onboarding, keeps_the_old_release_when_a_template_fails) {
  const Agency agency(instance(), "Careful Studio");
  const auto host = domain("careful");
  const auto client = agency.add_client("Careful Ltd", host);
  ASSERT_EQ(text_of(agency.wait_for_outcome(client), "status"), "live");
  push(instance(), {"broken", "layout.mustache", "<html>{{#site}} never closed"});

  const auto ended = agency.deploy(client, "broken");

  EXPECT_EQ(text_of(ended.at("deployment"), "status"), "failed");
  EXPECT_TRUE(text_of(ended.at("deployment"), "reason").contains("layout.mustache")) << json::serialize(ended);
  EXPECT_EQ(text_of(agency.website(client), "status"), "error");
  EXPECT_TRUE(visit(instance(), host).text.contains("Careful Ltd"));
  EXPECT_TRUE(eventually([&] { return instance().mails_with("needs attention").size() >= 1; }));
}

TEST_P(Onboarding, takes_a_release_back_that_cannot_be_published) {
  const Agency agency(instance(), "Blocked Studio");
  const auto host = domain("blocked");
  const auto client = agency.add_client("Blocked Ltd", host);
  const auto website = agency.wait_for_outcome(client);
  ASSERT_EQ(text_of(website, "status"), "live");
  const auto current = instance().directory() / "sites" / text_of(website, "id") / "current";
  const auto served = fs::read_symlink(current);
  // A folder in the way of the edge's link.
  const auto link = instance().directory() / "edge/domains" / (host + ".sock");
  fs::remove(link);
  fs::create_directories(link / "in-the-way");

  const auto ended = agency.deploy(client, "main");

  EXPECT_EQ(text_of(ended.at("deployment"), "status"), "failed") << json::serialize(ended);
  EXPECT_EQ(fs::read_symlink(current), served);
  EXPECT_EQ(text_of(agency.website(client), "status"), "error");
  fs::remove_all(link);
  EXPECT_TRUE(eventually([&] { return visit(instance(), host).status == 200; }, std::chrono::seconds(60)));
}

TEST_P(Onboarding, refuses_a_branch_that_does_not_exist_with_a_reason) {
  const Agency agency(instance(), "Branch Studio");
  const auto client = agency.add_client("Branch Ltd", domain("branch"));
  ASSERT_EQ(text_of(agency.wait_for_outcome(client), "status"), "live");

  const auto ended = agency.deploy(client, "no-such-branch");

  EXPECT_EQ(text_of(ended.at("deployment"), "status"), "failed");
  EXPECT_TRUE(text_of(ended.at("deployment"), "reason").contains("no-such-branch")) << json::serialize(ended);
}

TEST_P(Onboarding, leaves_nothing_of_a_deleted_client) {
  const Agency agency(instance(), "Gone Studio");
  const auto host = domain("gone");
  const auto client = agency.add_client("Gone Ltd", host);
  const auto website = agency.wait_for_outcome(client);
  ASSERT_EQ(text_of(website, "status"), "live");
  const auto id = text_of(website, "id");
  const auto& root = instance().directory();
  ASSERT_TRUE(fs::exists(root / "edge/certs" / (host + ".pem")));

  ASSERT_EQ(agency.api().call("DELETE", "/tenants/clients/" + client).status, 204);

  EXPECT_TRUE(eventually(
      [&] { return !fs::exists(root / "sites" / id) && !fs::exists(root / "edge/certs" / (host + ".pem")); }));
  EXPECT_TRUE(eventually([&] { return !fs::exists(root / "run/sites" / id); }));
  EXPECT_FALSE(fs::is_symlink(root / "edge/domains" / (host + ".sock")));
  EXPECT_EQ(instance().dig(host), "");
  EXPECT_EQ(agency.api().call("GET", "/tenants/clients/" + client).status, 404);
  EXPECT_EQ(agency.api().call("GET", "/clients/" + client + "/website").status, 404);
}

TEST_P(Onboarding, restores_a_deleted_client_with_its_website) {
  const Agency agency(instance(), "Back Studio");
  const auto host = domain("back");
  const auto client = agency.add_client("Back Ltd", host);
  ASSERT_EQ(text_of(agency.wait_for_outcome(client), "status"), "live");
  ASSERT_EQ(agency.api().call("DELETE", "/tenants/clients/" + client).status, 204);

  // Refused with a reason until the old site is gone.
  const auto early = agency.api().call("POST", "/tenants/clients/" + client + "/restore");
  EXPECT_TRUE(early.status == 200 || early.code() == "website_being_removed") << early.text;
  ASSERT_TRUE(early.status == 200 || eventually([&] {
                return agency.api().call("POST", "/tenants/clients/" + client + "/restore").status == 200;
              }));

  EXPECT_EQ(text_of(agency.wait_for_outcome(client), "status"), "live");
  EXPECT_EQ(visit(instance(), host).status, 200);
}

TEST_P(Onboarding, brings_back_what_disappears) {
  const Agency agency(instance(), "Repair Studio");
  const auto host = domain("repair");
  const auto client = agency.add_client("Repair Ltd", host);
  ASSERT_EQ(text_of(agency.wait_for_outcome(client), "status"), "live");
  const auto& root = instance().directory();

  fs::remove(root / "edge/certs" / (host + ".pem"));
  fs::remove(root / "edge/domains" / (host + ".sock"));

  EXPECT_TRUE(eventually([&] { return visit(instance(), host).status == 200; }, std::chrono::seconds(60)));
}

INSTANTIATE_TEST_SUITE_P(Runtimes, Onboarding, testing::Values(Setup{"sandbox", "local"}, Setup{"docker", "acme"}),
                         [](const auto& setup) { return setup.param.runtime + "_" + setup.param.issuer; });

}  // namespace
}  // namespace journeys
