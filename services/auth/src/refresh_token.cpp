// Refresh tokens: text form, succession, and the verdict on a presented one.
#include "refresh_token.hpp"

#include <algorithm>

#include "base/encode.hpp"
#include "base/random.hpp"
#include "crypto/digest.hpp"

namespace auth {
namespace {

constexpr std::string_view prefix = "ddr_";
constexpr std::size_t id_size = 16;
constexpr std::size_t secret_size = 32;
constexpr std::chrono::seconds grace{10};

base::Uuid uuid_of(std::string_view bytes) {
  base::Uuid uuid;
  std::ranges::copy(bytes, uuid.bytes.begin());
  return uuid;
}

}  // namespace

RefreshToken RefreshToken::make(tenancy::TenantId tenant, tenancy::SessionId session) {
  return {tenant, session, base::random_bytes(secret_size)};
}

std::optional<RefreshToken> RefreshToken::parse(std::string_view text) {
  if (!text.starts_with(prefix)) return std::nullopt;
  const auto bytes = base::from_base64url(text.substr(prefix.size()));
  if (!bytes || bytes->size() != 2 * id_size + secret_size) return std::nullopt;
  const std::string_view view = *bytes;
  return RefreshToken{{uuid_of(view.substr(0, id_size))},
                      {uuid_of(view.substr(id_size, id_size))},
                      std::string(view.substr(2 * id_size))};
}

std::string RefreshToken::text() const {
  std::string bytes(tenant_id.value.view());
  bytes += session_id.value.view();
  bytes += secret;
  return std::string(prefix) + base::to_base64url(bytes);
}

std::string RefreshToken::hash() const { return base::to_hex(crypto::sha256(text())); }

RefreshToken RefreshToken::successor(std::string_view key) const {
  return {tenant_id, session_id, crypto::hmac_sha256(key, text())};
}

RefreshVerdict judge_refresh(const TokenState& state, std::string_view presented_hash, base::Timestamp now) {
  if (state.has_ended || now >= state.expires_at) return RefreshVerdict::refused;
  if (crypto::constant_time_equal(state.current_hash, presented_hash)) return RefreshVerdict::rotate;
  const bool is_previous = state.previous_hash && crypto::constant_time_equal(*state.previous_hash, presented_hash);
  if (is_previous && now < state.rotated_at + grace) return RefreshVerdict::repeat;
  return RefreshVerdict::stolen;
}

}  // namespace auth
