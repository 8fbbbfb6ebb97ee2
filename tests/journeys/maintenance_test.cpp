// The operator closes the platform for a while.
#include <gtest/gtest.h>

#include "agency.hpp"

namespace journeys {
namespace {

constexpr const char* password = "an operator's long password";

const Instance& instance() { return Instance::with({}); }

// Off again whatever happens, because other stories share the instance.
class Closed {
 public:
  Closed() { EXPECT_EQ(instance().dde({"admin", "maintenance", "on", "--message", "Back at two."}).status, 0); }
  ~Closed() { EXPECT_EQ(instance().dde({"admin", "maintenance", "off"}).status, 0); }
  Closed(const Closed&) = delete;
};

Api administrator() {
  const std::string email = "operator@dde.localhost";
  const auto made = instance().dde({"admin", "create-administrator", "--email", email, "--password", password});
  EXPECT_EQ(made.status, 0) << made.output;
  const auto answer = Api(instance()).call("POST", "/auth/login", {{"email", email}, {"password", password}});
  EXPECT_EQ(answer.status, 200) << answer.text;
  return Api(instance(), text_of(answer.body, "accessToken"));
}

TEST(Maintenance, shuts_everybody_but_administrators_out_within_five_seconds) {
  const Agency agency(instance(), "Patient Studio");
  const auto status = [](const Api& api) { return api.call("GET", "/auth/me").status; };
  const std::chrono::seconds soon(5);
  {
    const Closed closed;
    ASSERT_TRUE(eventually([&] { return status(agency.api()) == 503; }, soon));

    const auto answer = agency.api().call("GET", "/tenants/clients");
    EXPECT_EQ(answer.code(), "maintenance");
    EXPECT_TRUE(answer.text.contains("Back at two.")) << answer.text;
    EXPECT_EQ(status(administrator()), 200);
  }
  EXPECT_TRUE(eventually([&] { return status(agency.api()) == 200; }, soon));
}

}  // namespace
}  // namespace journeys
