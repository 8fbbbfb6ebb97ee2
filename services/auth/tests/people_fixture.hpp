// A person of an agency with a password, and the handlers of auth behind a dispatcher on a real PostgreSQL.
#pragma once

#include <gtest/gtest.h>
#include <boost/json/object.hpp>

#include <string>
#include <vector>

#include "auth/auth.hpp"
#include "crypto/token.hpp"
#include "http/dispatcher.hpp"
#include "software_authenticator.hpp"
#include "sql/testing/private_postgres.hpp"
#include "sql/testing/run.hpp"

namespace auth {

struct Said {
  int status = 0;
  boost::json::object body;
  std::vector<std::string> cookies;  // Set-Cookie

  std::string text(std::string_view name) const;  // of the body
  std::string code() const;                       // of the error
};

// What an agency decides, for a test to decide.
class DecidedRules : public AgencyRules {
 public:
  base::Task<bool> wants_second_factor(sql::Database&, tenancy::TenantId) override { co_return wants; }
  base::Task<bool> is_app_host(sql::Database&, std::string host) override { co_return host == "app.agency.example"; }

  bool wants = false;
};

class People : public testing::Test {
 protected:
  People();
  ~People() override;

  static constexpr const char* password = "correct horse battery staple";

  struct Ask {
    std::string method = "POST";
    std::string path;  // below /api/v1/auth
    boost::json::object body = {};
    std::string bearer = {};
    http::Headers headers = {};
  };
  base::Task<Said> send(Ask ask);
  Said ask(Ask ask) { return sql::testing::run(context, send(std::move(ask))); }
  Said post(const std::string& path, boost::json::object body, std::string bearer = {});
  Said get(const std::string& path, const std::string& bearer);

  void add_person(tenancy::UserId id, const std::string& email, const std::string& hash);
  // The answer to the right password, whatever it is.
  Said log_in(const std::string& email = "ada@agency.example");
  // The access token of somebody without a second factor.
  std::string signed_in(const std::string& email = "ada@agency.example") { return log_in(email).text("accessToken"); }
  // The token of the challenge that stands before the session.
  std::string challenge();

  // An authenticator app, confirmed; its secret in raw bytes. `recovery_codes` are those that were shown.
  std::string add_app(const std::string& bearer);
  std::string secret_of(const Said& new_app) const;
  std::string code(const std::string& secret) const;
  // Makes codes of before useless and the next one new.
  void next_step();

  // A passkey on `host`, confirmed.
  Said add_passkey(const std::string& bearer, const SoftwareAuthenticator& authenticator,
                   const std::string& host = "dde.example");
  // The body of an answer to `options` (of any ceremony but registration).
  boost::json::object passkey_answer(SoftwareAuthenticator& authenticator, const boost::json::object& options,
                                     Answering how = {}) const;
  std::string user_handle(tenancy::UserId user) const;

  std::string sessions() const { return database.execute("select count(*) from auth.sessions"); }
  std::string methods() const;  // of the newest session
  std::string events(const std::string& topic) const;

  const sql::testing::FreshDatabase database{{{"tenancy", DDE_SOURCE_DIR "/lib/tenancy/sql"},
                                              {"events", DDE_SOURCE_DIR "/lib/events/sql"},
                                              {"jobs", DDE_SOURCE_DIR "/lib/jobs/sql"},
                                              {"auth", DDE_SOURCE_DIR "/services/auth/sql"}}};
  boost::asio::io_context context{1};
  sql::Database db{context, {.url = database.app_url()}};
  DecidedRules rules;
  const tenancy::TenantId agency = tenancy::TenantId::make();
  const tenancy::UserId ada = tenancy::UserId::make();
  std::vector<std::string> recovery_codes;

 private:
  class Names : public AgencyDirectory {
   public:
    base::Task<std::string> agency_name(sql::Queries&) override { co_return "Ada's Agency"; }
  };
  class NoAgencies : public AgencyFounder {
   public:
    base::Task<void> found(sql::Tx&, std::string, tenancy::UserId) override { co_return; }
  };

  crypto::TokenSigner signer_{"test:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"};
  crypto::PasswordHasher hasher_{1, 64, 4};
  NoAgencies founder_;
  Names names_;
  Given given_{signer_,
               hasher_,
               founder_,
               Options{.issuer = "https://dde.example:8443",
                       .refresh_key = "a refresh key",
                       .token_key = "a token key",
                       .key_ring = "test:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"},
               rules,
               names_};
  RevokedTokens revoked_;
  http::Routes routes_;
  std::optional<http::Dispatcher> dispatcher_;
  std::chrono::seconds shift_{0};
};

}  // namespace auth
