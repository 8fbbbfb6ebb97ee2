// Challenge files under .well-known.
#include "acme/http_challenge.hpp"

#include "base/encode.hpp"
#include "base/error.hpp"
#include "certificates/durable_file.hpp"

namespace provisioning {

HttpChallenge::HttpChallenge(const std::filesystem::path& root, const std::string& token,
                             const std::string& key_authorization) {
  if (token.size() < 16 || token.size() > 200 || !base::from_base64url(token)) {
    throw base::unavailable("The ACME server gave an unusable token.");
  }
  path_ = root / ".well-known" / "acme-challenge" / token;
  replace_file(path_, key_authorization, {.mode = 0644});
}

HttpChallenge::~HttpChallenge() {
  std::error_code ignored;
  std::filesystem::remove(path_, ignored);
}

}  // namespace provisioning
