// Composes the argument arrays of sandboxed git.
#include "source/git_sandbox.hpp"

#include <unistd.h>

#include <iterator>

namespace provisioning {

namespace {

using Arguments = std::vector<std::string>;

void append(Arguments& to, Arguments more) { std::ranges::move(more, std::back_inserter(to)); }

// All of the sandbox up to "--"; `access` is --bind or --ro-bind for the staging folder.
Arguments sandbox(const std::filesystem::path& staging, const std::string& access, bool networked) {
  Arguments arguments{"/usr/bin/bwrap",       "--unshare-user",    "--unshare-pid", "--unshare-ipc", "--unshare-uts",
                      "--unshare-cgroup-try", "--die-with-parent", "--new-session", "--cap-drop",    "ALL"};
  if (!networked) arguments.push_back("--unshare-net");
  append(arguments, {"--ro-bind",
                     "/usr",
                     "/usr",
                     "--symlink",
                     "usr/bin",
                     "/bin",
                     "--symlink",
                     "usr/lib",
                     "/lib",
                     "--symlink",
                     "usr/lib64",
                     "/lib64",
                     "--ro-bind-try",
                     "/etc/ssl",
                     "/etc/ssl",
                     "--ro-bind-try",
                     "/etc/ld.so.cache",
                     "/etc/ld.so.cache",
                     "--proc",
                     "/proc",
                     "--dev",
                     "/dev",
                     "--size",
                     "1048576",
                     "--tmpfs",
                     "/tmp",
                     access,
                     staging.string(),
                     "/out"});
  return arguments;
}

void add_environment(Arguments& arguments) {
  append(arguments, {"--clearenv",
                     "--setenv",
                     "HOME",
                     "/tmp",
                     "--setenv",
                     "PATH",
                     "/usr/bin",
                     "--setenv",
                     "LC_ALL",
                     "C",
                     "--setenv",
                     "GIT_CONFIG_NOSYSTEM",
                     "1",
                     "--setenv",
                     "GIT_TERMINAL_PROMPT",
                     "0",
                     "--setenv",
                     "GIT_LFS_SKIP_SMUDGE",
                     "1",
                     "--setenv",
                     "GIT_CONFIG_GLOBAL",
                     "/out/gitconfig",
                     "--"});
}

Arguments git_settings() {
  return {"/usr/bin/git",
          "-c",
          "core.hooksPath=/dev/null",
          "-c",
          "core.symlinks=false",
          "-c",
          "core.fsmonitor=false",
          "-c",
          "core.attributesFile=/dev/null",
          "-c",
          "submodule.recurse=false",
          "-c",
          "advice.detachedHead=false"};
}

std::string bracketed(const std::string& address) {
  return address.find(':') == std::string::npos ? address : "[" + address + "]";
}

// git:// has no pinning of its own: the address takes the host's place.
std::string url_for_git(const GitClone& clone) {
  if (clone.address.is_local()) return "file:///repository";
  if (clone.address.scheme != "git" || !clone.pinned) return clone.address.text();
  GitAddress pinned = clone.address;
  pinned.host = clone.pinned->address;
  return pinned.text();
}

void add_transfer_settings(Arguments& arguments, const GitOptions& options, const GitClone& clone) {
  append(arguments, {"-c", "protocol.allow=never", "-c", "protocol." + clone.address.scheme + ".allow=always", "-c",
                     "transfer.fsckObjects=true", "-c", "http.followRedirects=false", "-c", "http.lowSpeedLimit=1000",
                     "-c", "http.lowSpeedTime=20", "-c", "http.maxRequests=1"});
  if (clone.pinned) {
    append(arguments, {"-c", "http.curloptResolve=" + clone.address.host + ":" + std::to_string(clone.address.port) +
                                 ":" + bracketed(clone.pinned->address)});
  }
  if (!options.ca_file.empty()) append(arguments, {"-c", "http.sslCAInfo=/ca.pem"});
}

base::Command command(const GitOptions& options, Arguments arguments) {
  base::Command command;
  command.arguments = std::move(arguments);
  command.user = sandbox_user(options);
  command.deadline = options.limits.time;
  command.grace = std::chrono::milliseconds(500);
  command.dies_with_parent = true;
  const auto seconds = std::chrono::ceil<std::chrono::seconds>(options.limits.time).count();
  command.limits = {{RLIMIT_FSIZE, options.limits.bytes},
                    {RLIMIT_CPU, static_cast<rlim_t>(seconds)},
                    {RLIMIT_NOFILE, 256},
                    {RLIMIT_NPROC, 512},
                    {RLIMIT_CORE, 0}};
  return command;
}

}  // namespace

std::optional<base::Command::User> sandbox_user(const GitOptions& options) {
  if (::geteuid() != 0) return std::nullopt;
  return base::Command::User{options.uid, options.uid};
}

base::Command clone_command(const GitOptions& options, const GitClone& clone) {
  auto arguments = sandbox(clone.staging, "--bind", !clone.address.is_local());
  if (clone.address.is_local()) append(arguments, {"--ro-bind", clone.address.repository.string(), "/repository"});
  if (!options.ca_file.empty()) append(arguments, {"--ro-bind", options.ca_file, "/ca.pem"});
  add_environment(arguments);
  append(arguments, git_settings());
  add_transfer_settings(arguments, options, clone);
  append(arguments, {"clone", "--template=", "--depth", "1", "--no-tags", "--single-branch", "--no-recurse-submodules",
                     "--branch=" + clone.branch, "--", url_for_git(clone), "/out/src"});
  return command(options, std::move(arguments));
}

base::Command listing_command(const GitOptions& options, const std::filesystem::path& staging) {
  auto arguments = sandbox(staging, "--ro-bind", false);
  add_environment(arguments);
  append(arguments, git_settings());
  append(arguments, {"-C", "/out/src", "ls-files", "--stage", "-z"});
  auto listing = command(options, std::move(arguments));
  listing.output_limit = 32 << 20;
  return listing;
}

}  // namespace provisioning
