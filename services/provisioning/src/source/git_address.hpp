// Which repositories may be fetched: pure rules over an address and a branch name.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "base/error.hpp"
#include "source/git.hpp"

namespace provisioning {

// Kind invalid at one field of the request; the sentence is the error's message, too.
base::Error refused_request(const char* field, const char* code, std::string message);

struct GitAddress {
  std::string scheme;  // https, http, git, file
  std::string host;    // empty for file
  std::uint16_t port = 0;
  std::string path;                 // on the host, with its leading slash
  std::filesystem::path repository;  // file only: the folder, links resolved

  bool is_local() const { return scheme == "file"; }
  // For people and, apart from file, for git. Holds no user name, and no folder of this machine.
  std::string text() const;
};

// https anywhere, http and git for egress_allow, file below template_repositories_dir. Throws base::invalid "url".
GitAddress read_git_address(std::string_view url, const GitOptions& options);

// The rules of git-check-ref-format, and nothing that could be taken for an option. Throws base::invalid "branch".
void check_branch(std::string_view branch);

}  // namespace provisioning
