// Two agencies on the same connections of the same processes: nobody ever sees a row of the other.
#include <gmock/gmock.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>

#include "agency.hpp"
#include "http/client.hpp"

namespace journeys {
namespace {

constexpr int connections = 64;
constexpr int requests = 20'000;

struct Party {
  std::string token;
  std::string own;      // stands in every row of its own
  std::string foreign;  // and in every row of the other
};

struct Tally {
  int good = 0;
  std::vector<std::string> bad;
};

// One connection, and both agencies take turns on it.
base::Task<void> take_turns(boost::asio::io_context& context, std::string url, std::array<Party, 2> parties,
                            Tally& tally) {
  http::Client client(context);
  for (int turn = 0; turn < requests / connections + 1; ++turn) {
    const auto& party = parties.at(static_cast<std::size_t>(turn) % 2);
    http::ClientRequest request{.url = url, .headers = {{"Authorization", "Bearer " + party.token}}};
    const auto response = co_await client.send(std::move(request));
    const bool is_own = response.status == 200 && response.body.contains(party.own);
    if (is_own && !response.body.contains(party.foreign)) {
      ++tally.good;
    } else {
      tally.bad.push_back(std::to_string(response.status) + " " + response.body.substr(0, 300));
    }
  }
}

TEST(Isolation, holds_for_two_agencies_on_the_same_64_connections) {
  const auto& instance = Instance::with({});
  const Agency left(instance, "Left Studio");
  const Agency right(instance, "Right Studio");
  for (int client = 0; client < 3; ++client) {
    left.add_client("Marker of the left " + std::to_string(client), "left" + std::to_string(client) + ".example");
    right.add_client("Marker of the right " + std::to_string(client), "right" + std::to_string(client) + ".example");
  }
  const std::array<Party, 2> parties{Party{left.token(), "Marker of the left", "Marker of the right"},
                                     Party{right.token(), "Marker of the right", "Marker of the left"}};

  boost::asio::io_context context{1};
  Tally tally;
  for (int connection = 0; connection < connections; ++connection) {
    boost::asio::co_spawn(context, take_turns(context, instance.api() + "/tenants/clients", parties, tally),
                          [&](std::exception_ptr failure) {
                            if (failure) tally.bad.emplace_back("a connection broke");
                          });
  }
  context.run();

  EXPECT_THAT(tally.bad, testing::IsEmpty());
  EXPECT_GE(tally.good, requests);
}

}  // namespace
}  // namespace journeys
