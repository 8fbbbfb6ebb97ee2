// Bytes of a stranger on a connection of the server, whole and in two pieces: parser, checks, routes, input, answer.
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <string>
#include <vector>

#include "base/log.hpp"
#include "fuzz.hpp"
#include "http/connection.hpp"
#include "http/tests/things.hpp"

namespace {

base::Task<tenancy::Member> sign_in(sql::Database*, std::string_view bearer) {
  if (bearer != "ada") throw base::unauthenticated("invalid_token", "This token is not valid.");
  co_return tenancy::Member{.permissions = {"things:read", "things:write"}};
}

http::Routes make_routes() {
  http::Routes routes;
  http::testing::thing_routes(routes);
  return routes;
}

// Small enough that an input can cross them.
constexpr http::Limits limits{.max_header = 1024, .max_header_count = 16, .max_url = 256, .max_body = 1024};

// A server that lives as long as the program, with one connection at a time.
class World {
 public:
  // Everything that is answered to these pieces, until both sides have closed.
  std::string answers_to(std::initializer_list<std::string_view> pieces) {
    std::array<int, 2> ends{};
    fuzz::promise(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, ends.data()) == 0, "a pair of sockets");
    http::Socket socket(context_, boost::asio::generic::stream_protocol(AF_UNIX, SOCK_STREAM), ends[0]);
    auto connection = std::make_shared<http::Connection>(shared_, std::move(socket));
    boost::asio::co_spawn(context_, http::Connection::run(std::move(connection)), boost::asio::detached);
    std::string answers;
    for (const auto piece : pieces) {
      [[maybe_unused]] const auto sent = ::send(ends[1], piece.data(), piece.size(), MSG_NOSIGNAL);
      work(ends[1], answers);
    }
    ::shutdown(ends[1], SHUT_WR);
    work(ends[1], answers);
    ::close(ends[1]);
    fuzz::promise(shared_->connections.empty(), "a connection ends when its client has left");
    return answers;
  }

 private:
  void work(int client, std::string& answers) {
    std::array<char, 65536> bytes;
    context_.restart();
    for (bool goes_on = true; goes_on;) {
      goes_on = context_.poll() > 0;
      for (auto got = ::recv(client, bytes.data(), bytes.size(), 0); got > 0;
           got = ::recv(client, bytes.data(), bytes.size(), 0)) {
        answers.append(bytes.data(), static_cast<std::size_t>(got));
        goes_on = true;
      }
    }
  }

  boost::asio::io_context context_{1};
  http::Routes routes_ = make_routes();
  http::Dispatcher dispatcher_{routes_, sign_in};
  std::shared_ptr<http::Shared> shared_ = std::make_shared<http::Shared>(context_, limits, dispatcher_);
};

// The statuses of all answers. A Date line follows each status line, and JSON has no line breaks to fake one.
std::vector<std::string> statuses_of(std::string_view answers) {
  constexpr std::string_view start = "HTTP/1.1 ";
  std::vector<std::string> statuses;
  for (auto at = answers.find(start); at != std::string_view::npos; at = answers.find(start, at + 1)) {
    const auto end = answers.find("\r\n", at);
    if (end == std::string_view::npos || !answers.substr(end).starts_with("\r\nDate: ")) continue;
    statuses.emplace_back(answers.substr(at + start.size(), 3));
  }
  return statuses;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  static World& world = *new World;
  base::set_log_level(base::LogLevel::error);
  const auto text = fuzz::text_of(bytes, size);

  const auto whole = statuses_of(world.answers_to({text}));
  const auto half = size == 0 ? 0 : bytes[size / 2] % size;
  const auto pieces = statuses_of(world.answers_to({text.substr(0, half), text.substr(half)}));

  for (const auto& status : whole) fuzz::promise(status != "500", "nothing of a stranger breaks the server");
  fuzz::promise(whole == pieces, "how a request is cut into packets changes nothing");
  return 0;
}
