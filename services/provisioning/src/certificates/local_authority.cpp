// This installation's own certificate authority.
#include "certificates/local_authority.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "certificates/durable_file.hpp"

namespace provisioning {
namespace {

using std::chrono::hours;

constexpr hours root_lifetime{24 * 3650};
constexpr hours leaf_lifetime{24 * 90};
constexpr hours grace{1};  // for clocks that are a little behind

// A shifted clock must not make certificates that today's browsers find "not valid yet".
base::Timestamp valid_from() {
  const auto real = std::chrono::time_point_cast<std::chrono::microseconds>(std::chrono::system_clock::now());
  return std::min<base::Timestamp>(base::Clock::now(), real) - grace;
}

// Two processes may arrive together: the first key is everybody's key, and any root made from it is as good as another.
crypto::Authority load(const std::filesystem::path& directory) {
  const auto key_path = directory / "root.key";
  const auto root_path = directory / "root.crt";
  if (!find_file_text(key_path)) create_file(key_path, crypto::PrivateKey::generate().pem(), {.mode = 0600});
  const auto key = crypto::PrivateKey::from_pem(find_file_text(key_path).value_or(""));
  if (!find_file_text(root_path)) {
    const auto from = valid_from();
    const auto root = crypto::make_root(key, "DDE Local Authority", {from, from + root_lifetime});
    create_file(root_path, root.pem(), {.mode = 0644});
  }
  auto root = crypto::Certificate::from_pem(find_file_text(root_path).value_or(""));
  if (!root.belongs_to(key)) {
    throw base::internal("root.crt and root.key in " + directory.string() +
                         " do not belong together; remove both to start a new authority");
  }
  return {key, std::move(root)};
}

}  // namespace

LocalAuthority::LocalAuthority(const std::filesystem::path& directory) : authority_(load(directory)) {}

IssuedCertificate LocalAuthority::sign(const std::vector<std::string>& hosts) const {
  const auto key = crypto::PrivateKey::generate();
  const auto until = std::min(base::Clock::now() + leaf_lifetime, authority_.certificate.not_after());
  const auto leaf = crypto::issue_leaf(authority_, key, hosts, {valid_from(), until});
  return {key.pem() + leaf.pem(), leaf.not_before(), leaf.not_after()};
}

base::Task<IssuedCertificate> LocalAuthority::issue(std::vector<std::string> hosts, IssueLog& log) {
  auto issued = sign(hosts);
  auto line = "The local authority signed a certificate for " + hosts.front() + ".";
  co_await log.say(std::move(line));
  co_return issued;
}

}  // namespace provisioning
