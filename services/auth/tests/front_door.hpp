// The auth service behind its real front door: dispatcher, authenticator and a PostgreSQL of its own.
#pragma once

#include <gtest/gtest.h>

#include <boost/json/value.hpp>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "auth/auth.hpp"
#include "http/dispatcher.hpp"
#include "sql/testing/private_postgres.hpp"
#include "sql/testing/run.hpp"
#include "tenancy/member.hpp"

namespace auth::testing {

struct Answer {
  int status = 0;
  boost::json::value body;
  std::string text;
  http::Headers headers;

  std::string code() const;  // of the error envelope
  // The text member of the body, or an empty text.
  std::string field(const char* name) const;
  // The value that Set-Cookie gives to this name.
  std::string cookie(const std::string& name) const;
};

struct Knock {
  std::string method = "GET";
  std::string path;  // behind /api/v1/auth, query included
  boost::json::value body = nullptr;
  std::string bearer = {};
  std::string cookies = {};
};

class FrontDoor : public ::testing::Test {
 protected:
  explicit FrontDoor(OidcOptions oidc = {});

  // Somebody with an account, a membership in `tenant` and a session there; of a client where `client` says so.
  tenancy::Member add_person(tenancy::TenantId tenant, const std::string& email, const std::string& level = "owner",
                             std::optional<tenancy::SubTenantId> client = std::nullopt) const;
  // An access token of somebody who has just signed in.
  std::string token_of(const tenancy::Member& who) const;

  Answer knock(Knock knock);
  Answer get(const std::string& path, const std::string& bearer) { return knock({.path = path, .bearer = bearer}); }
  Answer post(const std::string& path, const std::string& bearer, boost::json::value body) {
    return knock({.method = "POST", .path = path, .body = std::move(body), .bearer = bearer});
  }
  Answer remove(const std::string& path, const std::string& bearer) {
    return knock({.method = "DELETE", .path = path, .bearer = bearer});
  }

  const sql::testing::FreshDatabase database;
  boost::asio::io_context context{1};
  sql::Database db;
  crypto::TokenSigner signer;
  crypto::PasswordHasher hasher{1, 4};
  RevokedTokens revoked;

 private:
  class NoAgencies : public AgencyFounder {
   public:
    base::Task<void> found(sql::Tx&, std::string, tenancy::UserId) override { co_return; }
  };

  NoAgencies agencies_;

 protected:
  Given given;
  http::Routes routes;
  std::optional<http::Dispatcher> dispatcher;
};

}  // namespace auth::testing
