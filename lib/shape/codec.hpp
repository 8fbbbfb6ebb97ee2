// What the readers and writers know about a type: one constant table, free of templates.
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "shape/scalar.hpp"

namespace shape {

// One value in PostgreSQL's binary format.
struct Cell {
  const char* bytes;
  int length;  // -1 is NULL
};

struct Column {
  std::string_view name;  // snake_case; "" for a single value
  unsigned oid;
  bool nullable;
};

// PostgreSQL's built-in type numbers (pg_type.dat).
namespace oid {
inline constexpr unsigned boolean = 16, bytea = 17, int8 = 20, int4 = 23, text = 25, float8 = 701, timestamptz = 1184,
                          uuid = 2950, jsonb = 3802;
}

struct Codec;
struct Structure;

// How the bytes at a value's address are to be understood.
enum class Kind {
  text,         // std::string, or a class whose only member is one
  text_view,    // std::string_view: written, never read
  secret,       // as text, read only
  bytes,        // as text, SQL only
  integer,      // of Codec::width bytes, in low..high
  number,       // double
  boolean,      // bool
  uuid,         // base::Uuid or base::Id
  timestamp,    // base::Timestamp
  enumeration,  // of Codec::width bytes
  custom,       // Scalar<T>
  raw,          // boost::json::value
  raw_object,   // boost::json::object
  structure,    // BOOST_DESCRIBE_STRUCT
  optional,     // may be null
  change,       // may be absent
  list,
  map,
};

struct EnumName {
  std::string_view name;
  std::int64_t value;
};

struct CustomCalls {
  JsonKind json;
  std::optional<Refusal> (*parse)(std::string_view text, void* target);
  void (*append_text)(const void* value, std::string& out);
  void (*encode)(const void* value, std::string& out);
  std::optional<Refusal> (*decode)(std::string_view bytes, void* target);
};

struct BoxCalls {
  const void* (*get)(const void* box);  // null when there is nothing in it
  void* (*fill)(void* box);             // puts a fresh value in and returns its address
  void (*clear)(void* box);
};

struct ListCalls {
  std::size_t (*size)(const void* list);
  const void* (*at)(const void* list);  // the first item; the others follow at `stride`
  void* (*append)(void* list);
  std::size_t stride;
  std::size_t max_items;
};

struct MapCalls {
  void (*each)(const void* map, void* context, void (*visit)(void* context, const std::string& key, const void* item));
  void* (*insert)(void* map, std::string_view key);
};

struct Codec {
  Kind kind;
  unsigned oid = 0;       // 0: has no place in SQL
  bool nullable = false;  // SQL NULL and JSON null are values of it
  unsigned width = 0;
  std::int64_t low = 0;
  std::int64_t high = 0;
  const Codec* inner = nullptr;           // of boxes, lists and maps
  const void* (*fallback)() = nullptr;    // the value of an absent member
  std::string (*schema)() = nullptr;      // JSON Schema as text, where the kind does not say it all
  std::optional<Refusal> (*check)(std::string& text) = nullptr;
  std::span<const EnumName> names = {};
  const CustomCalls* custom = nullptr;
  const BoxCalls* box = nullptr;
  const ListCalls* list = nullptr;
  const MapCalls* map = nullptr;
  const Structure& (*structure)() = nullptr;

  // Whether a struct may be read without this member.
  constexpr bool may_be_absent() const { return fallback != nullptr || kind == Kind::optional || kind == Kind::change; }
};

struct Member {
  std::string_view name;   // snake_case
  std::string json_name;   // camelCase
  std::string key;         // "clientName": with its quotes and colon
  std::size_t offset;
  const Codec* codec;

  const void* in(const void* object) const { return static_cast<const char*>(object) + offset; }
  void* in(void* object) const { return static_cast<char*>(object) + offset; }
};

struct Structure {
  std::string type_name;  // crm::Contact
  std::vector<Member> members;
  std::vector<Column> columns;

  const Member* find(std::string_view json_name) const;
};

struct MemberSeed {
  const char* name;
  std::size_t offset;
  const Codec* codec;
};

// `pretty` is the compiler's spelling of a function with the type as its template argument T.
Structure make_structure(std::string_view pretty, std::initializer_list<MemberSeed> members);
std::string_view type_name_in(std::string_view pretty);

}  // namespace shape
