// OpenSSL's error queue and memory buffers.
#include "crypto/openssl.hpp"

#include <openssl/err.h>

#include <array>

#include "base/error.hpp"

namespace crypto {

void fail(std::string_view what) {
  std::string message(what);
  std::array<char, 256> line{};
  while (const auto code = ERR_get_error()) {
    ERR_error_string_n(code, line.data(), line.size());
    message += std::string("; ") + line.data();
  }
  throw base::internal(std::move(message));
}

Bio read_from(std::string_view bytes) {
  return Bio(require(BIO_new_mem_buf(bytes.data(), static_cast<int>(bytes.size())), "memory for reading"));
}

Bio write_to_memory() { return Bio(require(BIO_new(BIO_s_mem()), "memory for writing")); }

std::string contents(BIO* memory) {
  char* bytes = nullptr;
  const auto size = BIO_get_mem_data(memory, &bytes);
  return {bytes, static_cast<std::size_t>(size)};
}

}  // namespace crypto
