// Canary: temporaries of aggregate types inside co_await expressions, which g++ 12 miscompiles (GCC bug 107288).
#include <gtest/gtest.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "base/task.hpp"

namespace {

// Long enough to live on the heap: a double free or a lost copy does not stay unseen.
const std::string text = "a text that is longer than any small string buffer";

// Counts its living copies.
struct Counted {
  std::shared_ptr<int> token;
};

struct Pair {
  std::string left;
  std::string right;
  Counted counted;
};

const auto token = std::make_shared<int>(0);

std::string joined(const Pair& pair) { return pair.left + pair.right; }

base::Task<std::string> by_value(Pair pair) {
  co_await boost::asio::post(base::use_task);
  co_return joined(pair);
}

// The temporary lives until the end of the co_await expression, across the suspension.
base::Task<std::string> by_reference(const Pair& pair) {
  co_await boost::asio::post(base::use_task);
  co_return joined(pair);
}

base::Task<std::size_t> nested(std::vector<std::pair<std::string, std::string>> pairs) {
  co_await boost::asio::post(base::use_task);
  co_return pairs.size() + pairs.front().second.size();
}

base::Task<void> await_temporaries(bool left, std::vector<std::string>& seen) {
  seen.push_back(co_await by_value(Pair{text, "1", {token}}));
  seen.push_back(co_await by_value({text, "2", {token}}));
  seen.push_back(co_await by_value(Pair(text, "3", Counted{token})));
  seen.push_back(co_await by_value({.left = text, .right = "4", .counted = {token}}));
  seen.push_back(co_await by_reference(Pair{text, "5", {token}}));
  seen.push_back(co_await by_reference({text, "6", {token}}));
  seen.push_back(co_await by_reference({.left = text, .right = "7", .counted = {token}}));
  seen.push_back(co_await by_value(left ? Pair{text, "8", {token}} : Pair{"", "", {token}}));
  seen.push_back(std::to_string(co_await nested({{"limit", text}})));
}

// A stateless lambda may be a coroutine; its argument is a capture's worth of temporary.
base::Task<void> await_lambdas(std::vector<std::string>& seen) {
  seen.push_back(co_await [](Pair pair) -> base::Task<std::string> {
    co_await boost::asio::post(base::use_task);
    co_return joined(pair);
  }({text, "9", {token}}));
}

base::Task<void> throw_after_suspension(Pair pair) {
  co_await boost::asio::post(base::use_task);
  throw std::runtime_error(pair.left);
}

base::Task<void> await_failures(std::vector<std::string>& seen) {
  std::string caught;
  try {
    co_await throw_after_suspension({text, "", {token}});
  } catch (const std::runtime_error& error) {
    caught = error.what();
  }
  seen.push_back(std::move(caught));
}

void run(base::Task<void> task) {
  boost::asio::io_context context;
  boost::asio::co_spawn(context.get_executor(), std::move(task), [](std::exception_ptr error) {
    if (error) std::rethrow_exception(error);
  });
  context.run();
}

TEST(Compiler, keeps_temporaries_in_co_await_expressions_whole) {
  std::vector<std::string> seen;

  run(await_temporaries(true, seen));
  run(await_lambdas(seen));
  run(await_failures(seen));

  EXPECT_EQ(seen,
            (std::vector<std::string>{text + "1", text + "2", text + "3", text + "4", text + "5", text + "6",
                                      text + "7", text + "8", std::to_string(1 + text.size()), text + "9", text}));
}

TEST(Compiler, destroys_temporaries_in_co_await_expressions_once) {
  std::vector<std::string> seen;

  run(await_temporaries(false, seen));
  run(await_lambdas(seen));
  run(await_failures(seen));

  EXPECT_EQ(token.use_count(), 1);
}

}  // namespace
