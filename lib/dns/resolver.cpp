// DNS questions by the C library's resolver.
#include "dns/resolver.hpp"

#include <arpa/inet.h>
#include <arpa/nameser.h>
#include <netdb.h>
#include <resolv.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <functional>
#include <memory>

#include "base/blocking.hpp"
#include "base/error.hpp"

namespace dns {
namespace {

constexpr int seconds_a_try = 2;
constexpr int tries = 2;
constexpr std::size_t most_records = 50;

struct CloseResolver {
  void operator()(struct __res_state* state) const {
    res_nclose(state);
    delete state;
  }
};
using State = std::unique_ptr<struct __res_state, CloseResolver>;

struct Server {
  std::string address;  // empty: the system's
  std::uint16_t port;
};

State make_state(const Server& server) {
  State state(new struct __res_state());
  if (res_ninit(state.get()) != 0) throw base::unavailable("The system's resolver cannot be used.");
  state->retrans = seconds_a_try;
  state->retry = tries;
  state->options &= ~static_cast<unsigned long>(RES_DNSRCH | RES_DEFNAMES);
  if (server.address.empty()) return state;
  state->nscount = 1;
  state->nsaddr_list[0] = sockaddr_in{};
  state->nsaddr_list[0].sin_family = AF_INET;
  state->nsaddr_list[0].sin_port = htons(server.port);
  ::inet_pton(AF_INET, server.address.c_str(), &state->nsaddr_list[0].sin_addr);
  return state;
}

using Answer = std::vector<unsigned char>;

// Empty for a name or a record that does not exist.
Answer ask(const Server& server, const std::string& name, ns_type type) {
  const auto state = make_state(server);
  Answer answer(64 << 10);
  const int size = res_nquery(state.get(), name.c_str(), ns_c_in, type, answer.data(), static_cast<int>(answer.size()));
  if (size >= 0) {
    answer.resize(std::min(static_cast<std::size_t>(size), answer.size()));
    return answer;
  }
  const int why = state->res_h_errno;
  if (why == HOST_NOT_FOUND || why == NO_DATA) return {};
  throw base::unavailable("The name servers of " + name + " do not answer.");
}

void each_record(const Answer& answer, const std::function<void(ns_msg&, const ns_rr&)>& see) {
  if (answer.empty()) return;
  ns_msg message;
  if (ns_initparse(answer.data(), static_cast<int>(answer.size()), &message) != 0)
    throw base::unavailable("A name server's answer cannot be read.");
  const auto count = std::min<std::size_t>(ns_msg_count(message, ns_s_an), most_records);
  for (std::size_t at = 0; at < count; ++at) {
    ns_rr record;
    if (ns_parserr(&message, ns_s_an, static_cast<int>(at), &record) != 0) return;
    see(message, record);
  }
}

// A TXT record is a row of pieces, each with its length before it.
std::string text_of(const ns_rr& record) {
  std::string text;
  const auto* at = ns_rr_rdata(record);
  const auto* const end = at + ns_rr_rdlen(record);
  while (at < end) {
    const std::size_t length = std::min<std::size_t>(*at, static_cast<std::size_t>(end - at - 1));
    text.append(reinterpret_cast<const char*>(at + 1), length);
    at += 1 + length;
  }
  return text;
}

std::string alias_of(ns_msg& message, const ns_rr& record) {
  std::array<char, NS_MAXDNAME> name{};
  const auto* begin = ns_msg_base(message);
  if (ns_name_uncompress(begin, ns_msg_end(message), ns_rr_rdata(record), name.data(), name.size()) < 0) return {};
  std::string alias(name.data());
  std::ranges::transform(alias, alias.begin(), [](unsigned char letter) { return std::tolower(letter); });
  return alias;
}

std::vector<std::string> texts_of(const Server& server, const std::string& name) {
  std::vector<std::string> texts;
  each_record(ask(server, name, ns_t_txt), [&](ns_msg&, const ns_rr& record) {
    if (ns_rr_type(record) == ns_t_txt) texts.push_back(text_of(record));
  });
  return texts;
}

Leads leads_of(const Server& server, const std::string& name) {
  Leads leads;
  each_record(ask(server, name, ns_t_a), [&](ns_msg& message, const ns_rr& record) {
    if (ns_rr_type(record) == ns_t_cname) leads.aliases.push_back(alias_of(message, record));
    if (ns_rr_type(record) != ns_t_a || ns_rr_rdlen(record) != 4) return;
    std::array<char, INET_ADDRSTRLEN> address{};
    ::inet_ntop(AF_INET, ns_rr_rdata(record), address.data(), address.size());
    leads.addresses.emplace_back(address.data());
  });
  return leads;
}

}  // namespace

Resolver::Resolver(const std::string& server) {
  if (server.empty()) return;
  const auto colon = server.rfind(':');
  address_ = server.substr(0, colon);
  const auto port = colon == std::string::npos ? std::string_view("53") : std::string_view(server).substr(colon + 1);
  const auto* end = port.data() + port.size();
  const auto [rest, error] = std::from_chars(port.data(), end, port_);
  in_addr ignored{};
  if (error != std::errc{} || rest != end || ::inet_pton(AF_INET, address_.c_str(), &ignored) != 1)
    throw base::invalid("dns_resolver", "not_an_address", "Write dns_resolver as IPv4 address:port.");
}

base::Task<std::vector<std::string>> Resolver::find_texts(std::string name) {
  const Server server{address_, port_};
  co_return co_await base::run_blocking(threads_, [server, name] { return texts_of(server, name); });
}

base::Task<Leads> Resolver::find_addresses(std::string name) {
  const Server server{address_, port_};
  co_return co_await base::run_blocking(threads_, [server, name] { return leads_of(server, name); });
}

}  // namespace dns
