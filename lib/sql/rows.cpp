// Cells of a PGresult.
#include "sql/rows.hpp"

#include <libpq-fe.h>

#include <charconv>
#include <string>
#include <utility>

#include "base/error.hpp"

namespace sql {

void FreeResult::operator()(pg_result* result) const { PQclear(result); }

Rows::Rows(const StatementUse& use, Result result)
    : use_(&use), result_(std::move(result)), size_(static_cast<std::size_t>(PQntuples(result_.get()))) {}

std::int64_t Rows::affected() const {
  const std::string_view text = PQcmdTuples(result_.get());
  std::int64_t count = 0;
  std::from_chars(text.data(), text.data() + text.size(), count);
  return count;
}

std::span<const shape::Cell> Rows::row(std::size_t number) {
  const auto columns = use_->columns();
  cells_.resize(columns.size());
  const int line = static_cast<int>(number);
  for (std::size_t at = 0; at < columns.size(); ++at) {
    const int column = static_cast<int>(at);
    const bool is_null = PQgetisnull(result_.get(), line, column) != 0;
    if (is_null && !columns[at].nullable)
      throw base::internal("column \"" + std::string(PQfname(result_.get(), column)) +
                           "\" is NULL, the struct's member is not optional, in: " + std::string(use_->text()));
    cells_[at] = {PQgetvalue(result_.get(), line, column), is_null ? -1 : PQgetlength(result_.get(), line, column)};
  }
  return cells_;
}

void Rows::require_at_most_one() const {
  if (size_ > 1)
    throw base::internal(std::to_string(size_) + " rows where one is expected, in: " + std::string(use_->text()));
}

}  // namespace sql
