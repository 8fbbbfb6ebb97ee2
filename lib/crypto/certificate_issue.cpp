// Making certificates and requests for them.
#include <openssl/pem.h>
#include <openssl/rand.h>

#include "base/error.hpp"
#include "crypto/certificate.hpp"
#include "crypto/openssl.hpp"

namespace crypto {
namespace {

constexpr std::size_t longest_common_name = 64;

void set_common_name(X509_NAME* name, const std::string& text) {
  require(X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8, reinterpret_cast<const unsigned char*>(text.data()),
                                     static_cast<int>(text.size()), -1, 0),
          "common name");
}

// Built name by name: OpenSSL's text form would read a comma in a host as the next name.
Names make_names(std::span<const std::string> hosts) {
  if (hosts.empty()) throw base::internal("a certificate needs at least one host");
  Names names(require(GENERAL_NAMES_new(), "host names"));
  for (const auto& host : hosts) {
    auto* text = require(ASN1_IA5STRING_new(), "host name");
    auto* name = require(GENERAL_NAME_new(), "host name");
    GENERAL_NAME_set0_value(name, GEN_DNS, text);
    require(sk_GENERAL_NAME_push(names.get(), name), "host name");
    require(ASN1_STRING_set(text, host.data(), static_cast<int>(host.size())), "host name");
  }
  return names;
}

void add(X509* certificate, X509V3_CTX& context, int kind, const char* text) {
  const Extension extension(require(X509V3_EXT_conf_nid(nullptr, &context, kind, text), "certificate extension"));
  require(X509_add_ext(certificate, extension.get(), -1), "certificate extension");
}

void set_serial(X509* certificate) {
  const BigNumber serial(require(BN_new(), "serial number"));
  require(BN_rand(serial.get(), 127, BN_RAND_TOP_ONE, BN_RAND_BOTTOM_ANY), "serial number");
  require(BN_to_ASN1_INTEGER(serial.get(), X509_get_serialNumber(certificate)), "serial number");
}

void set_time(ASN1_TIME* field, base::Timestamp time) {
  require(ASN1_TIME_set(field, std::chrono::system_clock::to_time_t(time)), "validity");
}

X509Owner start(const PrivateKey& key, const std::string& name, Validity validity) {
  X509Owner certificate(require(X509_new(), "certificate"));
  require(X509_set_version(certificate.get(), X509_VERSION_3), "certificate");
  set_serial(certificate.get());
  set_time(X509_getm_notBefore(certificate.get()), validity.not_before);
  set_time(X509_getm_notAfter(certificate.get()), validity.not_after);
  if (name.size() <= longest_common_name) set_common_name(X509_get_subject_name(certificate.get()), name);
  require(X509_set_pubkey(certificate.get(), key.native()), "public key");
  return certificate;
}

}  // namespace

std::string make_signing_request(const PrivateKey& key, std::span<const std::string> hosts) {
  const Names names = make_names(hosts);
  const Request request(require(X509_REQ_new(), "signing request"));
  if (hosts.front().size() <= longest_common_name) {
    set_common_name(X509_REQ_get_subject_name(request.get()), hosts.front());
  }
  require(X509_REQ_set_pubkey(request.get(), key.native()), "signing request");
  const Extension extension(require(X509V3_EXT_i2d(NID_subject_alt_name, 0, names.get()), "host names"));
  const std::unique_ptr<STACK_OF(X509_EXTENSION),
                        Freed<[](STACK_OF(X509_EXTENSION) * stack) { sk_X509_EXTENSION_free(stack); }>>
      extensions(require(sk_X509_EXTENSION_new_null(), "host names"));
  require(sk_X509_EXTENSION_push(extensions.get(), extension.get()), "host names");
  require(X509_REQ_add_extensions(request.get(), extensions.get()), "host names");
  require(X509_REQ_sign(request.get(), key.native(), EVP_sha256()), "signing request");

  const auto out = write_to_memory();
  require(i2d_X509_REQ_bio(out.get(), request.get()), "signing request");
  return contents(out.get());
}

Certificate make_root(const PrivateKey& key, const std::string& name, Validity validity) {
  auto root = start(key, name, validity);
  require(X509_set_issuer_name(root.get(), X509_get_subject_name(root.get())), "issuer");
  X509V3_CTX context{};
  X509V3_set_ctx(&context, root.get(), root.get(), nullptr, nullptr, 0);
  add(root.get(), context, NID_basic_constraints, "critical,CA:TRUE,pathlen:0");
  add(root.get(), context, NID_key_usage, "critical,keyCertSign,cRLSign");
  add(root.get(), context, NID_subject_key_identifier, "hash");
  require(X509_sign(root.get(), key.native(), EVP_sha256()), "signature of the root");
  return Certificate(root.release());
}

Certificate issue_leaf(const Authority& authority, const PrivateKey& key, std::span<const std::string> hosts,
                       Validity validity) {
  const Names names = make_names(hosts);
  auto leaf = start(key, hosts.front(), validity);
  auto* issuer = authority.certificate.native();
  require(X509_set_issuer_name(leaf.get(), X509_get_subject_name(issuer)), "issuer");
  X509V3_CTX context{};
  X509V3_set_ctx(&context, issuer, leaf.get(), nullptr, nullptr, 0);
  add(leaf.get(), context, NID_basic_constraints, "critical,CA:FALSE");
  add(leaf.get(), context, NID_key_usage, "critical,digitalSignature");
  add(leaf.get(), context, NID_ext_key_usage, "serverAuth");
  add(leaf.get(), context, NID_subject_key_identifier, "hash");
  add(leaf.get(), context, NID_authority_key_identifier, "keyid:always");
  // Browsers refuse an empty subject unless the names are critical (RFC 5280, 4.2.1.6).
  const int critical = hosts.front().size() > longest_common_name ? 1 : 0;
  require(X509_add1_ext_i2d(leaf.get(), NID_subject_alt_name, names.get(), critical, 0), "host names");
  require(X509_sign(leaf.get(), authority.key.native(), EVP_sha256()), "signature of the certificate");
  return Certificate(leaf.release());
}

}  // namespace crypto
