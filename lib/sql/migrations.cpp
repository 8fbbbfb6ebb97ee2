// Reading migration files, and applying those the database has not seen.
#include "sql/migrations.hpp"

#include <libpq-fe.h>

#include <algorithm>
#include <charconv>
#include <fstream>
#include <iterator>
#include <map>
#include <string_view>
#include <thread>
#include <tuple>
#include <utility>

#include "base/encode.hpp"
#include "base/error.hpp"
#include "sql/blocking.hpp"

namespace sql {
namespace {

constexpr std::string_view no_transaction = "-- no transaction";

struct MigrationFile {
  std::size_t folder;
  std::string service;
  std::string name;
  std::filesystem::path path;
  std::string text;

  std::string title() const { return service + "/" + name; }
};

std::string read_text(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw base::internal(path.string() + ": cannot be read");
  return {std::istreambuf_iterator<char>(file), {}};
}

void append_files(std::size_t number, const MigrationFolder& folder, std::vector<MigrationFile>& files) {
  if (!std::filesystem::is_directory(folder.directory))
    throw base::internal(folder.directory.string() + ": not a folder of migrations");
  for (const auto& entry : std::filesystem::directory_iterator(folder.directory)) {
    if (!entry.is_regular_file() || entry.path().extension() != ".sql") continue;
    files.push_back({number, folder.service, entry.path().stem().string(), entry.path(), read_text(entry.path())});
  }
}

std::vector<MigrationFile> read_files(const std::vector<MigrationFolder>& folders) {
  std::vector<MigrationFile> files;
  for (std::size_t number = 0; number < folders.size(); ++number) append_files(number, folders[number], files);
  std::ranges::sort(files, {}, [](const MigrationFile& file) { return std::tie(file.name, file.folder); });
  return files;
}

// The database counts the hash, so this library needs no cryptography.
std::string hash_of(BlockingConnection& connection, const std::string& text) {
  const auto result =
      require_good(connection.query("select encode(sha256(decode($1, 'hex')), 'hex')", {base::to_hex(text)}), "sha256");
  return text_at(result, 0, 0);
}

// A waiting lock function would hold a snapshot, and CREATE INDEX CONCURRENTLY waits for those; hence asking again.
void take_lock(BlockingConnection& connection, std::chrono::milliseconds patience) {
  const auto end = std::chrono::steady_clock::now() + patience;
  while (true) {
    const auto result = require_good(
        connection.query("select pg_try_advisory_lock(hashtextextended('public.migrations', 0))"), "migration lock");
    if (text_at(result, 0, 0) == "t") return;
    if (std::chrono::steady_clock::now() >= end) throw base::internal("another process is migrating this database");
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
  }
}

void make_table(BlockingConnection& connection) {
  require_good(connection.execute("create table if not exists public.migrations ("
                                  "service text not null, name text not null, sha256 text not null, "
                                  "applied_at timestamptz not null default now(), primary key (service, name))"),
               "public.migrations");
}

using Applied = std::map<std::pair<std::string, std::string>, std::string>;

Applied read_applied(BlockingConnection& connection) {
  Applied applied;
  const auto known =
      require_good(connection.query("select to_regclass('public.migrations') is not null"), "to_regclass");
  if (text_at(known, 0, 0) != "t") return applied;
  const auto rows =
      require_good(connection.query("select service, name, sha256 from public.migrations"), "public.migrations");
  for (int row = 0; row < row_count(rows); ++row)
    applied[{text_at(rows, row, 0), text_at(rows, row, 1)}] = text_at(rows, row, 2);
  return applied;
}

std::vector<MigrationFile> find_pending(BlockingConnection& connection, std::vector<MigrationFile> files) {
  const auto applied = read_applied(connection);
  std::vector<MigrationFile> pending;
  for (auto& file : files) {
    const auto found = applied.find({file.service, file.name});
    if (found == applied.end()) pending.push_back(std::move(file));
    else if (found->second != hash_of(connection, file.text))
      throw base::internal(file.path.string() + ": changed after it was applied; write a new migration instead");
  }
  return pending;
}

// PostgreSQL counts characters from 1; a character of UTF-8 starts at every byte that is not 10xxxxxx.
std::size_t line_of(std::string_view text, std::size_t position) {
  std::size_t line = 1;
  for (const char letter : text) {
    if ((letter & 0xc0) != 0x80 && --position == 0) break;
    line += letter == '\n' ? 1 : 0;
  }
  return line;
}

[[noreturn]] void throw_located(const MigrationFile& file, const Result& result) {
  const auto position = error_field(result, PG_DIAG_STATEMENT_POSITION);
  std::size_t number = 0;
  std::from_chars(position.data(), position.data() + position.size(), number);
  std::string place = file.path.string();
  if (number > 0) place += ":" + std::to_string(line_of(file.text, number));
  std::string message =
      place + ": " + error_field(result, PG_DIAG_MESSAGE_PRIMARY) + " (" + error_field(result, PG_DIAG_SQLSTATE) + ")";
  const auto context = error_field(result, PG_DIAG_CONTEXT);
  if (!context.empty()) message += "\n" + context;
  throw base::internal(message);
}

void record(BlockingConnection& connection, const MigrationFile& file) {
  require_good(connection.query("insert into public.migrations (service, name, sha256) values ($1, $2, $3)",
                                {file.service, file.name, hash_of(connection, file.text)}),
               file.path.string());
}

void apply(BlockingConnection& connection, const MigrationFile& file) {
  if (file.text.starts_with(no_transaction)) {
    const auto result = connection.query(file.text);
    if (!is_good(result)) throw_located(file, result);
    return record(connection, file);
  }
  require_good(connection.execute("begin; set local lock_timeout = '10s'"), "begin");
  const auto result = connection.execute(file.text);
  if (!is_good(result)) throw_located(file, result);
  if (!connection.is_in_transaction())
    throw base::internal(file.path.string() + ": ends the transaction; leave commit and rollback out");
  record(connection, file);
  require_good(connection.execute("commit"), file.path.string());
}

}  // namespace

std::vector<std::string> migrate(const std::string& owner_url, const std::vector<MigrationFolder>& folders,
                                 std::chrono::milliseconds patience) {
  auto files = read_files(folders);
  BlockingConnection connection(owner_url);
  take_lock(connection, patience);
  make_table(connection);
  std::vector<std::string> applied;
  for (const auto& file : find_pending(connection, std::move(files))) {
    apply(connection, file);
    applied.push_back(file.title());
  }
  return applied;
}

std::vector<std::string> pending_migrations(const std::string& owner_url, const std::vector<MigrationFolder>& folders) {
  BlockingConnection connection(owner_url);
  std::vector<std::string> titles;
  for (const auto& file : find_pending(connection, read_files(folders))) titles.push_back(file.title());
  return titles;
}

}  // namespace sql
