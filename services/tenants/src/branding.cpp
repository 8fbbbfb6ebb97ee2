// From a host name, or the agency of who is signed in, to name, colours and pictures.
#include "branding.hpp"

#include "base/encode.hpp"
#include "base/error.hpp"
#include "brand_manifest.hpp"
#include "brand_mark.hpp"
#include "crypto/digest.hpp"
#include "sql/database.hpp"
#include "storage/store.hpp"
#include "tenants/white_label.hpp"

namespace tenants {
namespace {

using base::Task;

constexpr std::chrono::seconds remembered_for{20};
constexpr std::chrono::seconds unknown_remembered_for{2};  // a new address shall not have to wait
constexpr std::size_t most_remembered = 10'000;

using BrandRef = std::shared_ptr<const ShownBrand>;

Task<BrandRef> load_brand(sql::Database& db, std::string host) {
  auto anybody = db.read(tenancy::Scope::nobody());
  auto tenant = co_await find_app_host(anybody, host);
  if (!tenant) co_return std::make_shared<const ShownBrand>(platform_brand());
  auto reader = db.read(tenancy::Scope::of(*tenant));
  co_return std::make_shared<const ShownBrand>(co_await read_brand(reader, *tenant));
}

using Brands = std::shared_ptr<HostBrands>;

http::Headers cached(std::string_view etag) {
  return {{"Cache-Control", "public, max-age=30"}, {"Vary", "Host"}, {"ETag", '"' + std::string(etag) + '"'}};
}

http::Document unchanged(std::string_view etag) { return {.headers = cached(etag), .status = 304}; }

Task<http::Reply<Branding>> get_branding(Brands brands, http::Caller caller, sql::Database& db) {
  auto brand = co_await brands->find(db, caller.host);
  http::Reply<Branding> reply{brand->branding};
  reply.headers = cached(brand->etag);
  co_return reply;
}

Task<http::Document> get_style(Brands brands, http::Caller caller, sql::Database& db) {
  auto brand = co_await brands->find(db, caller.host);
  if (http::is_unchanged(caller.if_none_match, brand->etag)) co_return unchanged(brand->etag);
  http::Document style{"text/css; charset=utf-8", brand->css, cached(brand->etag)};
  co_return style;
}

Task<http::Document> get_manifest(Brands brands, http::Caller caller, sql::Database& db) {
  auto brand = co_await brands->find(db, caller.host);
  if (http::is_unchanged(caller.if_none_match, brand->etag)) co_return unchanged(brand->etag);
  http::Document manifest{"application/manifest+json", brand_manifest(brand->branding), cached(brand->etag)};
  co_return manifest;
}

Task<http::Document> get_picture(storage::Store& files, Brands brands, std::optional<std::string> ShownBrand::* place,
                                 http::Caller caller, sql::Database& db) {
  auto brand = co_await brands->find(db, caller.host);
  const auto key = (*brand).*place;
  if (!key) throw base::not_found();
  const auto etag = base::to_hex(crypto::sha256(*key)).substr(0, 32);
  if (http::is_unchanged(caller.if_none_match, etag)) co_return unchanged(etag);
  auto bytes = co_await files.get(*key);
  if (!bytes) throw base::not_found();
  http::Document picture{"image/png", std::move(*bytes), cached(etag)};
  co_return picture;
}

// An agency without one gets its initial: the platform's sign must not stand on its address.
Task<http::Document> get_favicon(storage::Store& files, Brands brands, http::Caller caller, sql::Database& db) {
  auto brand = co_await brands->find(db, caller.host);
  if (brand->favicon || brand->branding.is_platform) {
    co_return co_await get_picture(files, std::move(brands), &ShownBrand::favicon, std::move(caller), db);
  }
  if (http::is_unchanged(caller.if_none_match, brand->etag)) co_return unchanged(brand->etag);
  http::Document icon{"image/svg+xml", brand_icon(brand->branding), cached(brand->etag)};
  co_return icon;
}

Task<OwnBranding> get_own_branding(tenancy::Member who, sql::ReadTx& tx) {
  auto brand = co_await read_brand(tx, who.tenant_id);
  OwnBranding own{.branding = std::move(brand.branding), .style = std::move(brand.css)};
  co_return own;
}

}  // namespace

BrandRef HostBrands::recall(const std::string& host) {
  const std::lock_guard lock(mutex_);
  const auto found = known_.find(host);
  return found != known_.end() && base::Clock::now() < found->second.until ? found->second.brand : nullptr;
}

// Host names are the sender's word: what strangers make up must not fill the memory.
void HostBrands::remember(const std::string& host, BrandRef brand) {
  const std::lock_guard lock(mutex_);
  if (known_.size() >= most_remembered) known_.clear();
  const auto lifetime = brand->branding.is_platform ? unknown_remembered_for : remembered_for;
  known_[host] = {std::move(brand), base::Clock::now() + lifetime};
}

Task<BrandRef> HostBrands::find(sql::Database& db, std::string host) {
  if (auto known = recall(host)) co_return known;
  auto loaded = co_await load_brand(db, host);
  remember(host, loaded);
  co_return loaded;
}

void add_branding_routes(http::Routes& r, Given& given) {
  const auto brands = std::make_shared<HostBrands>();
  r.get("/api/v1/branding", http::with(get_branding, Brands(brands)))
      .says("Show the brand of the host name that was asked")
      .named("get_branding")
      .open()
      .stays_open();
  r.get("/api/v1/branding.css", http::with(get_style, Brands(brands)))
      .says("Colours, name and logo of the brand as CSS custom properties")
      .named("get_branding_style")
      .open()
      .stays_open();
  r.get("/api/v1/branding/manifest.webmanifest", http::with(get_manifest, Brands(brands)))
      .says("The manifest by which a device installs the web app under the name, colours and icon of the brand")
      .named("get_branding_manifest")
      .open()
      .stays_open();
  r.get("/api/v1/branding/logo", http::with(get_picture, given.files, Brands(brands), &ShownBrand::logo))
      .says("The logo of the brand, where it has one")
      .named("get_branding_logo")
      .open()
      .stays_open();
  r.get("/api/v1/branding/favicon", http::with(get_favicon, given.files, Brands(brands)))
      .says("The favicon of the brand; an agency without one has its initial")
      .named("get_branding_favicon")
      .open()
      .stays_open();
  r.get("/api/v1/tenants/branding", get_own_branding)
      .says("Show the brand of one's agency, wherever one has signed in")
      .named("get_own_branding")
      .signed_in();
}

}  // namespace tenants
