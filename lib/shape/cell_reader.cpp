// Values out of PostgreSQL's binary format.
#include <algorithm>
#include <bit>
#include <cstdint>

#include "base/error.hpp"
#include "base/id.hpp"
#include "shape/cell_format.hpp"
#include "shape/json.hpp"
#include "shape/scalar_text.hpp"
#include "shape/sql_cell.hpp"

namespace shape {
namespace {

using namespace std::string_literals;

// Why a cell is not what the struct says; empty when it is.
using Fault = std::string;

Fault read_into(const Codec& codec, Cell cell, void* target);

std::string_view bytes_of(Cell cell) { return {cell.bytes, static_cast<std::size_t>(cell.length)}; }

std::uint64_t big_endian(std::string_view bytes) {
  std::uint64_t number = 0;
  for (const unsigned char byte : bytes) number = number << 8 | byte;
  return number;
}

Fault wrong_length(Cell cell) { return "a cell of " + std::to_string(cell.length) + " bytes"; }

Fault read_integer(const Codec& codec, Cell cell, void* target) {
  if (cell.length != static_cast<int>(codec.width)) return wrong_length(cell);
  const auto number = big_endian(bytes_of(cell));
  if (codec.width == 4) *static_cast<std::int32_t*>(target) = static_cast<std::int32_t>(number);
  else *static_cast<std::int64_t*>(target) = static_cast<std::int64_t>(number);
  return {};
}

Fault read_timestamp(Cell cell, void* target) {
  if (cell.length != 8) return wrong_length(cell);
  const auto micros = static_cast<std::int64_t>(big_endian(bytes_of(cell)));
  const std::chrono::microseconds since(micros);
  // Infinity is among the refused ones.
  if (since < earliest_time - postgres_epoch || since > latest_time - postgres_epoch)
    return "a time outside of the years 0 to 9999"s;
  *static_cast<base::Timestamp*>(target) = postgres_epoch + since;
  return {};
}

Fault read_uuid(Cell cell, void* target) {
  if (cell.length != 16) return wrong_length(cell);
  std::copy_n(cell.bytes, 16, static_cast<base::Uuid*>(target)->bytes.begin());
  return {};
}

Fault read_jsonb(const Codec& codec, Cell cell, void* target) {
  const auto bytes = bytes_of(cell);
  if (!bytes.starts_with(jsonb_version)) return "not jsonb"s;
  try {
    read_json_text(bytes.substr(1), codec, target, Unknown::ignore);
  } catch (const base::Error& error) {
    return error.what();
  }
  return {};
}

class ArrayBytes {
 public:
  explicit ArrayBytes(std::string_view bytes) : rest_(bytes) {}

  std::int32_t take_int() {
    const auto number = take(4);
    return static_cast<std::int32_t>(big_endian(number));
  }
  std::string_view take(std::size_t count) {
    if (count > rest_.size()) return is_broken_ = true, std::string_view();
    const auto taken = rest_.substr(0, count);
    rest_.remove_prefix(count);
    return taken;
  }
  bool is_broken() const { return is_broken_; }
  bool is_finished() const { return rest_.empty(); }

 private:
  std::string_view rest_;
  bool is_broken_ = false;
};

Fault read_item(const Codec& codec, ArrayBytes& array, void* target) {
  const auto length = array.take_int();
  if (length < 0) return "NULL in an array"s;
  const auto bytes = array.take(static_cast<std::size_t>(length));
  if (array.is_broken()) return "a broken array"s;
  return read_into(*codec.inner, {bytes.data(), length}, codec.list->append(target));
}

Fault read_array(const Codec& codec, Cell cell, void* target) {
  ArrayBytes array(bytes_of(cell));
  const auto dimensions = array.take_int();
  array.take_int();
  const auto type = static_cast<unsigned>(array.take_int());
  if (array.is_broken() || type != codec.inner->oid) return "an array of another type"s;
  if (dimensions == 0) return {};
  if (dimensions != 1) return "an array of arrays"s;
  const auto size = array.take_int();
  array.take_int();
  for (std::int32_t at = 0; at < size; ++at) {
    if (auto fault = read_item(codec, array, target); !fault.empty()) return fault;
  }
  return array.is_broken() || !array.is_finished() ? "a broken array"s : Fault{};
}

Fault read_scalar(const Codec& codec, Cell cell, void* target) {
  switch (codec.kind) {
    case Kind::text:
    case Kind::bytes: *static_cast<std::string*>(target) = bytes_of(cell); return {};
    case Kind::integer: return read_integer(codec, cell, target);
    case Kind::number:
      if (cell.length != 8) return wrong_length(cell);
      *static_cast<double*>(target) = std::bit_cast<double>(big_endian(bytes_of(cell)));
      return {};
    case Kind::boolean:
      if (cell.length != 1) return wrong_length(cell);
      *static_cast<bool*>(target) = cell.bytes[0] != 0;
      return {};
    case Kind::uuid: return read_uuid(cell, target);
    case Kind::timestamp: return read_timestamp(cell, target);
    case Kind::enumeration:
      if (read_scalar_text(codec, bytes_of(cell), target)) return "an unknown name: " + std::string(bytes_of(cell));
      return {};
    case Kind::custom:
      if (auto refusal = codec.custom->decode(bytes_of(cell), target)) return refusal->message;
      return {};
    default: return "a type that is never read from SQL"s;
  }
}

Fault read_into(const Codec& codec, Cell cell, void* target) {
  const bool is_box = codec.kind == Kind::optional || codec.kind == Kind::change;
  if (is_box && cell.length < 0) return codec.box->clear(target), Fault{};
  if (is_box) return read_into(*codec.inner, cell, codec.box->fill(target));
  if (cell.length < 0) return "NULL"s;
  if (codec.kind == Kind::list && codec.oid != oid::jsonb) return read_array(codec, cell, target);
  if (codec.oid == oid::jsonb && codec.kind != Kind::custom) return read_jsonb(codec, cell, target);
  return read_scalar(codec, cell, target);
}

void require_fit(const Fault& fault, std::string_view where) {
  if (!fault.empty()) throw base::internal("the column " + std::string(where) + " holds " + fault);
}

}  // namespace

void read_cell(const Codec& codec, Cell cell, void* target) { require_fit(read_into(codec, cell, target), "\"\""); }

std::span<const Column> row_columns(const Codec& codec, const Column& unnamed) {
  if (codec.kind != Kind::structure) return {&unnamed, 1};
  return codec.structure().columns;
}

void read_row(const Codec& codec, std::span<const Cell> cells, void* target) {
  const bool is_structure = codec.kind == Kind::structure;
  const std::size_t wanted = is_structure ? codec.structure().members.size() : 1;
  if (cells.size() != wanted)
    throw base::internal("a row of " + std::to_string(cells.size()) + " columns where the struct has " +
                         std::to_string(wanted));
  if (!is_structure) return read_cell(codec, cells.front(), target);
  for (std::size_t at = 0; at < wanted; ++at) {
    const auto& member = codec.structure().members[at];
    require_fit(read_into(*member.codec, cells[at], member.in(target)), member.name);
  }
}

}  // namespace shape
