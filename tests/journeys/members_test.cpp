// People come by invitation, see what is theirs, and feel a change of their rights on every process within seconds.
#include <gmock/gmock.h>

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "agency.hpp"
#include "inbox.hpp"

namespace journeys {
namespace {

namespace json = boost::json;
using std::chrono::seconds;
using testing::HasSubstr;
using testing::SizeIs;

const Instance& instance() { return Instance::with({}); }

// One more `dde serve` of the instance, as an operator would start it; killed at the end.
class SecondServe {
 public:
  SecondServe() : port_(instance().https_port() + 8) {
    ::setenv("DDE_LISTEN", ("127.0.0.1:" + std::to_string(port_)).c_str(), 1);
    ::setenv("DDE_SERVE_METRICS_LISTEN", ("127.0.0.1:" + std::to_string(port_ + 1)).c_str(), 1);
    child_ = ::fork();
    if (child_ == 0) {
      const auto config = (instance().directory() / "dde.toml").string();
      ::execl(DDE_BINARY, DDE_BINARY, "--config", config.c_str(), "serve", nullptr);
      ::_exit(127);
    }
    ::unsetenv("DDE_LISTEN");
    ::unsetenv("DDE_SERVE_METRICS_LISTEN");
  }
  ~SecondServe() {
    ::kill(child_, SIGKILL);
    ::waitpid(child_, nullptr, 0);
  }
  SecondServe(const SecondServe&) = delete;

  std::string address() const { return "http://127.0.0.1:" + std::to_string(port_) + "/api/v1"; }
  bool is_up() const {
    return eventually([this] { return Api(instance()).at(address()).call("GET", "/billing/plans").status == 200; });
  }

 private:
  int port_;
  pid_t child_;
};

std::string token_for(const std::string& page, const std::string& email) {
  const auto token = token_in(mail_to(instance(), email, page), page);
  EXPECT_NE(token, "") << "no link to " << page << " came for " << email;
  return token;
}

// Only people with a confirmed address may invite others.
void confirm_address_of(const Agency& agency) {
  if (agency.api().call("GET", "/auth/me").body.at("emailVerified").as_bool()) return;
  const auto token = token_for("/verify-email", agency.email());
  EXPECT_EQ(Api(instance()).call("POST", "/auth/verify-email", {{"token", token}}).status, 200);
}

struct Person {
  std::string email;
  Api api;
  std::string refresh_token;
};

Person bring_in(const Agency& agency, const std::string& name, json::object wish) {
  confirm_address_of(agency);
  const auto email = name + agency.email();
  wish["email"] = email;
  const auto sent = agency.api().call("POST", "/auth/invitations", wish);
  EXPECT_EQ(sent.status, 201) << sent.text;
  const auto accepted = Api(instance())
                            .call("POST", "/auth/invitations/accept",
                                  {{"token", token_for("/accept-invitation", email)},
                                   {"fullName", name},
                                   {"password", "correct horse battery"}});
  EXPECT_EQ(accepted.status, 200) << accepted.text;
  return {email, Api(instance(), text_of(accepted.body, "accessToken")), text_of(accepted.body, "refreshToken")};
}

std::string membership_of(const Agency& agency, const Person& person) {
  const auto members = agency.api().call("GET", "/auth/members");
  for (const auto& member : members.body.at("data").as_array()) {
    if (text_of(member, "email") == person.email) return text_of(member, "id");
  }
  ADD_FAILURE() << person.email << " is not among " << members.text;
  return {};
}

TEST(Members, of_a_client_come_by_mail_and_see_their_own_client_only) {
  const Agency agency(instance(), "Bakers' Studio");
  const auto bakery = agency.add_client("Bakery", "bakery-of-members.example");
  const auto florist = agency.add_client("Florist", "florist-of-members.example");

  const auto baker = bring_in(agency, "baker", {{"subTenantId", bakery}});

  const auto clients = baker.api.call("GET", "/tenants/clients").body.at("data").as_array();
  ASSERT_THAT(clients, SizeIs(1));
  EXPECT_EQ(text_of(clients[0], "id"), bakery);
  EXPECT_EQ(baker.api.call("GET", "/clients/" + bakery + "/website").status, 200);
  EXPECT_EQ(baker.api.call("GET", "/clients/" + florist + "/website").status, 404);
  EXPECT_EQ(baker.api.call("GET", "/auth/members").code(), "permission_missing");
  EXPECT_EQ(baker.api.call("POST", "/auth/invitations", {{"email", "x@y.example"}}).code(), "permission_missing");
}

TEST(Members, feel_a_change_of_their_rights_on_another_process_within_five_seconds) {
  const Agency agency(instance(), "Prompt Members");
  const SecondServe second;
  ASSERT_TRUE(second.is_up());
  const auto bob = bring_in(agency, "bob", {{"level", "admin"}});
  const auto there = bob.api.at(second.address());
  ASSERT_EQ(there.call("GET", "/auth/members").status, 200);
  const auto path = "/auth/members/" + membership_of(agency, bob);

  ASSERT_EQ(agency.api().call("PATCH", path, {{"level", "member"}}).status, 200);

  EXPECT_TRUE(eventually([&] { return there.call("GET", "/auth/members").code() == "token_outdated"; }, seconds(5)));
  const auto renewed = Api(instance()).call("POST", "/auth/refresh", {{"refreshToken", bob.refresh_token}});
  ASSERT_EQ(renewed.status, 200) << renewed.text;
  EXPECT_THAT(json::serialize(renewed.body.at("user").at("permissions")), Not(HasSubstr("members")));
}

TEST(Members, who_are_shut_out_are_out_on_another_process_within_five_seconds) {
  const Agency agency(instance(), "Locked Members");
  const SecondServe second;
  ASSERT_TRUE(second.is_up());
  const auto bob = bring_in(agency, "bob", {});
  const auto there = bob.api.at(second.address());
  ASSERT_EQ(there.call("GET", "/auth/me").status, 200);

  const auto path = "/auth/members/" + membership_of(agency, bob) + "/deactivate";
  ASSERT_EQ(agency.api().call("POST", path).status, 200);

  EXPECT_TRUE(eventually([&] { return there.call("GET", "/auth/me").code() == "session_ended"; }, seconds(5)));
  EXPECT_EQ(Api(instance()).call("POST", "/auth/refresh", {{"refreshToken", bob.refresh_token}}).status, 401);
}

TEST(Members, hear_by_mail_that_the_agency_changed_hands) {
  const Agency agency(instance(), "Sold Studio");
  const auto bob = bring_in(agency, "heir", {});

  const auto answer = agency.api().call("POST", "/auth/ownership", {{"membershipId", membership_of(agency, bob)}});

  ASSERT_EQ(answer.status, 200) << answer.text;
  EXPECT_TRUE(eventually([] { return instance().mails_with("You own Sold Studio now").size() == 1; }));
  EXPECT_TRUE(eventually([] { return instance().mails_with("You handed over Sold Studio").size() == 1; }));
}

TEST(Members, take_the_seats_of_the_plan) {
  const Agency agency(instance(), "Small Studio");
  bring_in(agency, "one", {});
  bring_in(agency, "two", {});

  const auto third = agency.api().call("POST", "/auth/invitations", {{"email", "three@small.example"}});

  EXPECT_EQ(third.code(), "seat_limit_reached") << "the owner is one of the three of the basic plan";
}

}  // namespace
}  // namespace journeys
