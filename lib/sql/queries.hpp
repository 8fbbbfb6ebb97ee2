// The three ways to ask for rows, shared by ReadTx and Tx.
#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "base/error.hpp"
#include "base/task.hpp"
#include "sql/rows.hpp"
#include "sql/statement.hpp"

namespace sql {

// A function that only reads takes a Queries&, and is then of use inside and outside of a transaction.
// Arguments are encoded during the call, so they need not outlive it. Each argument fills one placeholder.
// A Row is a described struct (columns by name, in order) or a single value; members that are not optional refuse NULL.
//
// All of them throw: ConstraintViolation, MayRetry, base::unavailable (no connection, deadline, time-out), and
// base::internal for everything else that PostgreSQL refuses and for rows that do not fit the struct.
class Queries {
 public:
  virtual ~Queries() = default;

  // The one row; base::not_found when there is none, also when it belongs to another tenant.
  template <class Row, StatementType S, class... Args>
  base::Task<Row> one(S, const Args&... arguments) {
    return decode_one<Row>(send(request<S, Row>(arguments...)));
  }

  // The row, if there is one.
  template <class Row, StatementType S, class... Args>
  base::Task<std::optional<Row>> maybe(S, const Args&... arguments) {
    return decode_maybe<Row>(send(request<S, Row>(arguments...)));
  }

  // All rows, in the statement's order.
  template <class Row, StatementType S, class... Args>
  base::Task<std::vector<Row>> all(S, const Args&... arguments) {
    return decode_all<Row>(send(request<S, Row>(arguments...)));
  }

 protected:
  virtual base::Task<Rows> send(Request request) = 0;

  template <class S, class Row, class... Args>
  static Request request(const Args&... arguments) {
    Request made{&Registered<S, Row, Args...>::use, {}};
    made.arguments.lengths.reserve(sizeof...(Args));
    (made.arguments.append(arguments), ...);
    return made;
  }

 private:
  template <class Row>
  static base::Task<Row> decode_one(base::Task<Rows> answer) {
    Rows rows = co_await std::move(answer);
    rows.require_at_most_one();
    if (rows.size() == 0) throw base::not_found();
    co_return shape::decode_row<Row>(rows.row(0));
  }

  template <class Row>
  static base::Task<std::optional<Row>> decode_maybe(base::Task<Rows> answer) {
    Rows rows = co_await std::move(answer);
    rows.require_at_most_one();
    std::optional<Row> row;
    if (rows.size() != 0) row.emplace(shape::decode_row<Row>(rows.row(0)));
    co_return row;
  }

  template <class Row>
  static base::Task<std::vector<Row>> decode_all(base::Task<Rows> answer) {
    Rows rows = co_await std::move(answer);
    std::vector<Row> all;
    all.reserve(rows.size());
    for (std::size_t at = 0; at < rows.size(); ++at) all.push_back(shape::decode_row<Row>(rows.row(at)));
    co_return all;
  }
};

}  // namespace sql
