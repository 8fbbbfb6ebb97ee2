// Maps git's messages to errors with a reason.
#include "source/git_failure.hpp"

#include <signal.h>

#include <algorithm>
#include <array>
#include <string_view>

namespace provisioning {

namespace {

enum class Cause { no_branch, no_repository, not_public, unreachable, slow, large, unsafe, redirect, sandbox };

struct Sign {
  std::string_view words;
  Cause cause;
};

constexpr std::array signs{
    Sign{"bwrap: ", Cause::sandbox},
    Sign{"Remote branch", Cause::no_branch},
    Sign{"File too large", Cause::large},
    Sign{"signal 25", Cause::large},
    Sign{"No space left", Cause::large},
    Sign{"signal 24", Cause::slow},
    Sign{"Operation too slow", Cause::slow},
    Sign{"could not read Username", Cause::not_public},
    Sign{"Authentication failed", Cause::not_public},
    Sign{"error: 401", Cause::not_public},
    Sign{"error: 403", Cause::not_public},
    Sign{"redirect", Cause::redirect},
    Sign{"error: 30", Cause::redirect},
    Sign{"not found", Cause::no_repository},
    Sign{"does not appear to be a git repository", Cause::no_repository},
    Sign{"Repository not exported", Cause::no_repository},
    Sign{"not valid: is this a git repository", Cause::no_repository},
    Sign{"fsck error", Cause::unsafe},
    Sign{"invalid path", Cause::unsafe},
    Sign{"Failed to connect", Cause::unreachable},
    Sign{"Couldn't connect", Cause::unreachable},
    Sign{"unable to connect", Cause::unreachable},
    Sign{"Could not resolve", Cause::unreachable},
    Sign{"Connection refused", Cause::unreachable},
    Sign{"Connection reset", Cause::unreachable},
    Sign{"certificate", Cause::unreachable},
    Sign{"The requested URL returned error: 5", Cause::unreachable},
    Sign{"early EOF", Cause::unreachable},
    Sign{"the remote end hung up", Cause::unreachable},
};

// git's last "fatal:" or "error:" line without control characters.
std::string last_words(std::string_view text) {
  auto begin = text.rfind("fatal: ");
  if (begin == std::string_view::npos) begin = text.rfind("error: ");
  if (begin == std::string_view::npos) begin = 0;
  std::string line(text.substr(begin, std::min<std::size_t>(text.find('\n', begin) - begin, 300)));
  std::ranges::replace_if(line, [](unsigned char letter) { return letter < ' ' || letter >= 0x7f; }, ' ');
  return line;
}

std::string size_text(std::uint64_t bytes) {
  return bytes >= 1 << 20 ? std::to_string(bytes >> 20) + " MB" : std::to_string(bytes >> 10) + " kB";
}

std::string time_text(std::chrono::milliseconds time) {
  return time.count() % 1000 == 0 ? std::to_string(time.count() / 1000) + " s" : std::to_string(time.count()) + " ms";
}

base::Error too_slow(const GitFailure& failure) {
  return {base::ErrorKind::unavailable, "clone_timed_out",
          "Fetching " + failure.address.text() + " took longer than " + time_text(failure.limits.time) + "."};
}

base::Error too_large(const GitFailure& failure) {
  return {base::ErrorKind::too_large, "repository_too_large",
          "The repository " + failure.address.text() + " is larger than " + size_text(failure.limits.bytes) + "."};
}

base::Error unreachable(const GitFailure& failure, const std::string& words) {
  return {base::ErrorKind::unavailable, "repository_unreachable",
          "The repository " + failure.address.text() + " cannot be reached: " + words};
}

base::Error error_for(Cause cause, const GitFailure& failure, const std::string& words) {
  const auto url = failure.address.text();
  switch (cause) {
    case Cause::no_branch:
      return refused_request("branch", "branch_not_found",
                             "Branch '" + failure.branch + "' does not exist in " + url + ".");
    case Cause::no_repository:
      return refused_request("url", "repository_not_found", "The repository " + url + " does not exist.");
    case Cause::not_public:
      return refused_request("url", "repository_not_public",
                             "The repository " + url + " does not exist or is not public.");
    case Cause::redirect:
      return refused_request("url", "repository_moved", "The repository " + url + " has moved; give its new address.");
    case Cause::unsafe:
      return refused_request("url", "repository_unsafe", "The repository " + url + " holds unsafe content: " + words);
    case Cause::large: return too_large(failure);
    case Cause::slow: return too_slow(failure);
    case Cause::unreachable: return unreachable(failure, words);
    case Cause::sandbox: return base::internal("git's sandbox cannot be set up: " + words);
  }
  return base::internal(words);
}

}  // namespace

base::Error explain(const GitFailure& failure, const base::Ending& ending) {
  if (failure.cap == GitCap::bytes) return too_large(failure);
  if (failure.cap == GitCap::files) {
    return {base::ErrorKind::too_large, "repository_too_many_files",
            "The repository " + failure.address.text() + " holds more than " + std::to_string(failure.limits.files) +
                " files."};
  }
  if (ending.timed_out) return too_slow(failure);
  if (ending.status == 128 + SIGXFSZ) return too_large(failure);
  const auto words = last_words(ending.err);
  for (const auto& sign : signs) {
    if (ending.err.find(sign.words) != std::string::npos) return error_for(sign.cause, failure, words);
  }
  return refused_request("url", "clone_failed",
                         "Fetching " + failure.address.text() + " failed: " + (words.empty() ? ending.text() : words));
}

}  // namespace provisioning
