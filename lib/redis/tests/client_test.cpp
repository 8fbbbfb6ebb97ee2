// The client against a real server: order, deadlines, scripts, and a server that dies and comes back.
#include "redis/client.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <functional>
#include <optional>
#include <thread>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>

#include "redis/testing/private_redis.hpp"

namespace redis {
namespace {

using namespace std::chrono_literals;

class Commands : public ::testing::Test {
 protected:
  // Runs one coroutine to its end; a failure is thrown here.
  template <class T>
  T run(base::Task<T> task) {
    std::optional<T> value;
    std::exception_ptr failure;
    boost::asio::co_spawn(io_, std::move(task), [&](std::exception_ptr error, T result) {
      failure = error;
      if (!error) value = std::move(result);
      io_.stop();
    });
    io_.restart();
    io_.run();
    if (failure) std::rethrow_exception(failure);
    return std::move(*value);
  }

  Reply ask(std::vector<std::string> arguments) { return run(client_.command(std::move(arguments))); }

  // Asks until the back-off lets a command through.
  Reply ask_until_it_is_back(std::vector<std::string> arguments) {
    for (int i = 0; i < 500; ++i) {
      try {
        return ask(arguments);
      } catch (const base::Error&) {
        std::this_thread::sleep_for(5ms);
      }
    }
    throw std::runtime_error("Redis did not come back");
  }

  base::ErrorKind kind_of_refusal(std::vector<std::string> arguments) {
    try {
      ask(std::move(arguments));
    } catch (const base::Error& error) {
      return error.kind();
    }
    throw std::runtime_error("the command was carried out");
  }

  testing::PrivateRedis server_;
  boost::asio::io_context io_{1};
  Client client_{io_, server_.url(), Options{.deadline = 300ms, .first_pause = 10ms, .last_pause = 50ms}};
};

TEST_F(Commands, carry_bytes_both_ways) {
  const std::string bytes("a\0\r\n\xff", 5);

  ask({"SET", "key", bytes});

  EXPECT_EQ(ask({"GET", "key"}).text, bytes);
  EXPECT_TRUE(ask({"GET", "nothing"}).is_nil());
  EXPECT_EQ(ask({"INCR", "n"}).number, 1);
}

TEST_F(Commands, answer_nested_arrays) {
  ask({"XADD", "stream", "1-1", "field", "value"});

  const auto reply = ask({"XRANGE", "stream", "-", "+"});

  ASSERT_EQ(reply.items.size(), 1u);
  EXPECT_EQ(reply.items[0].items[0].text, "1-1");
  EXPECT_EQ(reply.items[0].items[1].items[1].text, "value");
}

TEST_F(Commands, of_many_coroutines_share_the_socket_and_keep_their_answers_apart) {
  int right = 0;
  const auto echo = [this](int number) -> base::Task<bool> {
    std::vector<std::string> arguments{"ECHO", std::to_string(number)};
    co_return (co_await client_.command(std::move(arguments))).text == std::to_string(number);
  };

  for (int i = 0; i < 1000; ++i) {
    boost::asio::co_spawn(io_, echo(i), [&](std::exception_ptr error, bool same) { right += !error && same ? 1 : 0; });
  }
  run(client_.ping());

  EXPECT_EQ(right, 1000);
  EXPECT_NE(ask({"INFO", "stats"}).text.find("total_connections_received:2\r\n"), std::string::npos);
}

TEST_F(Commands, that_redis_refuses_throw_its_code) {
  try {
    ask({"LPUSH", "only-a-key"});
    FAIL() << "accepted";
  } catch (const CommandError& error) {
    EXPECT_EQ(error.code(), "ERR");
  }
}

TEST_F(Commands, end_at_their_deadline_when_the_server_is_frozen) {
  ask({"SET", "key", "value"});
  server_.freeze();

  const auto begin = std::chrono::steady_clock::now();
  const auto kind = kind_of_refusal({"GET", "key"});
  const auto waited = std::chrono::steady_clock::now() - begin;
  server_.thaw();

  EXPECT_EQ(kind, base::ErrorKind::unavailable);
  EXPECT_GE(waited, 250ms);
  EXPECT_LT(waited, 3s);
  EXPECT_EQ(ask_until_it_is_back({"GET", "key"}).text, "value");
}

TEST_F(Commands, are_refused_while_the_server_is_dead_and_go_on_when_it_is_back) {
  ask({"PING"});
  server_.kill();

  const auto kind = kind_of_refusal({"PING"});
  server_.start();

  EXPECT_EQ(kind, base::ErrorKind::unavailable);
  EXPECT_EQ(ask_until_it_is_back({"PING"}).text, "PONG");
}

TEST_F(Commands, are_refused_beyond_the_bound_of_waiting_ones) {
  Client narrow(io_, server_.url(), Options{.max_waiting = 1});
  int refused = 0;
  const auto count = [&](std::exception_ptr error, bool answered) { refused += error || !answered ? 1 : 0; };

  for (int i = 0; i < 3; ++i) boost::asio::co_spawn(io_, narrow.ping(), count);
  run(client_.ping());
  run(narrow.ping());

  EXPECT_EQ(refused, 2);
}

TEST_F(Commands, to_a_closed_port_are_unavailable) {
  Client stranger(io_, "redis://127.0.0.1:1", Options{.deadline = 200ms});

  EXPECT_FALSE(run(stranger.ping()));
}

const Script add{"return redis.call('INCRBY', KEYS[1], ARGV[1])"};

TEST_F(Commands, run_scripts_also_on_a_server_that_forgot_them) {
  const auto add_five = [this] {
    return run(client_.eval(add, std::vector<std::string>{"sum"}, std::vector<std::string>{"5"})).number;
  };

  EXPECT_EQ(add_five(), 5);
  EXPECT_EQ(add_five(), 10);
  ask({"SCRIPT", "FLUSH"});
  EXPECT_EQ(add_five(), 15);
}

}  // namespace
}  // namespace redis
