// Settings from the environment and a TOML file, with their origin.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <initializer_list>
#include <map>
#include <optional>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace base {

// Everything that is wrong with the settings, one line each.
class SettingsError : public std::runtime_error {
 public:
  explicit SettingsError(std::vector<std::string> problems);
  const std::vector<std::string>& problems() const { return problems_; }

 private:
  std::vector<std::string> problems_;
};

// One row of `dde doctor`.
struct SettingRow {
  std::string name;
  std::string value;   // secrets are shown as ***
  std::string origin;  // "default", "environment DDE_LISTEN", "file /etc/dde.toml"
};

// Flat settings: key `listen` is DDE_LISTEN in the environment, which wins over `listen = "..."` in the file.
// Getters name every setting once and never throw: what is missing or not acceptable is collected, the default
// returned in its place, and check() throws all of it together. Used at start by one thread.
class Settings {
 public:
  using Environment = std::map<std::string, std::string>;

  // The DDE_ variables of this process.
  static Environment environment_of_process();

  // An unreadable file is a problem reported by check().
  Settings(std::optional<std::filesystem::path> toml_file, Environment environment);

  std::string text(std::string_view name, std::string_view fallback);
  // Without a default: missing or empty is a problem.
  std::string required(std::string_view name);
  // As text; never shown by describe() nor in a problem.
  std::string secret(std::string_view name, std::string_view fallback);
  // As text; a password in user:password@ or password=... is not shown.
  std::string url(std::string_view name, std::string_view fallback);
  std::int64_t number(std::string_view name, std::int64_t fallback, std::pair<std::int64_t, std::int64_t> range);
  std::chrono::seconds seconds(std::string_view name, std::chrono::seconds fallback,
                               std::pair<std::int64_t, std::int64_t> range);
  bool flag(std::string_view name, bool fallback);
  std::string choice(std::string_view name, std::string_view fallback, std::initializer_list<std::string_view> allowed);
  // host:port, [v6]:port or the absolute path of a unix socket.
  std::string address(std::string_view name, std::string_view fallback);
  std::filesystem::path path(std::string_view name, const std::filesystem::path& fallback);

  // A rule of the caller's own: names the setting and what would be right.
  void refuse(std::string_view name, std::string_view why);
  // Throws SettingsError with all problems, settings nobody asked for included (DDE_TEST_... is left alone).
  void check() const;
  std::vector<SettingRow> describe() const { return rows_; }

 private:
  struct Found {
    std::string value;
    std::string origin;
  };

  void read_file(const std::filesystem::path& file);
  std::optional<Found> find(std::string_view name);
  // The value or the default, noted in rows_ as `shown` makes it look.
  std::string take(std::string_view name, std::string_view fallback, std::string (*shown)(const std::string&));
  std::vector<std::string> unknown_settings() const;

  Environment environment_;
  std::map<std::string, Found, std::less<>> file_;
  std::set<std::string, std::less<>> asked_;
  std::vector<SettingRow> rows_;
  std::vector<std::string> problems_;
};

}  // namespace base
