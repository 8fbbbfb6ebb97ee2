// An agency whose people sign in by a real OpenID Connect issuer, through the front door.
#pragma once

#include "base/encode.hpp"
#include "oidc_issuer.hpp"
#include "signed_in_members.hpp"

namespace auth {

using namespace std::chrono_literals;
using Parameters = std::map<std::string, std::string>;

inline Options with_test_issuer() {
  const auto& issuer = OidcIssuer::shared();
  auto options = test_options();
  options.oidc.egress_allow = issuer.authority();
  options.oidc.providers = {{.id = "test",
                             .name = "Test",
                             .issuer = issuer.url(),
                             .client_id = "basic client",
                             .client_secret = "a secret: with + signs & more"}};
  return options;
}

// What a browser holds while its person is away.
struct Begun {
  Answer answer;
  std::string cookie;

  std::string url() const { return answer.field("authorizationUrl"); }
};

class OidcFlow : public SignedInMembers {
 protected:
  OidcFlow() : SignedInMembers(with_test_issuer()) {
    tell_honestly("ada-subject", "ada@agency.example");
    rules.app_hosts = {{"app.agency.example", agency}};
  }

  void tell_honestly(const std::string& subject, const std::string& email) {
    issuer.tell({{"sub", subject}, {"email", email}, {"email_verified", true}, {"name", "Ada Lovelace"}});
  }
  void lie_at(const std::string& path, json::object lie) {
    issuer.tell({{"sub", "liar"},
                 {"email", "liar@agency.example"},
                 {"email_verified", true},
                 {"lies", {{path, std::move(lie)}}}});
  }

  // A connection of the agency that has captured agency.example.
  std::string connect(json::object changes = {}) {
    json::object body{{"name", "Agency"},
                      {"issuer", issuer.url()},
                      {"clientId", "basic client"},
                      {"clientSecret", "a secret: with + signs & more"},
                      {"defaultLevel", "member"}};
    for (const auto& [name, value] : changes) body[name] = value;
    const auto made = post("/oidc/connections", body, token_of(owner));
    EXPECT_EQ(made.status, 201) << made.text;
    capture(made.field("id"), "agency.example");
    return made.field("id");
  }
  void capture(const std::string& connection, const std::string& domain) {
    const auto claimed = post("/oidc/domains", {{"connectionId", connection}, {"domain", domain}}, token_of(owner));
    EXPECT_EQ(claimed.status, 201) << claimed.text;
    database.execute("insert into auth.captured_domains (domain, tenant_ref, domain_id, connection_id) values ('" +
                     domain + "', '" + base::to_string(agency) + "', '" + claimed.field("id") + "', '" + connection +
                     "')");
  }

  Begun begin(json::value wish) {
    const auto answer =
        ask({.method = "POST", .path = "/oidc/start", .body = std::move(wish), .headers = {{"Host", host}}});
    return {answer, answer.cookie("__Host-dde-oidc")};
  }
  Answer come_back(const Begun& begun, Parameters brought) {
    json::object body;
    for (const auto* name : {"state", "code", "iss", "error"}) {
      if (brought.contains(name)) body[name] = brought.at(name);
    }
    return ask(
        {.method = "POST", .path = "/oidc/callback", .body = body, .cookies = "__Host-dde-oidc=" + begun.cookie});
  }
  Answer sign_in_by(json::value wish) {
    const auto begun = begin(std::move(wish));
    if (begun.answer.status != 200) return begun.answer;
    return come_back(begun, issuer.visit(begun.url()));
  }
  Answer sign_in() { return sign_in_by({{"email", "ada@agency.example"}}); }
  // Links the issuer's present person to `who` by the platform's provider.
  Answer link(const tenancy::Member& who) {
    const auto answer = ask({.method = "POST",
                             .path = "/oidc/link",
                             .body = {{"provider", "test"}},
                             .bearer = token_of(who),
                             .headers = {{"Host", host}}});
    const Begun begun{answer, answer.cookie("__Host-dde-oidc")};
    return answer.status == 200 ? come_back(begun, issuer.visit(begun.url())) : answer;
  }
  std::string count_of(const std::string& what) const { return database.execute("select count(*) from " + what); }

  std::string host = "dde.example";  // where people begin
  OidcIssuer& issuer = OidcIssuer::shared();
  const tenancy::TenantId agency = tenancy::TenantId::make();
  const tenancy::Member owner = add_person(agency, "owner@agency.example");
};

}  // namespace auth
