// An authenticator in software: it makes passkeys, signs with them as a real one would, and lies where it is told to.
#pragma once

#include <openssl/evp.h>

#include <cstdint>
#include <memory>
#include <string>

#include "webauthn.hpp"

namespace auth {

// What a test may change about one answer; as it stands everything is right.
struct Answering {
  RelyingParty party{"dde.example", "https://dde.example"};
  std::string challenge;
  std::string type = {};  // empty: webauthn.create or webauthn.get
  unsigned flags = 0x05;  // present and verified
  bool is_cross_origin = false;
  std::int64_t algorithm = 0;  // what the new key claims to be; 0: the truth
};

// Holds one passkey.
class SoftwareAuthenticator {
 public:
  explicit SoftwareAuthenticator(std::int64_t algorithm = es256);

  NewCredential create(const Answering& how) const;
  Assertion prove(const Answering& how);

  const std::string& credential_id() const { return credential_id_; }
  // The next answer carries one more than this.
  std::uint32_t counter = 0;

 private:
  std::string public_key(std::int64_t algorithm) const;
  std::string authenticator_data(const Answering& how, unsigned flags) const;
  std::string sign(const std::string& message) const;

  std::int64_t algorithm_;
  std::shared_ptr<EVP_PKEY> key_;
  std::string credential_id_;
};

}  // namespace auth
