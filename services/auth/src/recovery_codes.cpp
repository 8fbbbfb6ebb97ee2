// Making, using and renewing recovery codes.
#include "recovery_codes.hpp"

#include <boost/describe/class.hpp>

#include <cctype>

#include "auth/events.hpp"
#include "base/encode.hpp"
#include "base/error.hpp"
#include "base/random.hpp"
#include "crypto/digest.hpp"
#include "oidc/enforcement.hpp"
#include "second_factors.hpp"
#include "totp.hpp"

namespace auth {

using base::Task;
using namespace sql::literals;

namespace {

constexpr int code_count = 10;
constexpr std::size_t random_size = 10;  // 80 bits, 16 characters of base32
constexpr std::size_t group_size = 4;

constexpr http::Conflict no_second_factor{"no_second_factor", {}, {}, "There is no second factor to recover from."};

struct RecoveryCodes {
  std::vector<std::string> recovery_codes;
};
BOOST_DESCRIBE_STRUCT(RecoveryCodes, (), (recovery_codes))

// As it is hashed: small letters and digits only.
std::string plain(std::string_view code) {
  std::string letters;
  for (const unsigned char letter : code) {
    if (std::isalnum(letter)) letters += static_cast<char>(std::tolower(letter));
  }
  return letters;
}

// "abcd-efgh-ijkl-mnop"
std::string make_code() {
  const auto letters = plain(totp_secret_text(base::random_bytes(random_size)));
  std::string code;
  for (std::size_t at = 0; at < letters.size(); ++at) {
    if (at != 0 && at % group_size == 0) code += '-';
    code += letters[at];
  }
  return code;
}

std::string hash_of(tenancy::UserId user, std::string_view code) {
  return base::to_base64url(crypto::sha256(std::string(user.value.view()) + plain(code)));
}

Task<RecoveryCodes> renew_codes(tenancy::Member who, sql::Tx& tx) {
  co_await require_own_proof(tx, who);
  const auto factors = co_await factors_of(tx, who.user_id);
  if (!factors.any) throw base::conflict(std::string(no_second_factor.code), std::string(no_second_factor.message));
  RecoveryCodes renewed{co_await renew_recovery_codes(tx, who.user_id)};
  co_return renewed;
}

}  // namespace

Task<std::vector<std::string>> renew_recovery_codes(sql::Tx& tx, tenancy::UserId user) {
  std::vector<std::string> codes;
  std::vector<std::string> hashes;
  std::vector<base::Uuid> ids;
  for (int i = 0; i < code_count; ++i) {
    codes.push_back(make_code());
    hashes.push_back(hash_of(user, codes.back()));
    ids.push_back(base::make_uuid());
  }
  co_await void_recovery_codes(tx, user);
  co_await tx.run(R"sql(
    insert into auth.recovery_codes (id, user_id, code_hash, created_at)
    select unnest($4::uuid[]), $1, unnest($2::text[]), $3
  )sql"_sql,
                  user, hashes, base::Clock::now(), ids);
  co_return codes;
}

Task<bool> use_recovery_code(sql::Tx& tx, tenancy::UserId user, std::string code) {
  auto used = co_await tx.maybe<base::Uuid>(R"sql(
    update auth.recovery_codes set used_at = $3 where user_id = $1 and code_hash = $2 and used_at is null returning id
  )sql"_sql,
                                            user, hash_of(user, code), base::Clock::now());
  if (!used) co_return false;
  auto left = co_await tx.one<std::int64_t>(R"sql(
    select count(*) from auth.recovery_codes where user_id = $1 and used_at is null
  )sql"_sql,
                                            user);
  RecoveryCodeUsed event{user, *used, left};
  co_await events::publish(tx, event);
  co_return true;
}

Task<void> void_recovery_codes(sql::Tx& tx, tenancy::UserId user) {
  co_await tx.run("delete from auth.recovery_codes where user_id = $1"_sql, user);
}

void add_recovery_code_routes(http::Routes& r) {
  r.post("/api/v1/auth/recovery-codes", renew_codes)
      .says("Replace the recovery codes by ten new ones")
      .named("renew_recovery_codes")
      .signed_in()
      .asks_fresh_sign_in()
      .fails_with(no_second_factor);
}

}  // namespace auth
