// The file by which a host proves that it is ours (RFC 8555, 8.3).
#pragma once

#include <filesystem>
#include <string>

namespace provisioning {

// There from construction to destruction. Throws base::unavailable for a token that is none: it names a file.
class HttpChallenge {
 public:
  HttpChallenge(const std::filesystem::path& root, const std::string& token, const std::string& key_authorization);
  ~HttpChallenge();
  HttpChallenge(const HttpChallenge&) = delete;
  HttpChallenge& operator=(const HttpChallenge&) = delete;

 private:
  std::filesystem::path path_;
};

}  // namespace provisioning
