// Problem documents as errors, and pauses after failures.
#include "acme/acme_problem.hpp"

#include <gtest/gtest.h>

#include "acme/failed_hosts.hpp"
#include "acme/http_challenge.hpp"
#include "runtime_scratch.hpp"

namespace provisioning {
namespace {

using std::chrono::minutes;

base::Error explain(const std::string& type, std::optional<std::chrono::seconds> retry_after = std::nullopt) {
  const auto problem = read_problem({{"type", "urn:ietf:params:acme:error:" + type}, {"detail", "words"}});
  return explain_problem(problem, "bakery.test", retry_after);
}

TEST(AcmeProblems, tell_apart_what_people_mend_and_what_time_mends) {
  for (const auto* type : {"connection", "dns", "unauthorized", "caa", "rejectedIdentifier", "userActionRequired"}) {
    EXPECT_EQ(explain(type).kind(), base::ErrorKind::conflict) << type;
    EXPECT_TRUE(explain(type).message().ends_with("It says: words")) << explain(type).message();
  }
  EXPECT_EQ(explain("serverInternal").kind(), base::ErrorKind::unavailable);
  EXPECT_EQ(explain("rateLimited", minutes(7)).kind(), base::ErrorKind::too_many);
  EXPECT_EQ(explain("rateLimited", minutes(7)).retry_after(), minutes(7));
  EXPECT_EQ(explain("rateLimited").retry_after(), minutes(60));
}

TEST(AcmeProblems, name_the_host_and_the_way_out) {
  const auto error = explain("connection");

  EXPECT_EQ(error.code(), "acme_connection");
  EXPECT_NE(error.message().find("A record of bakery.test"), std::string::npos) << error.message();
}

TEST(AcmeProblems, of_an_unknown_or_hostile_kind_stay_readable) {
  const auto problem = read_problem({{"type", "evil\r\n"}, {"detail", std::string(5000, 'x') + "\n\x1b"}});

  EXPECT_EQ(problem.type, "unknown");
  EXPECT_EQ(problem.detail, std::string(400, 'x'));
  EXPECT_EQ(explain_problem(problem, "a.test", std::nullopt).code(), "acme_refused");
  EXPECT_EQ(read_problem({}).type, "unknown");
  EXPECT_EQ(read_problem({{"type", 5}, {"detail", nullptr}}).detail, "");
}

TEST(FailedHosts, may_be_tried_three_times_and_then_ever_more_seldom) {
  FailedHosts failed;
  const base::Timestamp now{std::chrono::hours(1)};
  const std::vector<std::chrono::seconds> pauses{minutes(0), minutes(0), minutes(15), minutes(30), minutes(60)};

  for (const auto pause : pauses) {
    failed.note_failure("a.test", now);
    EXPECT_EQ(failed.wait("a.test", now), pause);
  }
  for (int i = 0; i < 40; ++i) failed.note_failure("a.test", now);
  EXPECT_EQ(failed.wait("a.test", now), std::chrono::hours(24));
  EXPECT_EQ(failed.wait("a.test", now + std::chrono::hours(24)), minutes(0));
  EXPECT_EQ(failed.wait("b.test", now), minutes(0));

  failed.note_success("a.test");
  EXPECT_EQ(failed.wait("a.test", now), minutes(0));
}

TEST(HttpChallenges, are_files_only_while_they_are_needed) {
  const Scratch scratch;
  const std::string token = "LoqXcYV8q5ONbJQxbmR7SCTNo3tiAXDfowyjxAjEuX0";
  const auto file = scratch / ".well-known/acme-challenge" / token;
  {
    const HttpChallenge challenge(scratch.path(), token, "proof");
    EXPECT_EQ(read_file(file), "proof");
  }
  EXPECT_FALSE(std::filesystem::exists(file));
}

TEST(HttpChallenges, do_not_let_a_token_choose_the_file) {
  const Scratch scratch;

  for (const auto& token : {std::string("../../../../etc/cron.d/x"), std::string(), std::string("short"),
                            std::string(300, 'A'), std::string("a/b/c/d/e/f/g/h/i/j")}) {
    EXPECT_THROW(HttpChallenge(scratch.path(), token, "x"), base::Error) << token;
  }
  EXPECT_TRUE(std::filesystem::is_empty(scratch.path()));
}

}  // namespace
}  // namespace provisioning
