// Reading and verifying certificates.
#include "crypto/certificate.hpp"

#include <openssl/err.h>
#include <openssl/pem.h>

#include <ctime>

#include "crypto/openssl.hpp"

namespace crypto {
namespace {

using Store = std::unique_ptr<X509_STORE, Freed<X509_STORE_free>>;
using StoreContext = std::unique_ptr<X509_STORE_CTX, Freed<X509_STORE_CTX_free>>;
using Stack = std::unique_ptr<STACK_OF(X509), Freed<[](STACK_OF(X509) * stack) { sk_X509_free(stack); }>>;

base::Timestamp read_time(const ASN1_TIME* time) {
  std::tm parts{};
  require(ASN1_TIME_to_tm(time, &parts), "time of the certificate");
  return base::Timestamp(std::chrono::seconds(::timegm(&parts)));
}

std::string read_name(const X509_NAME* name) {
  const auto out = write_to_memory();
  require(X509_NAME_print_ex(out.get(), name, 0, XN_FLAG_RFC2253) + 1, "name in the certificate");
  return contents(out.get());
}

std::string read_host(const GENERAL_NAME* name) {
  int kind = 0;
  const auto* value = GENERAL_NAME_get0_value(name, &kind);
  if (kind != GEN_DNS) return {};
  const auto* text = static_cast<const ASN1_STRING*>(value);
  return {reinterpret_cast<const char*>(ASN1_STRING_get0_data(text)),
          static_cast<std::size_t>(ASN1_STRING_length(text))};
}

}  // namespace

Certificate::Certificate(X509* certificate) : certificate_(require(certificate, "certificate"), X509_free) {}

Certificate Certificate::from_pem(std::string_view pem) {
  const auto source = read_from(pem);
  return Certificate(PEM_read_bio_X509(source.get(), nullptr, nullptr, nullptr));
}

std::string Certificate::pem() const {
  const auto out = write_to_memory();
  require(PEM_write_bio_X509(out.get(), certificate_.get()), "write the certificate");
  return contents(out.get());
}

std::string Certificate::der() const {
  const auto out = write_to_memory();
  require(i2d_X509_bio(out.get(), certificate_.get()), "write the certificate");
  return contents(out.get());
}

base::Timestamp Certificate::not_before() const { return read_time(X509_get0_notBefore(certificate_.get())); }

base::Timestamp Certificate::not_after() const { return read_time(X509_get0_notAfter(certificate_.get())); }

std::vector<std::string> Certificate::hosts() const {
  auto* found = X509_get_ext_d2i(certificate_.get(), NID_subject_alt_name, nullptr, nullptr);
  const Names names(static_cast<GENERAL_NAMES*>(found));
  std::vector<std::string> hosts;
  for (int at = 0; names && at < sk_GENERAL_NAME_num(names.get()); ++at) {
    auto host = read_host(sk_GENERAL_NAME_value(names.get(), at));
    if (!host.empty()) hosts.push_back(std::move(host));
  }
  return hosts;
}

std::string Certificate::subject() const { return read_name(X509_get_subject_name(certificate_.get())); }

std::string Certificate::issuer() const { return read_name(X509_get_issuer_name(certificate_.get())); }

bool Certificate::belongs_to(const PrivateKey& key) const {
  const bool same = X509_check_private_key(certificate_.get(), key.native()) == 1;
  ERR_clear_error();
  return same;
}

std::vector<Certificate> read_chain(std::string_view pem) {
  const auto source = read_from(pem);
  std::vector<Certificate> chain;
  while (auto* certificate = PEM_read_bio_X509(source.get(), nullptr, nullptr, nullptr)) {
    chain.emplace_back(certificate);
  }
  if (ERR_GET_REASON(ERR_peek_last_error()) != PEM_R_NO_START_LINE) fail("unreadable certificate");
  ERR_clear_error();
  return chain;
}

std::optional<std::string> find_chain_fault(std::span<const Certificate> chain, const Certificate& root,
                                            const std::string& host, base::Timestamp now) {
  if (chain.empty()) return "there is no certificate";
  const Store trusted(require(X509_STORE_new(), "trust store"));
  require(X509_STORE_add_cert(trusted.get(), root.native()), "trust store");
  const Stack between(require(sk_X509_new_null(), "chain"));
  for (const auto& certificate : chain.subspan(1)) require(sk_X509_push(between.get(), certificate.native()), "chain");

  const StoreContext context(require(X509_STORE_CTX_new(), "verification"));
  require(X509_STORE_CTX_init(context.get(), trusted.get(), chain.front().native(), between.get()), "verification");
  auto* rules = X509_STORE_CTX_get0_param(context.get());
  require(X509_VERIFY_PARAM_set1_host(rules, host.c_str(), host.size()), "verification");
  X509_VERIFY_PARAM_set_time(rules, std::chrono::system_clock::to_time_t(now));
  require(X509_VERIFY_PARAM_set_purpose(rules, X509_PURPOSE_SSL_SERVER), "verification");
  const bool good = X509_verify_cert(context.get()) == 1;
  ERR_clear_error();
  if (good) return std::nullopt;
  return X509_verify_cert_error_string(X509_STORE_CTX_get_error(context.get()));
}

}  // namespace crypto
