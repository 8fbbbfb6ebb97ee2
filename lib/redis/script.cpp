// The digest by which Redis remembers a script.
#include "redis/script.hpp"

#include <array>
#include <utility>

#include <openssl/evp.h>

#include "base/encode.hpp"
#include "base/error.hpp"

namespace redis {
namespace {

std::string sha1(const std::string& text) {
  std::array<char, EVP_MAX_MD_SIZE> digest{};
  unsigned length = 0;
  auto* out = reinterpret_cast<unsigned char*>(digest.data());
  if (EVP_Digest(text.data(), text.size(), out, &length, EVP_sha1(), nullptr) != 1) {
    throw base::internal("OpenSSL cannot compute SHA-1");
  }
  return base::to_hex({digest.data(), length});
}

}  // namespace

Script::Script(std::string text) : text_(std::move(text)), digest_(sha1(text_)) {}

}  // namespace redis
