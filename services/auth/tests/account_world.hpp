// The auth service with a database, asked over its routes as the dispatcher asks it.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <boost/json.hpp>

#include <memory>
#include <string>

#include "auth/auth.hpp"
#include "auth/one_time_token.hpp"
#include "auth/revoked_tokens.hpp"
#include "http/dispatcher.hpp"
#include "sql/testing/private_postgres.hpp"
#include "sql/testing/run.hpp"

namespace auth {

struct Heard {
  int status = 0;
  boost::json::value body;
  std::string text;
  std::string retry_after;

  std::string code() const;
  // "field code" of each detail, in order.
  std::vector<std::string> details() const;
  std::string operator[](const char* member) const;
};

class AccountWorld : public testing::Test {
 public:
  AccountWorld();
  ~AccountWorld() override;

 protected:
  static constexpr const char* password = "correct horse battery";
  static constexpr const char* home = "192.0.2.7";
  static constexpr const char* elsewhere = "198.51.100.9";

  Heard ask(const std::string& method, const std::string& path, const boost::json::value& body = nullptr,
            const std::string& token = {});
  // A new agency with its owner, who is signed in; returns the answer to the registration.
  Heard sign_up(const std::string& email);
  Heard log_in(const std::string& email, const std::string& with = password);
  Heard refresh(const Heard& session);
  // A user of a client of the agency of `owner`, without a password.
  void add_client_user(const Heard& owner, const std::string& email) const;

  // Runs the worker until no job waits.
  void work();
  // The text of the newest token for this purpose, as the mail has it; empty where there is none.
  std::string newest_token(const std::string& purpose) const;
  // The topics of the events so far, one line, sorted.
  std::string events_like(const std::string& pattern) const;
  std::string look(const std::string& sql) const { return database.execute(sql); }
  void later(std::chrono::seconds by);

  template <class T>
  T run(base::Task<T> task) {
    return sql::testing::run(context, std::move(task));
  }

  struct Founder : AgencyFounder {
    base::Task<void> found(sql::Tx&, std::string, tenancy::UserId) override { co_return; }
  };

  const sql::testing::FreshDatabase database;
  boost::asio::io_context context{1};
  sql::Database db{context, {.url = database.app_url()}};
  sql::Database system{context, {.url = database.system_url(), .system = true}};
  crypto::TokenSigner signer{"test:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"};
  crypto::PasswordHasher hasher{1, 64, 4};
  Founder founder;
  Given given{signer,
              hasher,
              founder,
              {.issuer = "https://dde.example",
               .refresh_key = "r",
               .token_key = "t",
               .key_ring = "test:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"}};
  http::Routes routes;
  RevokedTokens revoked;
  std::unique_ptr<http::Dispatcher> dispatcher;
  std::string address = home;  // of whoever asks
  std::chrono::seconds shifted{0};
};

}  // namespace auth
