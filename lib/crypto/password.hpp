// Passwords as bcrypt hashes, computed beside the event loops.
#pragma once

#include <cstddef>
#include <memory>
#include <string>

#include "base/task.hpp"

namespace crypto {

// A few low-priority threads and a short queue: a flood of logins is refused instead of stalling the server.
// bcrypt runs over base64(SHA-384(password)), so neither length nor a zero byte cuts a password short.
// Results resume on the caller's own io_context. Destroy it before the io_contexts that use it.
class PasswordHasher {
 public:
  // A cost of 12 takes about 250 ms of one core; tests take 4. `queue` is how many may wait.
  PasswordHasher(int threads, std::size_t queue, int cost = 12);
  ~PasswordHasher();
  PasswordHasher(const PasswordHasher&) = delete;
  PasswordHasher& operator=(const PasswordHasher&) = delete;

  // All three throw base::unavailable with retry_after when the queue is full.
  base::Task<std::string> hash(std::string password);  // "$2b$12$..."
  // False for a wrong password and for a hash that is none.
  base::Task<bool> verify(std::string password, std::string hash);
  // Costs what verify costs: an unknown user must not answer faster than a known one.
  base::Task<void> verify_dummy(std::string password);

 private:
  class Pool;
  std::unique_ptr<Pool> pool_;
  int cost_;
};

}  // namespace crypto
