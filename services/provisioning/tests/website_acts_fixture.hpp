// A website, and requests of its agency's people to the routes of the service.
#pragma once

#include "deployments.hpp"
#include "deployments_fixture.hpp"
#include "http/testing/ask.hpp"

namespace provisioning {

class WebsiteActs : public WebsitesOfTwoAgencies {
 protected:
  using Answer = http::testing::Answer;

  WebsiteActs() { websites.add_routes(routes); }

  Answer call(const std::string& method, const std::string& path, boost::json::value body = nullptr) {
    if (!dispatcher) dispatcher.emplace(routes, http::testing::signed_in_as(member), &db);
    http::testing::Ask ask{.method = method, .path = root + path, .body = std::move(body), .bearer = "somebody"};
    return http::testing::ask(context, *dispatcher, std::move(ask));
  }
  Answer post(const std::string& path, boost::json::value body = nullptr) { return call("POST", path, body); }
  Answer act(const std::string& deployment, const std::string& what) {
    return post("/deployments/" + deployment + "/" + what);
  }
  std::string shown(const std::string& member_name) { return call("GET", "").field(member_name); }

  // Returns the id of the new deployment.
  std::string deploy() {
    const auto answer = post("/deploy", boost::json::object());
    EXPECT_EQ(answer.status, 202) << answer.text;
    return answer.field("id");
  }
  // As its job would.
  void end(const std::string& deployment, const std::string& status) {
    ask("update provisioning.deployments set status = '" + status + "', finished_at = now() where id = '" + deployment +
        "'");
    ask("update jobs.jobs set status = '" + std::string(status == "failed" ? "failed" : "done") +
        "', finished_at = now() where status = 'queued'");
    if (status == "live") serve(deployment);
  }
  void serve(const std::string& release) {
    ask("update provisioning.websites set status = 'live', release_id = '" + release +
        "', kept_releases = array_prepend('" + release + "'::uuid, kept_releases)");
  }
  std::string status_of(const std::string& deployment) {
    return ask("select status from provisioning.deployments where id = '" + deployment + "'");
  }
  std::string topics() {
    return ask("select coalesce(string_agg(topic, ' ' order by created_at, topic), '') from events.outbox");
  }

  const tenants::RequestedWebsite website = given_website("bakery.example");
  const std::string root = "/api/v1/clients/" + to_string(client) + "/website";
  tenancy::Member member{tenancy::UserId::make(), ours, std::nullopt, tenancy::SessionId::make(),
                         tenancy::Role::agency,   {"*"}};
  http::Routes routes;
  std::optional<http::Dispatcher> dispatcher;
};

}  // namespace provisioning
