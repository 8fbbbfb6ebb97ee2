// A plain blocking connection, for work before or beside the event loops: migrations, checks, tests.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "sql/rows.hpp"

struct pg_conn;

namespace sql {

class BlockingConnection {
 public:
  // Throws base::internal when PostgreSQL cannot be reached.
  explicit BlockingConnection(const std::string& url);

  // Any number of statements in the simple protocol; the answer to the last. Not checked: see is_good.
  Result execute(const std::string& sql);
  // One statement with text arguments.
  Result query(const std::string& sql, const std::vector<std::string>& arguments = {});
  // The columns and parameters of a statement, which stays unprepared.
  Result describe(const StatementUse& use);

  bool is_in_transaction() const;

 private:
  struct Close {
    void operator()(pg_conn* connection) const;
  };
  std::unique_ptr<pg_conn, Close> connection_;
};

bool is_good(const Result& result);
// Throws base::internal with SQLSTATE, message and `what` when the answer is a refusal.
Result require_good(Result result, std::string_view what);
// The text in the first column of row `row`.
std::string text_at(const Result& result, int row, int column);
int row_count(const Result& result);
std::string error_field(const Result& result, int code);

}  // namespace sql
