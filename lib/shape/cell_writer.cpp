// Values into PostgreSQL's binary format.
#include <bit>
#include <chrono>
#include <cstdint>

#include "base/error.hpp"
#include "base/id.hpp"
#include "shape/cell_format.hpp"
#include "shape/json.hpp"
#include "shape/scalar_text.hpp"
#include "shape/sql_cell.hpp"

namespace shape {
namespace {

void append_big_endian(std::uint64_t number, unsigned width, std::string& out) {
  for (unsigned shift = width * 8; shift > 0;) out += static_cast<char>(number >> (shift -= 8) & 255);
}

void append_timestamp_cell(const void* value, std::string& out) {
  const auto since = *static_cast<const base::Timestamp*>(value) - postgres_epoch;
  append_big_endian(static_cast<std::uint64_t>(since.count()), 8, out);
}

void append_jsonb(const Codec& codec, const void* value, std::string& out) {
  out += jsonb_version;
  append_json(codec, value, out);
}

void append_array(const Codec& codec, const void* value, std::string& out) {
  const auto size = codec.list->size(value);
  append_big_endian(size > 0 ? 1 : 0, 4, out);  // dimensions
  append_big_endian(0, 4, out);                 // no NULLs
  append_big_endian(codec.inner->oid, 4, out);
  if (size == 0) return;
  append_big_endian(size, 4, out);
  append_big_endian(1, 4, out);  // lower bound
  const auto* item = static_cast<const char*>(codec.list->at(value));
  for (std::size_t at = 0; at < size; ++at, item += codec.list->stride) {
    const auto length_at = out.size();
    out.append(4, '\0');
    append_cell(*codec.inner, item, out);
    std::string length;
    append_big_endian(out.size() - length_at - 4, 4, length);
    out.replace(length_at, 4, length);
  }
}

}  // namespace

bool append_cell(const Codec& codec, const void* value, std::string& out) {
  if (codec.kind == Kind::optional || codec.kind == Kind::change) {
    const void* inside = codec.box->get(value);
    return inside != nullptr && append_cell(*codec.inner, inside, out);
  }
  switch (codec.kind) {
    case Kind::text:
    case Kind::bytes: out += *static_cast<const std::string*>(value); break;
    case Kind::text_view: out += *static_cast<const std::string_view*>(value); break;
    case Kind::integer:
      append_big_endian(static_cast<std::uint64_t>(load_integer(codec, value)), codec.width, out);
      break;
    case Kind::number:
      append_big_endian(std::bit_cast<std::uint64_t>(*static_cast<const double*>(value)), 8, out);
      break;
    case Kind::boolean: out += *static_cast<const bool*>(value) ? '\1' : '\0'; break;
    case Kind::uuid: out += static_cast<const base::Uuid*>(value)->view(); break;
    case Kind::timestamp: append_timestamp_cell(value, out); break;
    case Kind::enumeration: out += enum_name(codec, value); break;
    case Kind::custom: codec.custom->encode(value, out); break;
    case Kind::list:
      if (codec.oid != oid::jsonb) append_array(codec, value, out);
      else append_jsonb(codec, value, out);
      break;
    case Kind::secret: throw base::internal("a secret was about to be written to SQL");
    default: append_jsonb(codec, value, out);
  }
  return true;
}

}  // namespace shape
