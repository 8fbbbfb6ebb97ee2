// A Lua script that runs inside Redis, atomically.
#pragma once

#include <string>

namespace redis {

// Make one constant for each script: the digest is computed in the constructor.
class Script {
 public:
  explicit Script(std::string text);

  const std::string& text() const { return text_; }
  // SHA-1 in hexadecimal, the name EVALSHA wants.
  const std::string& digest() const { return digest_; }

 private:
  std::string text_;
  std::string digest_;
};

}  // namespace redis
