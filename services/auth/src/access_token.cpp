// Claims to member and back.
#include "access_token.hpp"

#include <boost/describe/enum_from_string.hpp>
#include <boost/describe/enum_to_string.hpp>
#include <boost/json.hpp>

#include "base/error.hpp"
#include "base/time.hpp"

namespace auth {
namespace {

constexpr std::string_view audience = "dde";

base::Error unreadable() { return base::unauthenticated("invalid_token", "This access token is not valid."); }

std::string_view text_claim(const boost::json::object& claims, std::string_view name) {
  const auto* value = claims.if_contains(name);
  if (value == nullptr || !value->is_string()) throw unreadable();
  return value->get_string();
}

template <class Id>
Id id_claim(const boost::json::object& claims, std::string_view name) {
  const auto id = Id::parse(text_claim(claims, name));
  if (!id) throw unreadable();
  return *id;
}

std::vector<std::string> permission_claims(const boost::json::object& claims) {
  const auto* value = claims.if_contains("permissions");
  if (value == nullptr || !value->is_array()) throw unreadable();
  std::vector<std::string> permissions;
  for (const auto& permission : value->get_array()) {
    if (!permission.is_string()) throw unreadable();
    permissions.emplace_back(permission.get_string());
  }
  return permissions;
}

base::Timestamp time_claim(const boost::json::object& claims, std::string_view name) {
  const auto* value = claims.if_contains(name);
  if (value == nullptr || !value->is_int64()) throw unreadable();
  return base::Timestamp(std::chrono::seconds(value->get_int64()));
}

// Who acts through this token (RFC 8693, 4.1).
tenancy::UserId actor_claim(const boost::json::object& claims) {
  const auto* actor = claims.if_contains("act");
  if (actor == nullptr || !actor->is_object()) throw unreadable();
  return id_claim<tenancy::UserId>(actor->get_object(), "sub");
}

std::int64_t seconds_of(base::Timestamp time) {
  return std::chrono::floor<std::chrono::seconds>(time).time_since_epoch().count();
}

}  // namespace

std::string issue_access_token(const crypto::TokenSigner& signer, const Options& options,
                               const tenancy::Member& member) {
  const auto now = seconds_of(base::Clock::now());
  boost::json::object claims;
  claims["iss"] = options.issuer;
  claims["aud"] = audience;
  claims["sub"] = base::to_string(member.user_id);
  claims["tenant_id"] = base::to_string(member.tenant_id);
  if (member.sub_tenant_id) claims["sub_tenant_id"] = base::to_string(*member.sub_tenant_id);
  claims["role"] = boost::describe::enum_to_string(member.role, "");
  claims["permissions"] = boost::json::array(member.permissions.begin(), member.permissions.end());
  claims["sid"] = base::to_string(member.session_id);
  claims["jti"] = base::to_string(base::make_uuid());
  claims["auth_time"] = seconds_of(member.authenticated_at);
  if (member.impersonator_id) claims["act"] = {{"sub", base::to_string(*member.impersonator_id)}};
  claims["iat"] = now;
  claims["exp"] = now + options.access_token_ttl.count();
  return signer.sign(claims);
}

AccessToken read_access_token(const crypto::TokenSigner& signer, const Options& options, std::string_view token) {
  const auto claims = signer.verify(token, base::Clock::now(), options.issuer, audience);
  tenancy::Member member;
  member.user_id = id_claim<tenancy::UserId>(claims, "sub");
  member.tenant_id = id_claim<tenancy::TenantId>(claims, "tenant_id");
  if (claims.contains("sub_tenant_id")) member.sub_tenant_id = id_claim<tenancy::SubTenantId>(claims, "sub_tenant_id");
  member.session_id = id_claim<tenancy::SessionId>(claims, "sid");
  member.permissions = permission_claims(claims);
  member.authenticated_at = time_claim(claims, "auth_time");
  if (claims.contains("act")) member.impersonator_id = actor_claim(claims);
  const std::string role(text_claim(claims, "role"));
  if (!boost::describe::enum_from_string(role.c_str(), member.role)) throw unreadable();
  // A client's token without its client would see the whole agency.
  if ((member.role == tenancy::Role::client) != member.sub_tenant_id.has_value()) throw unreadable();
  return {std::move(member), time_claim(claims, "iat")};
}

}  // namespace auth
