// Owners for OpenSSL's objects, and its error queue as an exception. For the .cpp files of this library.
#pragma once

#include <openssl/bio.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/x509v3.h>

#include <memory>
#include <string>
#include <string_view>

namespace crypto {

template <auto free>
struct Freed {
  void operator()(auto* object) const { free(object); }
};

using Bio = std::unique_ptr<BIO, Freed<BIO_free_all>>;
using BigNumber = std::unique_ptr<BIGNUM, Freed<BN_free>>;
using DigestContext = std::unique_ptr<EVP_MD_CTX, Freed<EVP_MD_CTX_free>>;
using Mac = std::unique_ptr<EVP_MAC, Freed<EVP_MAC_free>>;
using MacContext = std::unique_ptr<EVP_MAC_CTX, Freed<EVP_MAC_CTX_free>>;
using Signature = std::unique_ptr<ECDSA_SIG, Freed<ECDSA_SIG_free>>;
using X509Owner = std::unique_ptr<X509, Freed<X509_free>>;
using Request = std::unique_ptr<X509_REQ, Freed<X509_REQ_free>>;
using Extension = std::unique_ptr<X509_EXTENSION, Freed<X509_EXTENSION_free>>;
using Names = std::unique_ptr<GENERAL_NAMES, Freed<GENERAL_NAMES_free>>;

// Throws base::internal with `what` and everything in OpenSSL's queue, which is empty afterwards.
[[noreturn]] void fail(std::string_view what);

// For functions that return 1 (or more) on success.
inline void require(int result, std::string_view what) {
  if (result <= 0) fail(what);
}

template <class T>
T* require(T* object, std::string_view what) {
  if (object == nullptr) fail(what);
  return object;
}

// A reader over bytes that stay where they are.
Bio read_from(std::string_view bytes);
Bio write_to_memory();
std::string contents(BIO* memory);

}  // namespace crypto
