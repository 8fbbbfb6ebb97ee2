// A desk of notes for the tests of Idempotency-Key: handlers with a transaction and without, on a real PostgreSQL.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/bell.hpp"
#include "http/dispatcher.hpp"
#include "http/idempotency.hpp"
#include "http/tests/running_server.hpp"
#include "sql/testing/private_postgres.hpp"
#include "sql/testing/run.hpp"

namespace http::testing {

// What the handlers meet and leave behind.
struct Desk {
  std::int32_t runs = 0;
  int deadlocks = 0;
  bool waits = false;
  base::Bell* may_go = nullptr;
};

// A ring of one key.
std::string ring(char letter);

class KeyedDesk : public ::testing::TestWithParam<const char*> {
 protected:
  explicit KeyedDesk(sql::testing::PrivatePostgres& server = sql::testing::PrivatePostgres::shared());
  ~KeyedDesk() override { base::Clock::shift(std::chrono::seconds(0)); }

  struct Sent {
    std::string path = "/notes";
    std::string text = "hello";
    std::string key = "\"k1\"";
    const KeptAnswers* answers = nullptr;
  };

  base::Task<Response> task(Sent sent);
  Response post(Sent sent) { return sql::testing::run(context, task(std::move(sent))); }
  Response post() { return post(Sent{}); }

  static std::string header(const Response& response, std::string_view name) {
    return std::string(find_header(response.headers, name));
  }
  std::string count_all_notes() { return fresh.execute("select count(*) from notes"); }

  sql::testing::FreshDatabase fresh;
  boost::asio::io_context context;
  sql::Database database{context, {.url = fresh.app_url()}};
  Routes routes;
  KeptAnswers answers{crypto::Sealer(ring('a'), "stored answers")};
  base::Bell bell{context};
  Desk desk;
  tenancy::Member who = ada();
};

}  // namespace http::testing
