// Starting the flow and taking its answer.
#include "oidc/flow.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "crypto/digest.hpp"
#include "oidc/arrival.hpp"
#include "oidc/connections.hpp"
#include "oidc/domains.hpp"
#include "oidc/enforcement.hpp"
#include "oidc/identities.hpp"
#include "oidc/parties.hpp"
#include "oidc/provider_answer.hpp"
#include "oidc/question.hpp"
#include "oidc/way_back.hpp"
#include "shape/json.hpp"

namespace auth {
namespace {

using base::Task;
using tenancy::Scope;

constexpr std::chrono::minutes patience{10};
constexpr const char* cookie_name = "__Host-dde-oidc";  // no neighbour below the same domain can set it

base::Error no_provider() {
  return base::Error(base::ErrorKind::not_found, "no_provider", "There is no identity provider for this.");
}

// Another tab, another browser, or a stranger's link: whoever did not ask gets no answer.
base::Error wrong_browser() {
  return base::forbidden("oidc_wrong_browser", "This sign-in was begun in another browser. Start again here.");
}

http::Cookie browser_cookie(std::string value, std::chrono::seconds age) {
  return {.name = cookie_name, .value = std::move(value), .max_age = age, .same_site = http::SameSite::lax};
}

// Only a path: an address would make us a signpost to anywhere.
std::optional<std::string> path_of(const std::optional<shape::Text<1, 1024>>& return_to) {
  if (!return_to) return std::nullopt;
  const auto& path = return_to->str();
  const bool leads_away = path.starts_with("//") || path.find('\\') != path.npos;
  if (path.starts_with('/') && !leads_away) return path;
  throw base::invalid("returnTo", "not_a_path", "This has to be a path of this site.");
}

Task<Party> party_for(Oidc& oidc, sql::Database& db, OidcStart in) {
  std::optional<Party> party;
  if (in.provider) {
    const auto id = ConnectionId::parse(in.provider->str());
    if (id && in.tenant_id) party = co_await find_connection_party(oidc, db, *in.tenant_id, *id);
    else party = find_platform_party(oidc, in.provider->str());
  } else if (in.email) {
    party = co_await find_party_of(oidc, db, in.email->str());
  } else {
    throw base::invalid("email", "required", "Say by whom you want to sign in: an e-mail address or a provider.");
  }
  if (!party) throw no_provider();
  co_return std::move(*party);
}

Task<http::Reply<OidcQuestion>> ask(Given& given, OidcRef oidc, sql::Database& db, Party party, Question question) {
  auto provider = co_await oidc->client.find(party.issuer);
  NewOneTimeToken wanted{.purpose = Purpose::oidc_state,
                         .subject = question.linking ? question.linking->value : base::Uuid{},
                         .tenant_id = party.tenant_id,
                         .lifetime = patience,
                         .detail = shape::to_json(question)};
  auto tx = co_await db.begin(Scope::nobody());
  const auto state = co_await issue_one_time_token(tx, std::move(wanted));
  co_await tx.commit();
  const auto& key = given.options.token_key;
  http::Reply<OidcQuestion> reply;
  reply.body.authorization_url = question_url(provider->metadata, party, oidc->options.redirect_url, key, state);
  reply.set_cookie(browser_cookie(secrets_of(key, state).browser, patience));
  co_return reply;
}

// At an agency's own address one signs in to that agency, and never by another one's provider.
Task<http::Reply<OidcQuestion>> start_sign_in(Given& given, OidcRef oidc, sql::Database& db, http::Caller caller,
                                              OidcStart in) {
  const auto return_to = path_of(in.return_to);
  auto place = co_await find_own_address(given, db, caller.host);
  auto party = co_await party_for(*oidc, db, in);
  const bool is_anothers = place && party.tenant_id && *party.tenant_id != place->tenant_id;
  if (is_anothers) throw no_provider();
  Question question{party.provider, place ? place->tenant_id : in.tenant_id, {}, return_to, place};
  co_return co_await ask(given, oidc, db, party, question);
}

Task<http::Reply<OidcQuestion>> start_linking(Given& given, OidcRef oidc, tenancy::Member who, sql::Database& db,
                                              http::Caller caller, OidcLink in) {
  const auto return_to = path_of(in.return_to);
  auto reader = db.read(Scope::of(who));
  co_await require_own_proof(reader, who);
  auto party = find_platform_party(*oidc, in.provider.str());
  if (!party) throw no_provider();
  auto place = co_await find_own_address(given, db, caller.host);
  Question question{party->provider, who.tenant_id, who.user_id, return_to, place};
  co_return co_await ask(given, oidc, db, *party, question);
}

// The state counts once, whatever comes of it.
struct Redeemed {
  Question question;
  std::optional<tenancy::TenantId> tenant_ref;
  QuestionSecrets secrets;
};

Task<Redeemed> redeem_state(Given& given, sql::Database& db, http::Caller caller, std::string state) {
  const auto& key = given.options.token_key;
  const auto id = read_one_time_token(key, state);
  const auto secrets = secrets_of(key, id.value_or(OneTimeTokenId{}));
  if (!id || !crypto::constant_time_equal(caller.cookie(cookie_name), secrets.browser)) throw wrong_browser();
  auto tx = co_await db.begin(Scope::nobody());
  auto token = co_await redeem_one_time_token(given, tx, Purpose::oidc_state, std::move(state));
  co_await tx.commit();
  co_return Redeemed{shape::read_json<Question>(token.detail), token.tenant_ref, secrets};
}

// As it is now: a connection that was disabled or pointed elsewhere meanwhile does not get the answer.
Task<Party> party_of(Oidc& oidc, sql::Database& db, Redeemed asked) {
  std::optional<Party> party;
  const auto& name = asked.question.provider;
  const auto id = ConnectionId::parse(name);
  if (asked.tenant_ref && id) party = co_await find_connection_party(oidc, db, *asked.tenant_ref, *id);
  else party = find_platform_party(oidc, name);
  if (!party) throw no_provider();
  co_return std::move(*party);
}

// RFC 9207: an answer of another issuer, brought to us by a mix-up, is none.
void check_issuer(const ProviderMetadata& provider, const OidcCallback& in) {
  if (in.iss && in.iss->str() != provider.issuer) throw provider_fault("the answer is another issuer's");
  if (!in.iss && provider.names_issuer) throw provider_fault("the answer does not say whose it is");
}

std::string code_of(const OidcCallback& in) {
  if (in.code) return in.code->reveal();
  if (!in.error) throw base::invalid("code", "required", "The answer of the identity provider has no code.");
  throw base::forbidden("oidc_declined", "The identity provider did not sign you in: " + in.error->str() + ".");
}

Task<IdToken> fetch_id_token(Oidc& oidc, Party party, Redeemed asked, OidcCallback in) {
  auto provider = co_await oidc.client.find(party.issuer);
  check_issuer(provider->metadata, in);
  CodeExchange wanted{code_of(in), asked.secrets.verifier, party.client_id, party.client_secret};
  auto answer = co_await oidc.client.exchange(provider, std::move(wanted));
  auto payload = co_await oidc.client.verify(provider, answer.id_token);
  const IdTokenRule rule{.issuer = party.issuer,
                         .client_id = party.client_id,
                         .nonce = asked.secrets.nonce,
                         .access_token = answer.access_token,
                         .now = base::Clock::now()};
  co_return read_id_token(payload, rule);
}

Proof proof_of(const Party& party, const IdToken& token, const Question& question) {
  Proof proof{.methods = {"oidc"}, .has_second_factor = token.has_second_factor};
  if (question.is_of_agency_only()) proof.methods.emplace_back(by_own_address);
  if (party.tenant_id) proof.methods.emplace_back(by_own_provider);
  if (token.has_second_factor) proof.methods.emplace_back("mfa");
  return proof;
}

Task<http::Reply<OidcSignIn>> finish_sign_in(Given& given, OidcRef oidc, sql::Database& db, http::Caller caller,
                                             OidcCallback in) {
  auto asked = co_await redeem_state(given, db, caller, in.state.str());
  auto party = co_await party_of(*oidc, db, asked);
  auto token = co_await fetch_id_token(*oidc, party, asked, in);
  Arrival arrival{party, token, asked.question.linking, {}};
  if (const auto& place = asked.question.begun_at) arrival.agency = place->tenant_id;
  auto account = co_await settle_arrival(given, db, std::move(arrival));
  SignInWish wish{party.tenant_id ? party.tenant_id : asked.question.wanted_tenant,
                  in.delivery.value_or(TokenDelivery::body)};
  auto session = co_await sign_in(given, db, caller, std::move(account), wish, proof_of(party, token, asked.question));
  http::Reply<OidcSignIn> reply{.body = {std::move(session.body), asked.question.return_to},
                                .headers = std::move(session.headers)};
  reply.set_cookie(browser_cookie("", std::chrono::seconds(0)));
  co_return reply;
}

Task<OfferedProviders> list_providers(OidcRef oidc) {
  OfferedProviders offered;
  for (const auto& provider : oidc->options.providers) offered.data.push_back({provider.id, provider.name});
  co_return offered;
}

}  // namespace

void add_flow_routes(http::Routes& r, Given& given, OidcRef oidc) {
  r.get("/api/v1/auth/oidc/providers", http::with(list_providers, OidcRef(oidc)))
      .says("List the identity providers that the platform offers")
      .named("list_oidc_providers")
      .open();
  r.post("/api/v1/auth/oidc/start", http::with(start_sign_in, given, OidcRef(oidc)))
      .says("Begin to sign in by an identity provider")
      .named("start_oidc")
      .open()
      .limited_by("login")
      .answers(200);
  r.post("/api/v1/auth/oidc/link", http::with(start_linking, given, OidcRef(oidc)))
      .says("Begin to link an account elsewhere to yours")
      .named("link_oidc")
      .signed_in()
      .asks_fresh_sign_in()
      .answers(200);
  r.post("/api/v1/auth/oidc/callback", http::with(finish_sign_in, given, OidcRef(oidc)))
      .says("Sign in with the answer of an identity provider")
      .named("finish_oidc")
      .open()
      .limited_by("login")
      .answers(200);
}

Oidc::Oidc(const Options& given) : options(given.oidc), client(options) {
  if (!given.key_ring.empty()) sealer.emplace(given.key_ring, "oidc");
}

const crypto::Sealer& Oidc::require_sealer() const {
  if (!sealer) throw base::internal("client secrets need a key ring");
  return *sealer;
}

void add_oidc_routes(http::Routes& r, Given& given) {
  const auto oidc = std::make_shared<Oidc>(given.options);
  add_flow_routes(r, given, oidc);
  add_way_back_routes(r, given);
  add_identity_routes(r);
  add_connection_routes(r, oidc);
  add_domain_routes(r);
}

}  // namespace auth
