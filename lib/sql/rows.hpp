// What travels to PostgreSQL with a statement, and what comes back.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "shape/sql_cell.hpp"
#include "sql/statement.hpp"

struct pg_result;  // libpq's PGresult

namespace sql {

// Arguments in PostgreSQL's binary format, one after the other.
struct Arguments {
  std::string bytes;
  std::vector<int> lengths;  // -1 is NULL

  template <class T>
  void append(const T& value) {
    const argument_type<T>& sent = value;
    const auto before = bytes.size();
    const bool present = shape::encode_cell(sent, bytes);
    lengths.push_back(present ? static_cast<int>(bytes.size() - before) : -1);
  }
};

// A statement and its arguments, ready to travel.
struct Request {
  const StatementUse* use;
  Arguments arguments;
};

struct FreeResult {
  void operator()(pg_result* result) const;
};
using Result = std::unique_ptr<pg_result, FreeResult>;

// The rows of one answer; owns their memory.
class Rows {
 public:
  Rows(const StatementUse& use, Result result);

  std::size_t size() const { return size_; }
  // Rows inserted, updated, deleted or selected.
  std::int64_t affected() const;
  // Valid until the next call. Throws base::internal naming the column when a member that is not optional would be
  // NULL.
  std::span<const shape::Cell> row(std::size_t number);
  // Throws base::internal when there is more than one row.
  void require_at_most_one() const;

 private:
  const StatementUse* use_;
  Result result_;
  std::size_t size_;
  std::vector<shape::Cell> cells_;
};

}  // namespace sql
