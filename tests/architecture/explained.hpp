// How PostgreSQL would run a statement of the program, as one of its roles.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sql/blocking.hpp"

namespace architecture {

// A statement with the types of its parameters, registered or made up by a test.
struct Question {
  std::string_view text;
  std::span<const unsigned> parameters;
};

// What a parameter of each type is given in place of null.
struct Examples {
  std::string uuid = "null";
  std::string time = "null";
  std::string number = "null";
  std::string text = "null";
  std::string flag = "null";
};

enum class Planning { custom, generic };

// EXPLAIN of the statement in a transaction of this tenant, one line for each node and condition; PostgreSQL checks the
// role's rights at that moment. Throws base::internal with its words when it refuses.
std::vector<std::string> explain(const std::string& url, const Question& question, const std::string& tenant,
                                 const Examples& examples, Planning planning);

}  // namespace architecture
