// The table of kinds and the factories.
#include "base/error.hpp"

#include <gtest/gtest.h>

#include <map>

namespace {

TEST(Errors, have_one_status_for_each_kind) {
  using enum base::ErrorKind;
  const std::map<base::ErrorKind, int> table{
      {malformed, 400}, {unauthenticated, 401}, {forbidden, 403}, {not_found, 404}, {conflict, 409},   {gone, 410},
      {too_large, 413}, {invalid, 422},         {too_many, 429},  {internal, 500},  {unavailable, 503}};
  for (const auto& [kind, status] : table) EXPECT_EQ(base::http_status(kind), status);
}

TEST(Errors, name_their_fields_in_what) {
  const auto error = base::invalid({{"name", "required", "This is needed."}, {"email", "not_an_email", "No."}});

  EXPECT_STREQ(error.what(), "validation_failed: Some fields are not acceptable. [name required] [email not_an_email]");
}

TEST(Errors, place_a_conflict_at_its_field) {
  const auto error = base::conflict("email_taken", "Somebody has this address.", "email");

  ASSERT_EQ(error.details().size(), 1U);
  EXPECT_EQ(error.details().front().field, "email");
  EXPECT_EQ(error.details().front().code, "email_taken");
}

TEST(Errors, say_when_to_come_back) {
  EXPECT_EQ(base::too_many("slow_down", "Too fast.", std::chrono::seconds(7)).retry_after(), std::chrono::seconds(7));
}

}  // namespace
