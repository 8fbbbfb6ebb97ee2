// Problem documents as errors a person can act on.
#include "acme/acme_problem.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <string_view>

namespace provisioning {
namespace {

constexpr std::string_view prefix = "urn:ietf:params:acme:error:";
constexpr std::size_t longest_detail = 400;

struct Advice {
  std::string_view type;
  std::string_view code;
  std::string_view text;  // %h stands for the host
};

constexpr std::array advices{
    Advice{"connection", "acme_connection",
           "The certificate authority could not connect to http://%h/. Check that the A record of %h leads to this "
           "server and that port 80 is open."},
    Advice{"dns", "acme_dns", "The certificate authority found no usable DNS record for %h. Check its A record."},
    Advice{"unauthorized", "acme_unauthorized",
           "Somebody else answered the certificate authority for %h. Check that its A and AAAA records lead to this "
           "server only."},
    Advice{"incorrectResponse", "acme_incorrect_response",
           "Somebody else answered the certificate authority for %h. Check that its A and AAAA records lead to this "
           "server only."},
    Advice{"tls", "acme_tls", "The certificate authority found a TLS fault at %h."},
    Advice{"caa", "acme_caa",
           "A CAA record of %h forbids this certificate authority. Remove it or allow the authority."},
    Advice{"rejectedIdentifier", "acme_rejected_identifier", "The certificate authority does not serve the name %h."},
    Advice{"unsupportedIdentifier", "acme_unsupported_identifier",
           "The certificate authority does not serve the name %h."},
    Advice{"externalAccountRequired", "acme_external_account_required",
           "The certificate authority wants an external account binding. Set its key id and key."},
    Advice{"userActionRequired", "acme_user_action_required",
           "The certificate authority waits for its account holder, perhaps for new terms of service."},
    Advice{"invalidContact", "acme_invalid_contact", "The certificate authority refuses acme_email."},
    Advice{"unsupportedContact", "acme_unsupported_contact", "The certificate authority refuses acme_email."}};

constexpr Advice other{"", "acme_refused", "The certificate authority refused the certificate for %h."};

std::string text_of(const boost::json::object& object, std::string_view name) {
  const auto* value = object.if_contains(name);
  return value != nullptr && value->is_string() ? std::string(value->get_string()) : std::string();
}

std::string cleaned(std::string text) {
  std::ranges::replace_if(text, [](unsigned char letter) { return letter < 0x20 || letter >= 0x7f; }, ' ');
  return text.substr(0, longest_detail);
}

std::string fill_in(std::string_view text, const std::string& host) {
  std::string out(text);
  for (auto at = out.find("%h"); at != out.npos; at = out.find("%h", at + host.size())) out.replace(at, 2, host);
  return out;
}

}  // namespace

AcmeProblem read_problem(const boost::json::object& object) {
  const auto type = text_of(object, "type");
  const bool known = type.starts_with(prefix) &&
                     std::ranges::all_of(type.substr(prefix.size()), [](unsigned char c) { return std::isalpha(c); });
  return {known ? type.substr(prefix.size(), 64) : "unknown", cleaned(text_of(object, "detail"))};
}

base::Error explain_problem(const AcmeProblem& problem, const std::string& host,
                            std::optional<std::chrono::seconds> retry_after) {
  const auto words = problem.detail.empty() ? std::string() : " It says: " + problem.detail;
  if (problem.type == "rateLimited") {
    return base::too_many("acme_rate_limited", "The certificate authority asks us to wait." + words,
                          retry_after.value_or(std::chrono::hours(1)));
  }
  if (problem.type == "serverInternal" || problem.type == "badNonce" || problem.type == "orderNotReady") {
    return base::unavailable("The certificate authority is in trouble." + words,
                             retry_after.value_or(std::chrono::minutes(1)));
  }
  const auto* found = std::ranges::find(advices, problem.type, &Advice::type);
  const auto& advice = found == advices.end() ? other : *found;
  return base::conflict(std::string(advice.code), fill_in(advice.text, host.empty() ? "this site" : host) + words);
}

}  // namespace provisioning
