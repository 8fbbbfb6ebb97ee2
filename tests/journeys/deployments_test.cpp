// Deployments as an agency watches them: one at a time, step by step, line by line.
#include <gtest/gtest.h>

#include <map>

#include "agency.hpp"
#include "template_author.hpp"

namespace journeys {
namespace {

namespace json = boost::json;

const Instance& instance() { return Instance::with({}); }

struct Event {
  std::string id;
  std::string name;
  json::value body;
};

// The events of a stream that has ended.
std::vector<Event> read_events(const std::string& text) {
  std::vector<Event> events;
  Event event;
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::min(text.find('\n', at), text.size());
    const auto line = text.substr(at, end - at);
    at = end + 1;
    if (line.starts_with("id: ")) event.id = line.substr(4);
    if (line.starts_with("event: ")) event.name = line.substr(7);
    if (line.starts_with("data: ")) event.body = json::parse(line.substr(6));
    if (line.empty() && !event.name.empty()) events.push_back(std::exchange(event, {}));
  }
  return events;
}

class LiveSite {
 public:
  explicit LiveSite(const std::string& name)
      : agency(instance(), name), client(agency.add_client(name, name + ".example")) {
    EXPECT_EQ(text_of(agency.wait_for_outcome(client), "status"), "live");
  }
  std::string deployments() const { return "/clients/" + client + "/website/deployments"; }
  std::string deployment(const json::value& seen) const {
    return "/deployments/" + text_of(seen.at("deployment"), "id");
  }
  std::string last_deployment() const {
    return text_of(agency.api().call("GET", deployments()).body.at("data").at(0), "id");
  }

  Agency agency;
  std::string client;
};

TEST(Deployments, can_be_followed_from_the_first_step_to_the_end) {
  const LiveSite site("follow");
  const auto started = site.agency.api().call("POST", "/clients/" + site.client + "/website/deploy", json::object());
  ASSERT_EQ(started.status, 202) << started.text;

  const auto stream = site.agency.api().call("GET", site.deployments() + "/" + text_of(started.body, "id") + "/events");
  const auto events = read_events(stream.text);

  ASSERT_FALSE(events.empty()) << stream.status << stream.problem;
  EXPECT_EQ(events.back().name, "end");
  std::map<std::string, std::string> steps;
  std::string status;
  int lines = 0;
  for (const auto& event : events) {
    if (event.name == "step") steps[text_of(event.body, "name")] = text_of(event.body, "status");
    if (event.name == "status") status = text_of(event.body, "status");
    if (event.name == "log") ++lines;
  }
  const std::map<std::string, std::string> all_done{
      {"certificate", "done"}, {"dns", "done"}, {"publish", "done"}, {"render", "done"}, {"source", "done"}};
  EXPECT_EQ(steps, all_done);
  EXPECT_EQ(status, "live");
  EXPECT_GE(lines, 3);
}

TEST(Deployments, repeat_no_line_to_a_follower_that_comes_back) {
  const LiveSite site("resume");
  const auto path = site.deployments() + "/" + site.last_deployment() + "/events";
  std::vector<std::string> ids;
  for (const auto& event : read_events(site.agency.api().call("GET", path).text)) {
    if (event.name == "log") ids.push_back(event.id);
  }
  ASSERT_GE(ids.size(), 2U);

  const auto rest = read_events(site.agency.api().resume(path, ids[ids.size() - 2]).text);

  std::vector<std::string> again;
  for (const auto& event : rest) {
    if (event.name == "log") again.push_back(event.id);
  }
  EXPECT_EQ(again, std::vector<std::string>{ids.back()});
}

TEST(Deployments, are_refused_while_another_one_is_under_way) {
  const LiveSite site("busy");
  const auto path = "/clients/" + site.client + "/website/deploy";

  const auto first = site.agency.api().call("POST", path, json::object());
  const auto second = site.agency.api().call("POST", path, json::object());

  EXPECT_EQ(first.status, 202) << first.text;
  EXPECT_EQ(second.status, 409) << second.text;
  EXPECT_EQ(second.code(), "deployment_active");
}

TEST(Deployments, are_listed_newest_first_page_by_page) {
  const LiveSite site("paged");
  for (int i = 0; i < 2; ++i)
    ASSERT_EQ(text_of(site.agency.deploy(site.client, "main").at("deployment"), "status"), "live");

  const auto first = site.agency.api().call("GET", site.deployments() + "?limit=2").body;
  const auto second =
      site.agency.api().call("GET", site.deployments() + "?limit=2&cursor=" + text_of(first, "nextCursor")).body;

  EXPECT_EQ(first.at("data").at(0).at("number").as_int64(), 3);
  EXPECT_EQ(first.at("data").at(1).at("number").as_int64(), 2);
  EXPECT_EQ(second.at("data").at(0).at("number").as_int64(), 1);
  EXPECT_TRUE(second.at("nextCursor").is_null());
}

// "source 1, render 2": each step with how often it was begun.
std::string attempts_of(const json::value& seen) {
  std::string text;
  for (const auto& step : seen.at("steps").as_array()) {
    if (!text.empty()) text += ", ";
    text += text_of(step, "name") + " " + std::to_string(step.at("attempt").as_int64());
  }
  return text;
}

TEST(Deployments, that_failed_go_on_from_the_failed_step_and_can_be_rolled_back) {
  const LiveSite site("patched");
  const std::string host = "patched.example";
  const auto first = site.last_deployment();
  push(instance(), {"patched", "layout.mustache", "<html>{{#site}} never closed"});
  const auto failed = site.agency.deploy(site.client, "patched");
  ASSERT_EQ(text_of(failed.at("deployment"), "status"), "failed") << json::serialize(failed);
  push(instance(), {"patched", "assets/patch.txt", "patched\n"});

  const auto mended = site.agency.follow(site.client, site.deployment(failed) + "/retry");

  EXPECT_EQ(text_of(mended.at("deployment"), "status"), "live") << json::serialize(mended);
  EXPECT_EQ(text_of(mended.at("deployment"), "id"), text_of(failed.at("deployment"), "id"));
  EXPECT_EQ(attempts_of(mended), "source 1, render 2, dns 1, certificate 1, publish 1");
  EXPECT_EQ(visit(instance(), host, "/assets/patch.txt").text, "patched\n");

  const auto back = site.agency.follow(site.client, "/deployments/" + first + "/activate");

  EXPECT_EQ(text_of(back.at("deployment"), "status"), "live") << json::serialize(back);
  EXPECT_EQ(text_of(back.at("deployment"), "cause"), "rollback");
  EXPECT_EQ(attempts_of(back), "publish 1");
  EXPECT_EQ(visit(instance(), host, "/assets/patch.txt").status, 404);
  EXPECT_EQ(visit(instance(), host).status, 200);
  EXPECT_EQ(text_of(site.agency.website(site.client), "releaseId"), first);
  EXPECT_EQ(text_of(site.agency.website(site.client), "branch"), "main");

  const auto forth = site.agency.follow(site.client, site.deployment(mended) + "/activate");
  EXPECT_EQ(text_of(forth.at("deployment"), "status"), "live") << json::serialize(forth);
  EXPECT_EQ(visit(instance(), host, "/assets/patch.txt").status, 200);
}

TEST(Deployments, that_are_cancelled_leave_the_release_that_is_served) {
  const LiveSite site("stopped");
  const auto started = site.agency.api().call("POST", "/clients/" + site.client + "/website/deploy", json::object());
  const auto id = text_of(started.body, "id");

  const auto cancelled = site.agency.api().call("POST", site.deployments() + "/" + id + "/cancel");

  EXPECT_EQ(cancelled.status, 200) << cancelled.text;
  EXPECT_EQ(text_of(cancelled.body, "status"), "cancelled");
  const auto website = site.agency.website(site.client);
  EXPECT_EQ(text_of(website, "status"), "live");
  const auto folder = instance().directory() / "sites" / text_of(website, "id") / "releases";
  const auto next = site.agency.deploy(site.client, "main");  // nothing of the cancelled one is in its way
  EXPECT_EQ(text_of(next.at("deployment"), "status"), "live") << json::serialize(next);
  EXPECT_TRUE(eventually([&] { return !std::filesystem::exists(folder / id); }));
  EXPECT_EQ(visit(instance(), "stopped.example").status, 200);
}

TEST(Websites, that_are_suspended_say_so_until_they_are_resumed) {
  const LiveSite site("paused");
  const std::string host = "paused.example";
  const auto path = "/clients/" + site.client + "/website";
  const auto client_is = [&](const char* status) {
    return text_of(site.agency.api().call("GET", "/tenants/clients/" + site.client).body, "status") == status;
  };

  EXPECT_EQ(site.agency.api().call("POST", path + "/suspend", {{"reason", "May is open."}}).status, 200);

  EXPECT_TRUE(eventually([&] { return visit(instance(), host).status == 503; }));
  EXPECT_TRUE(visit(instance(), host).text.contains("paused"));
  EXPECT_TRUE(eventually([&] { return client_is("suspended"); }));
  EXPECT_EQ(site.agency.api().call("POST", path + "/deploy", json::object()).code(), "website_suspended");
  const auto trail = site.agency.api().call("GET", "/audit?noun=provisioning.websites");
  EXPECT_TRUE(trail.text.contains("suspend_website")) << trail.text;

  instance().kill("work");
  instance().kill("host");
  EXPECT_EQ(visit(instance(), host).status, 503);

  EXPECT_EQ(site.agency.api().call("POST", path + "/resume").status, 200);

  EXPECT_TRUE(eventually([&] { return visit(instance(), host).status == 200; }));
  EXPECT_TRUE(eventually([&] { return client_is("live"); }));
}

}  // namespace
}  // namespace journeys
