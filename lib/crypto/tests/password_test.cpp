// Password hashes and their bounded pool.
#include "crypto/password.hpp"

#include <gtest/gtest.h>

#include <boost/asio/co_spawn.hpp>
#include <thread>

#include "base/error.hpp"

namespace {

namespace asio = boost::asio;

template <class T>
T run(asio::io_context& context, base::Task<T> task) {
  std::exception_ptr failure;
  std::optional<T> result;
  asio::co_spawn(context, std::move(task), [&](std::exception_ptr error, T value) {
    failure = error;
    result = std::move(value);
  });
  context.restart();
  context.run();
  if (failure) std::rethrow_exception(failure);
  return std::move(*result);
}

struct Passwords : testing::Test {
  asio::io_context context{1};
  crypto::PasswordHasher hasher{1, 4, 4};
};

TEST_F(Passwords, are_recognised_by_their_hash) {
  const auto hash = run(context, hasher.hash("correct horse"));

  EXPECT_TRUE(hash.starts_with("$2b$04$")) << hash;
  EXPECT_TRUE(run(context, hasher.verify("correct horse", hash)));
  EXPECT_FALSE(run(context, hasher.verify("correct horsf", hash)));
}

TEST_F(Passwords, are_salted) { EXPECT_NE(run(context, hasher.hash("same")), run(context, hasher.hash("same"))); }

TEST_F(Passwords, count_to_the_last_byte) {
  const std::string head(100, 'x');
  const auto hash = run(context, hasher.hash(head + "1"));

  EXPECT_FALSE(run(context, hasher.verify(head + "2", hash)));
  EXPECT_TRUE(run(context, hasher.verify(head + "1", hash)));
}

TEST_F(Passwords, may_hold_a_zero_byte) {
  const auto hash = run(context, hasher.hash(std::string("a\0b", 3)));

  EXPECT_FALSE(run(context, hasher.verify(std::string("a\0c", 3), hash)));
  EXPECT_FALSE(run(context, hasher.verify("a", hash)));
}

TEST_F(Passwords, never_match_what_is_no_hash) {
  for (const auto* hash : {"", "*0", "*1", "$2b$04$short", "$1$abc$", "plain"}) {
    EXPECT_FALSE(run(context, hasher.verify("anything", hash))) << hash;
  }
  EXPECT_FALSE(run(context, hasher.verify("x", "$2b$99$" + std::string(53, 'a'))));
}

TEST_F(Passwords, resume_on_the_thread_of_the_caller) {
  std::thread::id resumed;

  const auto check = [&]() -> base::Task<void> {
    co_await hasher.verify_dummy("whoever");
    resumed = std::this_thread::get_id();
  };
  asio::co_spawn(context, check(), [](std::exception_ptr error) { EXPECT_FALSE(error); });
  context.run();

  EXPECT_EQ(resumed, std::this_thread::get_id());
}

TEST_F(Passwords, are_refused_with_a_time_to_come_back_when_the_queue_is_full) {
  int hashed = 0;
  int refused = 0;
  const auto count = [&](std::exception_ptr failure, const std::string&) {
    if (!failure) return void(++hashed);
    try {
      std::rethrow_exception(failure);
    } catch (const base::Error& error) {
      refused += error.kind() == base::ErrorKind::unavailable && error.retry_after().has_value();
    }
  };
  crypto::PasswordHasher slow(1, 4, 10);

  for (int i = 0; i < 40; ++i) asio::co_spawn(context, slow.hash("flood"), count);
  context.run();

  EXPECT_EQ(hashed + refused, 40);
  EXPECT_GE(hashed, 4);
  EXPECT_GE(refused, 30);
}

TEST(PasswordHashers, can_be_destroyed_while_callers_wait) {
  asio::io_context context{1};
  auto hasher = std::make_unique<crypto::PasswordHasher>(1, 8, 8);
  for (int i = 0; i < 8; ++i) {
    asio::co_spawn(context, hasher->hash("left behind"), [](std::exception_ptr, const std::string&) {});
  }
  context.poll();

  hasher.reset();

  SUCCEED();
}

}  // namespace
