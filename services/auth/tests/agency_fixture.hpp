// An agency and its people, on a real PostgreSQL, behind the dispatcher that serves the real routes.
#pragma once

#include <gtest/gtest.h>

#include <boost/json.hpp>

#include <map>
#include <string>

#include "auth/auth.hpp"
#include "auth/one_time_token.hpp"
#include "http/dispatcher.hpp"
#include "sql/testing/private_postgres.hpp"
#include "sql/testing/run.hpp"

namespace auth {

struct Answer {
  int status;
  boost::json::value body;

  std::string code() const;  // of the error envelope
  std::string text(const char* member) const;
};

// Somebody signed in.
struct Somebody {
  std::string access_token;
  std::string refresh_token;
  std::string user_id;
};

class AgencyFixture : public testing::Test {
 protected:
  AgencyFixture();

  Answer call(const std::string& method, const std::string& path, const boost::json::value& body = nullptr,
              const std::string& token = {});
  Answer call_as(const Somebody& who, const std::string& method, const std::string& path,
                 const boost::json::value& body = nullptr) {
    return call(method, path, body, who.access_token);
  }

  // A new agency; its owner's address is <name>@example.com, and everybody's password is "correct horse battery".
  Somebody found_agency(const std::string& name);
  Somebody sign_in(const std::string& name, const std::string& tenant = {});
  // Invites and accepts; returns the new member, signed in. `wish` is what the invitation says besides the address.
  Somebody add_person(const Somebody& inviter, const std::string& name, boost::json::object wish = {});
  // The text of the newest token of the invitation for this address.
  std::string invitation_token(const std::string& name) const;
  std::string membership_of(const std::string& name) const;
  std::string tenant_of(const Somebody& who);
  // The permissions that a refresh brings.
  std::string permissions_of_refreshed(const Somebody& who);
  int count(const std::string& topic) const;  // events of this topic
  static std::string address(const std::string& name) { return name + "@example.com"; }

  // What the services beside auth would say.
  struct Founder : AgencyFounder {
    base::Task<void> found(sql::Tx&, std::string, tenancy::UserId) override { co_return; }
  };
  struct Directory : AgencyDirectory {
    std::map<tenancy::SubTenantId, std::string> clients;
    std::optional<tenancy::UserId> owner;
    base::Task<std::string> agency_name(sql::Queries&) override { co_return std::string("The Agency"); }
    base::Task<std::optional<std::string>> client_name(sql::Queries&, tenancy::SubTenantId client) override {
      const auto found = clients.find(client);
      co_return found == clients.end() ? std::nullopt : std::optional(found->second);
    }
    base::Task<void> change_owner(sql::Tx&, tenancy::UserId now) override {
      owner = now;
      co_return;
    }
  };
  struct Seats : SeatQuota {
    int left = 100;
    base::Task<void> take(sql::Tx& tx) override {
      co_await require_room(tx);
      --left;
    }
    base::Task<void> give_back(sql::Tx&) override {
      ++left;
      co_return;
    }
    base::Task<void> require_room(sql::Tx&) override;
  };

  const sql::testing::FreshDatabase database;
  boost::asio::io_context context{1};
  sql::Database db{context, {.url = database.app_url()}};
  crypto::TokenSigner signer{"test:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"};
  crypto::PasswordHasher hasher{1, 16, 4};
  RevokedTokens revoked;
  Founder founder;
  Directory directory;
  Seats seats;
  Given given{.signer = signer,
              .hasher = hasher,
              .agencies = founder,
              .options = {.issuer = "https://dde.example",
                          .refresh_key = "refresh",
                          .token_key = "token",
                          .key_ring = "test:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"},
              .directory = directory,
              .seats = seats};
  http::Routes routes;
  const tenancy::SubTenantId bakery = tenancy::SubTenantId::make();
  const tenancy::SubTenantId florist = tenancy::SubTenantId::make();

 private:
  Somebody signed_in(const Answer& answer);

  std::unique_ptr<http::Dispatcher> dispatcher_;
};

}  // namespace auth
