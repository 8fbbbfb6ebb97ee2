// The refresh token: opaque to its holder, found and checked by the server without keeping it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/time.hpp"
#include "tenancy/ids.hpp"

namespace auth {

// "ddr_" + base64url(tenant id, session id, 32 secret bytes). The ids only say where to look.
struct RefreshToken {
  tenancy::TenantId tenant_id;
  tenancy::SessionId session_id;
  std::string secret;

  static RefreshToken make(tenancy::TenantId tenant, tenancy::SessionId session);
  static std::optional<RefreshToken> parse(std::string_view text);
  std::string text() const;
  // What the database keeps.
  std::string hash() const;
  // The token that replaces this one. It is derived, not drawn, so that two tabs that refresh at the same moment
  // are handed the same successor although only hashes are kept.
  RefreshToken successor(std::string_view key) const;
};

// A session as far as the decision about a presented token needs it.
struct TokenState {
  std::string current_hash;
  std::optional<std::string> previous_hash;
  base::Timestamp rotated_at;
  base::Timestamp expires_at;
  bool has_ended = false;
};

enum class RefreshVerdict {
  rotate,    // the token in force
  repeat,    // its predecessor, within the grace: hand out the successor again
  stolen,    // a token that was replaced earlier: end the session
  refused,   // ended, expired or foreign
};

// RFC 9700 4.14.2 with a grace of 10 s for parallel tabs.
RefreshVerdict judge_refresh(const TokenState& state, std::string_view presented_hash, base::Timestamp now);

}  // namespace auth
