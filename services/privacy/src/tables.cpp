// Reading any table page by page; the statement is made in the database (privacy.page_of).
#include "tables.hpp"

#include <boost/describe/class.hpp>

namespace privacy {
namespace {

using base::Task;
using namespace sql::literals;

constexpr std::int32_t page_size = 1000;

struct PageRow {
  std::string line;
  std::string place;
};
BOOST_DESCRIBE_STRUCT(PageRow, (), (line, place))

Task<std::vector<PageRow>> read_page(sql::ReadTx& tx, Wanted wanted, std::optional<std::string> after) {
  const auto column = wanted.person ? wanted.table.person_column : std::nullopt;
  return tx.all<PageRow>(R"sql(
    select line, place from privacy.page_of($1, $2, $3, $4, $5::text::jsonb, $6)
  )sql"_sql,
                         wanted.table.target, wanted.table.secret_columns, column, wanted.person, after, page_size);
}

}  // namespace

Task<std::string> read_table(sql::Database& db, tenancy::Scope scope, Wanted wanted) {
  auto tx = db.read(scope);
  std::string text;
  std::optional<std::string> after;
  while (true) {
    const auto rows = co_await read_page(tx, wanted, after);
    for (const auto& row : rows) text += row.line + "\n";
    if (std::cmp_less(rows.size(), page_size)) co_return text;
    after = rows.back().place;
  }
}

}  // namespace privacy
