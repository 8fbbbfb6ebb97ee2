// Fills described structs and collects every fault with its path.
#pragma once

#include <boost/json/value.hpp>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "shape/json.hpp"

namespace shape {

// Where the reader is; lives on the stack and becomes text only for an error.
struct Path {
  const Path* up = nullptr;
  std::string_view name = {};
  std::size_t index = 0;
  bool is_index = false;

  std::string text() const;
};

class Reader {
 public:
  explicit Reader(Unknown unknown) : unknown_(unknown) {}

  void read(const Codec& codec, const boost::json::value& value, void* target, const Path* path);
  // From one parameter, or several of the same name for a list.
  void read_texts(const Codec& codec, std::span<const std::string_view> texts, void* target, const Path* path);
  void refuse(const Path* path, Refusal refusal);
  void require(const Member& member, const Path* path);
  void refuse_unknown(std::string_view name, const Path* up);
  // Throws base::invalid when anything was refused.
  void finish();

 private:
  void read_scalar(const Codec& codec, const boost::json::value& value, void* target, const Path* path);
  void read_number(const Codec& codec, const boost::json::value& value, void* target, const Path* path);
  void read_custom(const Codec& codec, const boost::json::value& value, void* target, const Path* path);
  void read_raw(const Codec& codec, const boost::json::value& value, void* target, const Path* path);
  void read_structure(const Codec& codec, const boost::json::value& value, void* target, const Path* path);
  void read_list(const Codec& codec, const boost::json::value& value, void* target, const Path* path);
  void read_map(const Codec& codec, const boost::json::value& value, void* target, const Path* path);

  Unknown unknown_;
  std::vector<base::FieldError> errors_;
};

}  // namespace shape
