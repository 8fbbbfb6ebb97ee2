// Text form, checksum and permissions of API keys.
#include "api_key.hpp"

#include <algorithm>
#include <boost/crc.hpp>

#include "base/encode.hpp"
#include "base/random.hpp"
#include "crypto/digest.hpp"
#include "crypto/opaque.hpp"
#include "tenancy/member.hpp"

namespace auth {
namespace {

constexpr std::string_view start = "ddk_";
constexpr std::size_t secret_size = 32;
constexpr std::size_t id_size = 16;
constexpr std::size_t checksum_size = 6;
constexpr std::size_t shown_letters = 8;

// CRC-32 in base 62, as GitHub does it.
std::string checksum_of(std::string_view text) {
  constexpr std::string_view digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  boost::crc_32_type crc;
  for (const char letter : text) crc(static_cast<unsigned char>(letter));
  std::string checksum(checksum_size, digits.front());
  auto rest = crc.checksum();
  for (auto digit = checksum.rbegin(); digit != checksum.rend(); ++digit, rest /= digits.size()) {
    *digit = digits[rest % digits.size()];
  }
  return checksum;
}

base::Uuid uuid_of(std::string_view bytes) {
  base::Uuid uuid;
  std::ranges::copy(bytes, uuid.bytes.begin());
  return uuid;
}

bool is_word(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char letter) {
    return (letter >= 'a' && letter <= 'z') || letter == '_' || letter == '-';
  });
}

tenancy::Member holder_of(const std::vector<std::string>& permissions) { return {.permissions = permissions}; }

}  // namespace

ApiKey ApiKey::make(tenancy::TenantId tenant, ApiKeyId id) { return {tenant, id, base::random_bytes(secret_size)}; }

std::optional<ApiKey> ApiKey::parse(std::string_view text) {
  if (!looks_like_api_key(text) || text.size() <= start.size() + checksum_size) return std::nullopt;
  const auto body = text.substr(0, text.size() - checksum_size);
  if (checksum_of(body) != text.substr(body.size())) return std::nullopt;
  const auto bytes = base::from_base64url(body.substr(start.size()));
  if (!bytes || bytes->size() != secret_size + 2 * id_size) return std::nullopt;
  const std::string_view view = *bytes;
  return ApiKey{{uuid_of(view.substr(secret_size, id_size))},
                {uuid_of(view.substr(secret_size + id_size))},
                std::string(view.substr(0, secret_size))};
}

std::string ApiKey::text() const {
  auto bytes = secret;
  bytes += tenant_id.value.view();
  bytes += id.value.view();
  auto body = std::string(start) + base::to_base64url(bytes);
  return body + checksum_of(body);
}

std::string ApiKey::hash() const { return crypto::hash_opaque_token(text()); }

std::string ApiKey::prefix() const { return text().substr(0, start.size() + shown_letters); }

bool looks_like_api_key(std::string_view bearer) { return bearer.starts_with(start); }

bool is_permission_pattern(std::string_view text) {
  if (text == "*") return true;
  const auto colon = text.find(':');
  if (colon == text.npos || !is_word(text.substr(0, colon))) return false;
  const auto action = text.substr(colon + 1);
  return action == "*" || is_word(action);
}

std::vector<std::string> common_permissions(const std::vector<std::string>& left,
                                            const std::vector<std::string>& right) {
  std::vector<std::string> common;
  const auto add_those_of = [&](const std::vector<std::string>& some, const tenancy::Member& other) {
    for (const auto& permission : some) {
      const bool is_new = std::ranges::find(common, permission) == common.end();
      if (is_new && other.may(permission)) common.push_back(permission);
    }
  };
  add_those_of(left, holder_of(right));
  add_those_of(right, holder_of(left));
  return common;
}

}  // namespace auth
