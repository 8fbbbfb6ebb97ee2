// Certificates where the edge reads them.
#include "certificates/certificate_files.hpp"

#include <algorithm>
#include <cctype>

#include "base/error.hpp"
#include "certificates/durable_file.hpp"
#include "crypto/certificate.hpp"

namespace provisioning {
namespace {

constexpr std::size_t longest_host = 250;  // ".pem" still fits into a file name
constexpr std::chrono::hours longest_margin{24 * 30};

bool names_a_file(std::string_view host) {
  return !host.empty() && host.size() <= longest_host && host.front() != '.' && host.front() != '-' &&
         std::ranges::all_of(host, [](unsigned char letter) {
           return std::islower(letter) || std::isdigit(letter) || letter == '.' || letter == '-' || letter == '_';
         });
}

}  // namespace

CertificateFiles::CertificateFiles(std::filesystem::path directory) : directory_(std::move(directory)) {}

void CertificateFiles::install(std::string_view host, std::string_view pem_key_and_chain) const {
  const auto key = crypto::PrivateKey::from_pem(pem_key_and_chain);
  const auto leaf = crypto::Certificate::from_pem(pem_key_and_chain);
  if (!leaf.belongs_to(key)) throw base::internal("key and certificate of " + std::string(host) + " do not match");
  replace_file(path_of(host), pem_key_and_chain, {.mode = 0640, .group = "www-data"});
}

std::optional<InstalledCertificate> CertificateFiles::find(std::string_view host) const {
  const auto text = find_file_text(path_of(host));
  if (!text) return std::nullopt;
  try {
    const auto leaf = crypto::Certificate::from_pem(*text);
    return InstalledCertificate{leaf.not_before(), leaf.not_after(), leaf.hosts(), leaf.issuer()};
  } catch (const base::Error&) {
    return std::nullopt;
  }
}

void CertificateFiles::remove(std::string_view host) const { std::filesystem::remove(path_of(host)); }

std::filesystem::path CertificateFiles::path_of(std::string_view host) const {
  if (!names_a_file(host)) throw base::internal("no certificate can be kept for this host name");
  return directory_ / (std::string(host) + ".pem");
}

bool renewal_due(base::Timestamp not_before, base::Timestamp not_after, base::Timestamp now) {
  const auto margin = std::min<std::chrono::microseconds>((not_after - not_before) / 3, longest_margin);
  return now >= not_after - margin;
}

}  // namespace provisioning
