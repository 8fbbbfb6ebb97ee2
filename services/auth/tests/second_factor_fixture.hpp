// Ada, who has a password, and whatever she proves herself by besides.
#pragma once

#include "auth_service.hpp"
#include "software_authenticator.hpp"

namespace auth {

class SecondFactorFixture : public AuthService {
 protected:
  SecondFactorFixture() : AuthService(at_a_port()) {}

  // Of Ada's agency, with the password.
  tenancy::UserId add_person(const std::string& email) { return insert_person(agency, email, "admin").user_id; }
  // The answer to the right password, whatever it is.
  Answer log_in(const std::string& email = "ada@agency.example") { return AuthService::log_in(email); }
  // The access token of somebody without a second factor.
  std::string signed_in(const std::string& email = "ada@agency.example") { return log_in(email).field("accessToken"); }
  // The token of the challenge that stands before the session.
  std::string challenge();

  // An authenticator app, confirmed; its secret in raw bytes. `recovery_codes` are those that were shown.
  std::string add_app(const std::string& bearer);
  std::string secret_of(const Answer& new_app) const;
  std::string code(const std::string& secret) const;
  // Makes codes of before useless and the next one new.
  void next_step() { later(std::chrono::seconds(30)); }

  // A passkey on `host`, confirmed.
  Answer add_passkey(const std::string& bearer, const SoftwareAuthenticator& authenticator,
                     const std::string& host = "dde.example");
  // The body of an answer to `options` (of any ceremony but registration).
  json::object passkey_answer(SoftwareAuthenticator& authenticator, const json::value& options,
                              Answering how = {}) const;
  std::string user_handle(tenancy::UserId user) const;

  std::string sessions() const { return database.execute("select count(*) from auth.sessions"); }
  std::string methods() const;  // of the newest session

  const tenancy::TenantId agency = tenancy::TenantId::make();
  const tenancy::UserId ada = add_person("ada@agency.example");
  std::vector<std::string> recovery_codes;

 private:
  static Options at_a_port() {
    auto options = test_options();
    options.issuer = "https://dde.example:8443";
    return options;
  }
};

}  // namespace auth
