// The seal of a line: what is hashed and how. Pure.
#pragma once

#include <boost/describe/class.hpp>

#include <cstdint>
#include <optional>
#include <string>

#include "audit/keys.hpp"
#include "base/time.hpp"
#include "shape/types.hpp"
#include "tenancy/ids.hpp"

namespace audit {

using LineId = base::Id<struct LineKind>;

// A row of audit.lines. JSON as PostgreSQL writes it, which for a jsonb value is always the same text.
struct StoredLine {
  tenancy::TenantId tenant_id;
  LineId id;
  base::Timestamp created_at;
  std::optional<tenancy::UserId> user_id;
  std::optional<tenancy::UserId> impersonator_id;
  std::optional<base::Uuid> api_key_id;
  std::optional<tenancy::SubTenantId> sub_tenant_id;
  std::string noun;
  std::string row_id;
  std::string action;
  std::optional<std::string> operation;
  std::optional<std::string> request_id;
  std::optional<std::string> before;
  std::optional<std::string> after;
  std::optional<std::string> address;
  std::optional<shape::Bytes> address_salt;
  std::optional<shape::Bytes> address_digest;
  std::optional<base::Uuid> person_id;
  std::optional<std::string> personal;
  std::optional<shape::Bytes> personal_salt;
  std::optional<shape::Bytes> personal_digest;
  std::optional<base::Uuid> erasure_id;
  std::optional<std::int64_t> number;
  std::optional<std::string> key_id;
  std::optional<shape::Bytes> previous_hash;
  std::optional<shape::Bytes> hash;
};
BOOST_DESCRIBE_STRUCT(StoredLine, (),
                      (tenant_id, id, created_at, user_id, impersonator_id, api_key_id, sub_tenant_id, noun, row_id,
                       action, operation, request_id, before, after, address, address_salt, address_digest, person_id,
                       personal, personal_salt, personal_digest, erasure_id, number, key_id, previous_hash, hash))

// The end of a chain.
struct Head {
  tenancy::TenantId tenant_id;
  std::int64_t number = 0;
  shape::Bytes hash;
  std::optional<std::string> key_id;
  shape::Bytes mac;
};
BOOST_DESCRIBE_STRUCT(Head, (), (tenant_id, number, hash, key_id, mac))

// Makes `line` the next one after `head`, which moves on to it: digests of the personal halves, number and hash.
void seal_after(const Keys& keys, Head& head, StoredLine& line);

// HMAC-SHA-256 over the previous hash and everything in the line but its personal halves, for which their digests
// stand.
std::string hash_of(std::string_view secret, const StoredLine& line);
std::string mac_of(std::string_view secret, const Head& head);
// HMAC-SHA-256 over salt and value: with the salt gone not even the holder of the key can try values.
std::string digest_of(std::string_view secret, std::string_view salt, std::string_view value);

}  // namespace audit
