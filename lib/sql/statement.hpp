// A SQL text known to the compiler, and the registry of every statement the program can send.
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string_view>
#include <type_traits>

#include "shape/sql_cell.hpp"
#include "sql/statement_text.hpp"

namespace sql {

// The type of "select ..."_sql: it carries its text, so all checks happen while compiling.
template <FixedString Text>
struct Statement {
  static constexpr std::string_view text{Text.characters, sizeof(Text.characters) - 1};
  static constexpr std::size_t placeholders = count_placeholders(text);

  static_assert(starts_like_a_query(text),
                "a statement begins with select, insert, update, delete, merge, with or values");
  static_assert(!mentions(text, "set_config"), "settings decide whose rows are seen; only lib/sql makes them");
  static_assert(placeholders != bad_placeholders, "placeholders are $1..$n without a gap");
};

// R"sql(select id from crm.contacts where id = $1)sql"_sql
inline namespace literals {
template <FixedString Text>
consteval Statement<Text> operator""_sql() {
  return {};
}
}  // namespace literals

template <class T>
inline constexpr bool is_statement = false;
template <FixedString Text>
inline constexpr bool is_statement<Statement<Text>> = true;
template <class T>
concept StatementType = is_statement<T>;

// One statement with one set of parameter types and one row type. Objects live for the whole program.
class StatementUse {
 public:
  using Columns = std::span<const shape::Column> (*)();

  // Enters the registry; `columns` is null for a statement that is run for its effect.
  StatementUse(std::string_view text, std::span<const unsigned> parameters, Columns columns);
  StatementUse(const StatementUse&) = delete;
  StatementUse& operator=(const StatementUse&) = delete;

  std::string_view text() const { return text_; }
  std::span<const unsigned> parameters() const { return parameters_; }  // type numbers (pg_type.oid)
  std::span<const shape::Column> columns() const;                       // what the row type expects
  bool returns_rows() const { return columns_ != nullptr; }
  std::size_t index() const { return index_; }  // from 0, in order of registration

 private:
  std::string_view text_;
  std::span<const unsigned> parameters_;
  Columns columns_;
  std::size_t index_;
};

// Every statement of the program, complete before main(); check_statements() prepares them all.
std::span<const StatementUse* const> registered_statements();

// String literals travel as text, everything else as what lib/shape says.
template <class T>
using argument_type = std::conditional_t<std::is_convertible_v<const T&, const char*>, std::string_view, T>;

// Registers (S, Row, Args...) before main() when it is used anywhere. Row = void: no rows are expected.
template <class S, class Row, class... Args>
struct Registered {
  static_assert(S::placeholders == sizeof...(Args), "the statement has another number of placeholders than arguments");

  static constexpr std::array<unsigned, sizeof...(Args)> oids{shape::oid_of<argument_type<Args>>()...};
  static constexpr StatementUse::Columns columns() {
    if constexpr (std::is_void_v<Row>) return nullptr;
    else return &shape::columns_of<Row>;
  }
  static inline const StatementUse use{S::text, oids, columns()};
};

}  // namespace sql
