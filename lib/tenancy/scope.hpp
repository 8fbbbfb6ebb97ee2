// Whose rows a unit of database work may touch; row-level security enforces it.
#pragma once

#include <optional>

#include "tenancy/ids.hpp"
#include "tenancy/member.hpp"

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

  std::optional<TenantId> tenant() const { return tenant_; }
  std::optional<SubTenantId> sub_tenant() const { return sub_tenant_; }
  std::optional<UserId> user() const { return user_; }

 private:
  Scope(std::optional<TenantId> tenant, std::optional<SubTenantId> sub_tenant, std::optional<UserId> user)
      : tenant_(tenant), sub_tenant_(sub_tenant), user_(user) {}

  std::optional<TenantId> tenant_;
  std::optional<SubTenantId> sub_tenant_;
  std::optional<UserId> user_;
};

}  // namespace tenancy
