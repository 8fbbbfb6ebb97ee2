// Trusting, recognising, listing and forgetting devices.
#include "trusted_devices.hpp"

#include <boost/describe/class.hpp>

#include "crypto/opaque.hpp"
#include "one_time_tokens.hpp"

namespace auth {

using base::Task;
using namespace sql::literals;

namespace {

constexpr std::string_view cookie_name = "__Secure-dde-device";
constexpr const char* cookie_path = "/api/v1/auth";
constexpr std::string_view prefix = "ddd_";
constexpr std::chrono::hours lifetime{30 * 24};

struct TrustedDevice {
  base::Uuid id;
  std::string user_agent;
  std::string address;
  base::Timestamp created_at;
  base::Timestamp last_used_at;
  base::Timestamp expires_at;
};
BOOST_DESCRIBE_STRUCT(TrustedDevice, (), (id, user_agent, address, created_at, last_used_at, expires_at))

struct TrustedDevices {
  std::vector<TrustedDevice> data;
};
BOOST_DESCRIBE_STRUCT(TrustedDevices, (), (data))

struct TrustedDeviceId {
  base::Uuid id;
};
BOOST_DESCRIBE_STRUCT(TrustedDeviceId, (), (id))

Task<TrustedDevices> list_devices(tenancy::Member who, sql::ReadTx& tx) {
  TrustedDevices found;
  found.data = co_await tx.all<TrustedDevice>(R"sql(
    select id, user_agent, address, created_at, last_used_at, expires_at from auth.trusted_devices
    where user_id = $1 and expires_at > $2 order by last_used_at desc, id
  )sql"_sql,
                                              who.user_id, base::Clock::now());
  co_return found;
}

Task<void> forget_device(tenancy::Member who, sql::Tx& tx, TrustedDeviceId in) {
  co_await tx.one<base::Uuid>(R"sql(
    delete from auth.trusted_devices where id = $1 and user_id = $2 returning id
  )sql"_sql,
                              in.id, who.user_id);
}

}  // namespace

Task<std::string> trust_device(sql::Tx& tx, tenancy::UserId user, http::Caller caller) {
  const auto token = std::string(prefix) + crypto::make_opaque_token().text;
  const auto now = base::Clock::now();
  co_await tx.run("delete from auth.trusted_devices where user_id = $1 and expires_at <= $2"_sql, user, now);
  co_await tx.run(R"sql(
    insert into auth.trusted_devices (id, user_id, token_hash, user_agent, address, created_at, last_used_at,
                                      expires_at)
    values ($1, $2, $3, $4, $5, $6, $6, $7)
  )sql"_sql,
                  base::make_uuid(), user, crypto::hash_opaque_token(token), caller.user_agent, caller.address, now,
                  base::Timestamp(now + lifetime));
  co_return token;
}

Task<bool> is_trusted_device(sql::Database& db, tenancy::UserId user, std::string token) {
  if (!token.starts_with(prefix)) co_return false;
  auto tx = co_await db.begin(tenancy::Scope::nobody());
  const auto known = co_await tx.run(R"sql(
    update auth.trusted_devices set last_used_at = $3 where token_hash = $1 and user_id = $2 and expires_at > $3
  )sql"_sql,
                                     crypto::hash_opaque_token(token), user, base::Clock::now());
  co_await tx.commit();
  co_return known == 1;
}

Task<void> void_trusted_devices(sql::Tx& tx, tenancy::UserId user) {
  co_await tx.run("delete from auth.trusted_devices where user_id = $1"_sql, user);
  co_await void_one_time_tokens(tx, Purpose::second_factor, user.value);
}

http::Cookie device_cookie(const std::string& token) {
  return {.name = std::string(cookie_name), .value = token, .path = cookie_path, .max_age = lifetime};
}

std::string device_token_of(const http::Caller& caller) { return std::string(caller.cookie(cookie_name)); }

void add_trusted_device_routes(http::Routes& r) {
  r.get("/api/v1/auth/trusted-devices", list_devices)
      .says("List the devices that need no second factor")
      .named("list_trusted_devices")
      .signed_in();
  r.remove("/api/v1/auth/trusted-devices/{id}", forget_device)
      .says("Ask this device for the second factor again")
      .named("forget_trusted_device")
      .signed_in();
}

}  // namespace auth
