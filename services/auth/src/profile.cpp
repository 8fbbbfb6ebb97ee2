// Changing what a person says about itself.
#include "profile.hpp"

#include <boost/describe/class.hpp>

#include "shape/types.hpp"
#include "tenancy/member.hpp"

namespace auth {
namespace {

using base::Task;
using namespace sql::literals;

struct ProfileChange {
  shape::Change<shape::Text<1, 120>> full_name;
};
BOOST_DESCRIBE_STRUCT(ProfileChange, (), (full_name))

struct Profile {
  tenancy::UserId user_id;
  std::string full_name;
  std::string email;
  bool email_verified;
};
BOOST_DESCRIBE_STRUCT(Profile, (), (user_id, full_name, email, email_verified))

Task<Profile> update_profile(tenancy::Member who, sql::Tx& tx, ProfileChange in) {
  co_return co_await tx.one<Profile>(R"sql(
    update auth.users set full_name = coalesce($2, full_name), updated_at = $3 where id = $1
    returning id as user_id, full_name, email, email_verified_at is not null as email_verified
  )sql"_sql,
                                     who.user_id, in.full_name, base::Clock::now());
}

}  // namespace

void add_profile_routes(http::Routes& r) {
  r.patch("/api/v1/auth/me", update_profile).says("Change my name").named("update_me").signed_in();
}

}  // namespace auth
