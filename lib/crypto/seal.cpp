// Sealing by OpenSSL. Wire form: 0x01, nonce (12 bytes), ciphertext, tag (16 bytes).
#include "crypto/seal.hpp"

#include "base/random.hpp"
#include "crypto/digest.hpp"
#include "crypto/key_ring.hpp"
#include "crypto/openssl.hpp"

namespace crypto {
namespace {

constexpr char version = 1;
constexpr std::size_t nonce_size = 12;
constexpr std::size_t tag_size = 16;
constexpr std::size_t overhead = 1 + nonce_size + tag_size;

using Cipher = std::unique_ptr<EVP_CIPHER_CTX, Freed<EVP_CIPHER_CTX_free>>;

const unsigned char* bytes_of(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }
unsigned char* bytes_of(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

struct Parts {
  std::string_view nonce;
  std::string_view text;
  std::string tag;
};

std::optional<Parts> parts_of(std::string_view sealed) {
  if (sealed.size() < overhead || sealed.front() != version) return std::nullopt;
  const auto tag_at = sealed.size() - tag_size;
  return Parts{sealed.substr(1, nonce_size), sealed.substr(1 + nonce_size, tag_at - 1 - nonce_size),
               std::string(sealed.substr(tag_at))};
}

std::optional<std::string> open(const std::string& key, Parts parts, std::string_view context) {
  const Cipher cipher(require(EVP_CIPHER_CTX_new(), "opening"));
  require(EVP_DecryptInit_ex(cipher.get(), EVP_aes_256_gcm(), nullptr, bytes_of(key), bytes_of(parts.nonce)),
          "opening");
  int written = 0;
  std::string text(parts.text.size(), '\0');
  require(EVP_DecryptUpdate(cipher.get(), nullptr, &written, bytes_of(context), static_cast<int>(context.size())),
          "opening");
  require(EVP_DecryptUpdate(cipher.get(), bytes_of(text), &written, bytes_of(parts.text),
                            static_cast<int>(parts.text.size())),
          "opening");
  require(EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_GCM_SET_TAG, tag_size, parts.tag.data()), "opening");
  if (EVP_DecryptFinal_ex(cipher.get(), bytes_of(text) + written, &written) != 1) return std::nullopt;
  return text;
}

}  // namespace

Sealer::Sealer(std::string_view key_ring, std::string_view purpose) {
  for (const auto& key : read_key_ring(key_ring)) keys_.push_back(hmac_sha256(key.secret, purpose));
}

std::string Sealer::seal(std::string_view text, std::string_view context) const {
  const auto nonce = base::random_bytes(nonce_size);
  const Cipher cipher(require(EVP_CIPHER_CTX_new(), "sealing"));
  require(EVP_EncryptInit_ex(cipher.get(), EVP_aes_256_gcm(), nullptr, bytes_of(keys_.front()), bytes_of(nonce)),
          "sealing");
  int written = 0;
  std::string hidden(text.size(), '\0');
  require(EVP_EncryptUpdate(cipher.get(), nullptr, &written, bytes_of(context), static_cast<int>(context.size())),
          "sealing");
  require(EVP_EncryptUpdate(cipher.get(), bytes_of(hidden), &written, bytes_of(text), static_cast<int>(text.size())),
          "sealing");
  require(EVP_EncryptFinal_ex(cipher.get(), bytes_of(hidden) + written, &written), "sealing");
  std::string tag(tag_size, '\0');
  require(EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_GCM_GET_TAG, tag_size, tag.data()), "sealing");
  return std::string(1, version) + nonce + hidden + tag;
}

std::optional<std::string> Sealer::unseal(std::string_view sealed, std::string_view context) const {
  const auto parts = parts_of(sealed);
  if (!parts) return std::nullopt;
  for (const auto& key : keys_) {
    if (auto text = open(key, *parts, context)) return text;
  }
  return std::nullopt;
}

}  // namespace crypto
