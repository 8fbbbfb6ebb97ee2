// Blocking libpq.
#include "sql/blocking.hpp"

#include <libpq-fe.h>

#include "base/error.hpp"

namespace sql {
namespace {

void ignore_notice(void*, const char*) {}

}  // namespace

void BlockingConnection::Close::operator()(pg_conn* connection) const { PQfinish(connection); }

BlockingConnection::BlockingConnection(const std::string& url) : connection_(PQconnectdb(url.c_str())) {
  if (PQstatus(connection_.get()) != CONNECTION_OK)
    throw base::internal("PostgreSQL cannot be reached: " + std::string(PQerrorMessage(connection_.get())));
  PQsetNoticeProcessor(connection_.get(), ignore_notice, nullptr);
}

Result BlockingConnection::execute(const std::string& sql) { return Result(PQexec(connection_.get(), sql.c_str())); }

Result BlockingConnection::query(const std::string& sql, const std::vector<std::string>& arguments) {
  std::vector<const char*> values;
  values.reserve(arguments.size());
  for (const auto& argument : arguments) values.push_back(argument.c_str());
  const int count = static_cast<int>(values.size());
  return Result(PQexecParams(connection_.get(), sql.c_str(), count, nullptr, values.data(), nullptr, nullptr, 0));
}

Result BlockingConnection::describe(const StatementUse& use) {
  const std::string text(use.text());
  const auto types = use.parameters();
  Result prepared(PQprepare(connection_.get(), "", text.c_str(), static_cast<int>(types.size()), types.data()));
  if (!is_good(prepared)) return prepared;
  return Result(PQdescribePrepared(connection_.get(), ""));
}

bool BlockingConnection::is_in_transaction() const { return PQtransactionStatus(connection_.get()) == PQTRANS_INTRANS; }

bool is_good(const Result& result) {
  const auto status = PQresultStatus(result.get());
  return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_EMPTY_QUERY;
}

std::string error_field(const Result& result, int code) {
  const char* text = PQresultErrorField(result.get(), code);
  return text != nullptr ? text : "";
}

Result require_good(Result result, std::string_view what) {
  if (is_good(result)) return result;
  throw base::internal(std::string(what) + ": " + error_field(result, PG_DIAG_MESSAGE_PRIMARY) + " (" +
                       error_field(result, PG_DIAG_SQLSTATE) + ")");
}

std::string text_at(const Result& result, int row, int column) { return PQgetvalue(result.get(), row, column); }

int row_count(const Result& result) { return PQntuples(result.get()); }

}  // namespace sql
