// Starting without what is needed: one message names all of it.
#include <gmock/gmock.h>

#include "instance.hpp"

namespace journeys {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

// Every neighbour at an address where nothing is, every folder where there is none.
std::map<std::string, std::string> nowhere() {
  return {{"DDE_TOKEN_KEYS", "test:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"},
          {"DDE_AUDIT_KEYS", "test:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"},
          {"DDE_DATA_DIR", "/nonexistent/dde"},
          {"DDE_TEMPLATES_DIR", "/nonexistent/templates"},
          {"DDE_DATABASE_URL", "host=/nonexistent/app dbname=dde user=dde_app"},
          {"DDE_SYSTEM_DATABASE_URL", "host=/nonexistent/system dbname=dde user=dde_system"},
          {"DDE_REDIS_URL", "unix:///nonexistent/redis.sock"},
          {"DDE_POWERDNS_URL", "http://127.0.0.1:9"},
          {"DDE_SITE_RUNTIME", "docker"},
          {"DDE_DOCKER_SOCKET", "/nonexistent/docker.sock"},
          {"DDE_LISTEN", "127.0.0.1:20990"},
          {"DDE_SERVE_METRICS_LISTEN", "127.0.0.1:20991"},
          {"DDE_WORK_METRICS_LISTEN", "127.0.0.1:20992"},
          {"DDE_START_PATIENCE", "0"}};
}

TEST(Start, of_serve_names_all_that_is_missing_in_one_message) {
  const auto ran = run({DDE_BINARY, "serve"}, nowhere());

  EXPECT_EQ(ran.status, 1);
  EXPECT_THAT(ran.output, AllOf(HasSubstr("These are missing:"), HasSubstr("folder /nonexistent/templates"),
                                HasSubstr("\n  database_url: "), HasSubstr("\n  redis_url: ")));
}

TEST(Start, of_work_names_all_that_is_missing_in_one_message) {
  const auto ran = run({DDE_BINARY, "work"}, nowhere());

  EXPECT_EQ(ran.status, 1);
  EXPECT_THAT(ran.output,
              AllOf(HasSubstr("folder /nonexistent/templates"), HasSubstr("folder /nonexistent/dde/edge"),
                    HasSubstr("\n  database_url: "), HasSubstr("\n  system_database_url: "),
                    HasSubstr("\n  redis_url: "), HasSubstr("\n  powerdns_url: "), HasSubstr("\n  docker_socket: ")));
}

TEST(Start, names_no_more_than_what_is_missing) {
  auto with_templates = nowhere();
  with_templates["DDE_TEMPLATES_DIR"] = DDE_SOURCE_DIR "/site-templates";

  const auto ran = run({DDE_BINARY, "serve"}, with_templates);

  EXPECT_THAT(ran.output, AllOf(HasSubstr("\n  redis_url: "), Not(HasSubstr("folder"))));
}

TEST(Start, waits_for_neighbours_that_are_on_their_way) {
  auto patient = nowhere();
  patient["DDE_START_PATIENCE"] = "1";

  const auto ran = run({DDE_BINARY, "serve"}, patient);

  EXPECT_EQ(ran.status, 1);
  EXPECT_THAT(ran.output, HasSubstr("Waiting for what is missing"));
}

}  // namespace
}  // namespace journeys
