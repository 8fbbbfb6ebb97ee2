// Whose rows a unit of database work may touch; row-level security enforces it.
#pragma once

#include <optional>
#include <utility>

#include "tenancy/ids.hpp"
#include "tenancy/member.hpp"
#include "tenancy/origin.hpp"

namespace tenancy {

// The three settings that the policies read. Work that belongs to no tenant uses the system role,
// which has its own Database.
class Scope {
 public:
  // What this member may see; a client user is narrowed to its own client.
  static Scope of(const Member& member) { return {member.tenant_id, member.sub_tenant_id, member.user_id}; }
  // A whole tenant: listeners, jobs, and the moment a tenant is founded.
  static Scope of(TenantId tenant) { return {tenant, std::nullopt, std::nullopt}; }
  // Nobody yet: tables without a tenant only (signing in).
  static Scope nobody() { return {std::nullopt, std::nullopt, std::nullopt}; }
  // Before a tenant is chosen: a person's own memberships.
  static Scope of(UserId user) { return {std::nullopt, std::nullopt, user}; }
  // What a person has in all tenants, where a policy says so, to change it in one transaction; events and jobs that
  // are written along are no tenant's.
  static Scope across_tenants(UserId user) { return {no_tenant, std::nullopt, user}; }

  // The same rows, and where the work comes from: said to the audit trail by every transaction of this scope.
  Scope from(SharedOrigin origin) const {
    auto scope = *this;
    scope.origin_ = std::move(origin);
    return scope;
  }

  std::optional<TenantId> tenant() const { return tenant_; }
  std::optional<SubTenantId> sub_tenant() const { return sub_tenant_; }
  std::optional<UserId> user() const { return user_; }
  const SharedOrigin& origin() const { return origin_; }  // null where nobody said

 private:
  Scope(std::optional<TenantId> tenant, std::optional<SubTenantId> sub_tenant, std::optional<UserId> user)
      : tenant_(tenant), sub_tenant_(sub_tenant), user_(user) {}

  std::optional<TenantId> tenant_;
  std::optional<SubTenantId> sub_tenant_;
  std::optional<UserId> user_;
  SharedOrigin origin_;
};

}  // namespace tenancy
