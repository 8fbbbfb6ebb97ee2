// Preparing every statement of the program.
#include "sql/check.hpp"

#include <libpq-fe.h>

#include <algorithm>

#include "base/error.hpp"
#include "sql/blocking.hpp"
#include "sql/column_check.hpp"

namespace sql {
namespace {

std::string problem_with(const StatementUse& use, const Result& described) {
  if (!is_good(described))
    return error_field(described, PG_DIAG_MESSAGE_PRIMARY) + " (" + error_field(described, PG_DIAG_SQLSTATE) + ")";
  return use.returns_rows() ? find_column_mismatch(use.columns(), described.get()) : std::string();
}

}  // namespace

std::vector<std::string> check_statements(const std::string& url) {
  BlockingConnection connection(url);
  std::vector<std::string> problems;
  for (const auto* use : registered_statements()) {
    const auto described = connection.describe(*use);
    const auto problem = problem_with(*use, described);
    if (!problem.empty()) problems.push_back(problem + ", in: " + std::string(use->text()));
  }
  return problems;
}

std::optional<std::string> why_unreachable(const std::string& url) {
  try {
    const BlockingConnection connection(url);
    return std::nullopt;
  } catch (const base::Error& error) {
    auto reason = error.message();
    std::ranges::replace(reason, '\n', ' ');
    while (reason.ends_with(' ')) reason.pop_back();
    return reason;
  }
}

}  // namespace sql
