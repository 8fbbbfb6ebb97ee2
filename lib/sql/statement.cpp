// The registry of statements.
#include "sql/statement.hpp"

#include <vector>

namespace sql {
namespace {

std::vector<const StatementUse*>& registry() {
  static std::vector<const StatementUse*> uses;
  return uses;
}

}  // namespace

StatementUse::StatementUse(std::string_view text, std::span<const unsigned> parameters, Columns columns)
    : text_(text), parameters_(parameters), columns_(columns), index_(registry().size()) {
  registry().push_back(this);
}

std::span<const shape::Column> StatementUse::columns() const {
  return columns_ != nullptr ? columns_() : std::span<const shape::Column>{};
}

std::span<const StatementUse* const> registered_statements() { return registry(); }

}  // namespace sql
