// What Redis answered to one command.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"

namespace redis {

// RESP2. An error answer is never a Reply: it is thrown as CommandError.
struct Reply {
  enum class Type { nil, integer, text, array };

  Type type = Type::nil;
  std::int64_t number = 0;   // of an integer
  std::string text;          // of a bulk or status string; bytes, not necessarily UTF-8
  std::vector<Reply> items;  // of an array

  bool is_nil() const { return type == Type::nil; }
};

// Redis refused the command. code() is the error's first word: "NOSCRIPT", "NOGROUP", "WRONGTYPE", "ERR".
class CommandError : public base::Error {
 public:
  explicit CommandError(std::string_view answer);
};

}  // namespace redis
