// Where settings come from and what is said about bad ones.
#include "base/settings.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>

namespace {

using base::Settings;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class TomlFile {
 public:
  explicit TomlFile(std::string_view text)
      : path_(std::filesystem::temp_directory_path() / ("dde-settings-" + std::to_string(::getpid()) + ".toml")) {
    std::ofstream(path_) << text;
  }
  ~TomlFile() { std::filesystem::remove(path_); }
  TomlFile(const TomlFile&) = delete;
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

std::vector<std::string> problems_of(const Settings& settings) {
  try {
    settings.check();
  } catch (const base::SettingsError& error) {
    return error.problems();
  }
  return {};
}

TEST(Settings, let_the_environment_win_over_the_file_and_the_file_over_the_default) {
  const TomlFile file("listen = \"127.0.0.1:1\"\nthreads = 3\n");
  Settings settings(file.path(), {{"DDE_LISTEN", "127.0.0.1:2"}});

  EXPECT_EQ(settings.address("listen", "127.0.0.1:8000"), "127.0.0.1:2");
  EXPECT_EQ(settings.number("threads", 0, {0, 64}), 3);
  EXPECT_EQ(settings.text("log_level", "info"), "info");
  EXPECT_THAT(problems_of(settings), IsEmpty());
}

TEST(Settings, describe_each_with_its_origin_and_without_secrets) {
  const TomlFile file("database_url = \"postgresql://dde:hunter2@db/dde\"\n");
  Settings settings(file.path(),
                    {{"DDE_POWERDNS_KEY", "hunter2"}, {"DDE_OWNER_URL", "host=db password=hunter2 user=x"}});

  settings.url("database_url", "");
  settings.secret("powerdns_key", "");
  settings.url("owner_url", "");
  settings.flag("quiet", true);

  std::vector<std::string> rows;
  for (const auto& row : settings.describe()) rows.push_back(row.name + "=" + row.value + " from " + row.origin);
  EXPECT_THAT(rows, ElementsAre("database_url=postgresql://dde:***@db/dde from file " + file.path().string(),
                                "powerdns_key=*** from environment DDE_POWERDNS_KEY",
                                "owner_url=host=db password=*** user=x from environment DDE_OWNER_URL",
                                "quiet=true from default"));
}

TEST(Settings, tell_all_problems_at_once) {
  const TomlFile file("threads = \"many\"\nlist = [1]\ncolour = \"red\"\n");
  Settings settings(file.path(), {{"DDE_LISTEN", "nowhere"},
                                  {"DDE_ENVIRONMENT", "prod"},
                                  {"DDE_QUIET", "maybe"},
                                  {"DDE_SHAPE", "round"},
                                  {"DDE_TEST_DATABASE_DIR", "/tmp/x"}});

  settings.number("threads", 0, {0, 64});
  settings.address("listen", "127.0.0.1:8000");
  settings.choice("environment", "development", {"development", "production"});
  settings.flag("quiet", false);
  settings.required("redis_url");

  const auto name = file.path().string();
  EXPECT_THAT(problems_of(settings),
              ElementsAre("list in " + name + " must be a text, a whole number or true/false",
                          "threads must be a whole number from 0 to 64, not \"many\"",
                          "listen must be host:port or the path of a unix socket, not \"nowhere\"",
                          "environment must be one of development, production, not \"prod\"",
                          "quiet must be true or false, not \"maybe\"", "redis_url is missing: set DDE_REDIS_URL",
                          "colour in " + name + " is no setting", "DDE_SHAPE in the environment is no setting"));
}

TEST(Settings, report_a_file_that_is_not_toml_with_the_place) {
  const TomlFile file("listen = \n");
  const Settings settings(file.path(), {});

  const auto problems = problems_of(settings);

  ASSERT_EQ(problems.size(), 1U);
  EXPECT_THAT(problems.front(), HasSubstr("cannot be read"));
  EXPECT_THAT(problems.front(), HasSubstr("line 1"));
}

TEST(Settings, report_a_file_that_is_not_there) {
  const Settings settings("/nowhere/dde.toml", {});

  ASSERT_EQ(problems_of(settings).size(), 1U);
  EXPECT_THAT(problems_of(settings).front(), HasSubstr("/nowhere/dde.toml"));
}

TEST(Settings, accept_addresses_of_every_kind_and_refuse_others) {
  for (const std::string good : {"127.0.0.1:0", "[::1]:8000", "localhost:80", "/run/dde/http.sock"}) {
    Settings settings({}, {{"DDE_LISTEN", good}});
    EXPECT_EQ(settings.address("listen", "x:1"), good);
    EXPECT_THAT(problems_of(settings), IsEmpty());
  }
  for (const std::string bad : {"", "/", "host", ":80", "host:", "host:65536", "::1:80", "host:8o"}) {
    Settings settings({}, {{"DDE_LISTEN", bad}});
    settings.address("listen", "x:1");
    EXPECT_EQ(problems_of(settings).size(), 1U) << bad;
  }
}

}  // namespace
