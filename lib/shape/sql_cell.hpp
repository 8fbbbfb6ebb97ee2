// Values as cells of PostgreSQL's binary format, and described structs as rows.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "shape/codec_of.hpp"

namespace shape {

// The type-erased work behind the templates below.
bool append_cell(const Codec& codec, const void* value, std::string& out);
void read_cell(const Codec& codec, Cell cell, void* target);
void read_row(const Codec& codec, std::span<const Cell> cells, void* target);
std::span<const Column> row_columns(const Codec& codec, const Column& unnamed);

// The type of the column or argument that carries a T; a nested struct, map or list of structs is jsonb.
template <class T>
constexpr unsigned oid_of() {
  static_assert(codec<T>.oid != 0, "this type has no place in SQL: secrets are hashed or sealed first");
  return codec<T>.oid;
}

// Appends the binary form; false (and nothing appended) for NULL.
template <class T>
bool encode_cell(const T& value, std::string& out) {
  static_assert(oid_of<T>() != oid::jsonb || !holds_secret<T>(), "jsonb never holds secrets or raw bytes");
  return append_cell(codec<T>, &value, out);
}

// Throws base::internal when the bytes are not a T: the struct and the statement disagree.
// Constrained texts are taken as they are; the database holds what was accepted once.
template <class T>
T decode_cell(Cell cell) {
  T value{};
  read_cell(codec<T>, cell, &value);
  return value;
}

// A described struct: its members in order. Any other type: one unnamed column.
template <class Row>
std::span<const Column> columns_of() {
  static constexpr Column unnamed{"", codec<Row>.oid, codec<Row>.nullable};
  return row_columns(codec<Row>, unnamed);
}

// Cells in the order of columns_of. Throws base::internal with the name of the column that does not fit.
template <class Row>
Row decode_row(std::span<const Cell> cells) {
  Row row{};
  read_row(codec<Row>, cells, &row);
  return row;
}

}  // namespace shape
