// Reading of repository addresses and branch names.
#include "source/git_address.hpp"

#include <algorithm>
#include <boost/url/parse.hpp>
#include <boost/url/url_view.hpp>
#include <cctype>

namespace provisioning {

namespace {

namespace fs = std::filesystem;

base::Error refused(const char* code, std::string message) { return refused_request("url", code, std::move(message)); }

std::uint16_t default_port(std::string_view scheme) {
  if (scheme == "https") return 443;
  return scheme == "http" ? 80 : 9418;
}

bool is_below(const fs::path& path, const fs::path& root) {
  const auto rest = path.lexically_relative(root);
  return !rest.empty() && rest.begin()->string() != ".." && rest != ".";
}

GitAddress read_local(const boost::urls::url_view& url, const GitOptions& options) {
  std::error_code error;
  GitAddress address{.scheme = "file", .path = std::string(url.path())};
  address.repository = fs::canonical(address.path, error);
  const auto root = fs::weakly_canonical(options.template_repositories_dir, error);
  const bool allowed =
      !options.template_repositories_dir.empty() && url.encoded_host().empty() &&
      is_below(fs::path(address.path).lexically_normal(), options.template_repositories_dir.lexically_normal());
  if (!allowed) throw refused("address_not_allowed", "file:// is for the templates that ship with DDE only.");
  if (address.repository.empty() || !fs::is_directory(address.repository)) {
    throw refused("repository_not_found", "The repository " + address.text() + " does not exist.");
  }
  if (!is_below(address.repository, root)) {
    throw refused("address_not_allowed", "file:// is for the templates that ship with DDE only.");
  }
  return address;
}

void check_plain_scheme(const GitAddress& address, const GitOptions& options) {
  const auto target = address.host + ":" + std::to_string(address.port);
  if (address.scheme == "https" || std::ranges::find(options.egress_allow, target) != options.egress_allow.end())
    return;
  throw refused("address_not_allowed", address.scheme + ":// is not allowed for " + target + "; use https://.");
}

}  // namespace

base::Error refused_request(const char* field, const char* code, std::string message) {
  return {base::ErrorKind::invalid, code, message, {{field, code, message}}};
}

std::string GitAddress::text() const {
  if (is_local()) return repository.filename().string();
  const bool is_v6 = host.find(':') != std::string::npos;
  const auto port_text = port == default_port(scheme) ? "" : ":" + std::to_string(port);
  return scheme + "://" + (is_v6 ? "[" + host + "]" : host) + port_text + path;
}

GitAddress read_git_address(std::string_view text, const GitOptions& options) {
  const auto parsed = boost::urls::parse_uri(text);
  if (!parsed || text.size() > 2000)
    throw refused("not_a_git_url", "This is not the https:// address of a Git repository.");
  const boost::urls::url_view& url = *parsed;
  GitAddress address{.scheme = std::string(url.scheme())};
  if (address.is_local()) return read_local(url, options);
  if (address.scheme != "https" && address.scheme != "http" && address.scheme != "git") {
    throw refused("address_not_allowed", "Only https:// addresses of repositories are supported.");
  }
  if (url.has_userinfo())
    throw refused("has_credentials", "The address of a repository must not hold a user name or password.");
  if (url.has_query() || url.has_fragment() || url.encoded_host().empty() || url.encoded_path().size() < 2) {
    throw refused("not_a_git_url", "This is not the https:// address of a Git repository.");
  }
  address.host = std::string(url.host_address());
  std::ranges::transform(address.host, address.host.begin(), [](unsigned char letter) { return std::tolower(letter); });
  address.port = url.port_number() != 0 ? url.port_number() : default_port(address.scheme);
  address.path = std::string(url.encoded_path());
  check_plain_scheme(address, options);
  return address;
}

void check_branch(std::string_view branch) {
  const auto is_forbidden = [](unsigned char letter) {
    return letter <= ' ' || letter == 0x7f || std::string_view("~^:?*[\\").find(letter) != std::string_view::npos;
  };
  const auto holds = [branch](std::string_view part) { return branch.find(part) != std::string_view::npos; };
  const bool refuse = branch.empty() || branch.size() > 200 || branch.starts_with('-') || branch.starts_with('/') ||
                      branch.starts_with('.') || branch.ends_with('/') || branch.ends_with('.') ||
                      branch.ends_with(".lock") || branch == "@" || holds("..") || holds("//") || holds("/.") ||
                      holds("@{") || std::ranges::any_of(branch, is_forbidden);
  if (refuse) throw refused_request("branch", "not_a_branch", "This is not the name of a Git branch.");
}

}  // namespace provisioning
