// The API key as text, and what it may do: no database in here.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.hpp"
#include "tenancy/ids.hpp"

namespace auth {

using ApiKeyId = base::Id<struct ApiKeyKind>;

// "ddk_", base64url of 32 secret bytes, tenant id and key id, and 6 letters of checksum: a misspelt key is refused
// without a look into the database, and scanners of leaked secrets know a real one. The ids only say where to look.
struct ApiKey {
  tenancy::TenantId tenant_id;
  ApiKeyId id;
  std::string secret;

  static ApiKey make(tenancy::TenantId tenant, ApiKeyId id);
  static std::optional<ApiKey> parse(std::string_view text);
  std::string text() const;
  // What the database keeps.
  std::string hash() const;
  // What people recognise it by: "ddk_" and 8 letters of the secret's 43.
  std::string prefix() const;
};

// Whether a bearer token means to be an API key, good or not.
bool looks_like_api_key(std::string_view bearer);

// "*", "clients:*" or "clients:read".
bool is_permission_pattern(std::string_view text);

// What both grant: of {"clients:*", "billing:read"} and {"clients:read"} it is {"clients:read"}.
std::vector<std::string> common_permissions(const std::vector<std::string>& left,
                                            const std::vector<std::string>& right);

}  // namespace auth
