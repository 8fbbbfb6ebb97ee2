// The auth service on a PostgreSQL of its own, with all that the services beside it would say, asked as HTTP asks it.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/json.hpp>

#include <map>
#include <optional>
#include <string>

#include "auth/auth.hpp"
#include "base/time.hpp"
#include "http/testing/ask.hpp"
#include "sql/testing/migrations.hpp"
#include "sql/testing/private_postgres.hpp"
#include "sql/testing/run.hpp"
#include "tenancy/member.hpp"

namespace auth {

namespace json = boost::json;
using http::testing::Answer;
using http::testing::Ask;

// Its secret is 32 times 'k'.
constexpr const char* test_key_ring = "test:a2tra2tra2tra2tra2tra2tra2tra2tra2tra2tra2s";
Options test_options();

// What an agency decides, for a test to decide.
struct DecidedRules : AgencyRules {
  bool wants = false;
  base::Task<bool> wants_second_factor(sql::Database&, tenancy::TenantId) override { co_return wants; }
  std::map<std::string, tenancy::TenantId> app_hosts{{"app.agency.example", tenancy::TenantId::make()}};
  base::Task<std::optional<tenancy::TenantId>> find_app_host(sql::Database&, std::string host) override;
};

struct WrittenDirectory : AgencyDirectory {
  std::map<tenancy::SubTenantId, std::string> clients;
  std::optional<tenancy::UserId> owner;
  base::Task<std::string> agency_name(sql::Queries&) override { co_return std::string("Ada's Agency"); }
  base::Task<std::optional<std::string>> client_name(sql::Queries&, tenancy::SubTenantId client) override;
  base::Task<void> change_owner(sql::Tx&, tenancy::UserId now) override;
};

struct CountedSeats : SeatQuota {
  int left = 100;
  base::Task<void> take(sql::Tx& tx) override;
  base::Task<void> give_back(sql::Tx&) override;
  base::Task<void> require_room(sql::Tx&) override;
};

struct NoFounder : AgencyFounder {
  base::Task<void> found(sql::Tx&, std::string, tenancy::UserId) override { co_return; }
};

class AuthService : public testing::Test {
 protected:
  explicit AuthService(Options options = test_options());
  ~AuthService() override;

  static constexpr const char* password = "correct horse battery";
  static constexpr const char* home = "192.0.2.7";

  // The paths are what stands behind /api/v1/auth.
  base::Task<Answer> send(Ask ask);
  Answer ask(Ask ask) { return run(send(std::move(ask))); }
  Answer get(const std::string& path, const std::string& bearer = {});
  Answer post(const std::string& path, json::value body = nullptr, const std::string& bearer = {});
  Answer patch(const std::string& path, json::value body, const std::string& bearer, http::Headers headers = {});
  Answer remove(const std::string& path, const std::string& bearer);
  Answer log_in(const std::string& email, const std::string& with = password);

  // Somebody with the password, a confirmed address and a membership, who has come through no door; of a client where
  // `client` says so.
  tenancy::Member insert_person(tenancy::TenantId tenant, const std::string& email, const std::string& level = "owner",
                                std::optional<tenancy::SubTenantId> client = std::nullopt);
  // Requests are answered with this from now on; it outlives the last of them.
  void serve(Given& other);
  void later(std::chrono::seconds by);
  int count(const std::string& topic) const;  // events of this topic

  template <class T>
  T run(base::Task<T> task) {
    return sql::testing::run(context, std::move(task));
  }

  const sql::testing::FreshDatabase database{
      sql::testing::migrations_of({"tenancy", "events", "jobs", "http", "auth"})};
  boost::asio::io_context context{1};
  sql::Database db{context, {.url = database.app_url()}};
  sql::Database system{context, {.url = database.system_url(), .system = true}};
  crypto::TokenSigner signer{test_key_ring};
  crypto::PasswordHasher hasher{1, 64, 4};
  RevokedTokens revoked;
  NoFounder founder;
  DecidedRules rules;
  WrittenDirectory directory;
  CountedSeats seats;
  Given given;
  http::Routes routes;
  std::optional<http::Dispatcher> dispatcher;
  std::string from = home;  // the address of whoever asks

 private:
  std::chrono::seconds shift_{0};
};

}  // namespace auth
