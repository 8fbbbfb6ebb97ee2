// Pictures are drawn anew before they are kept; their names are digests of what they show.
#include "brand_images.hpp"

#include "base/encode.hpp"
#include "base/error.hpp"
#include "crypto/digest.hpp"
#include "image/image.hpp"
#include "sql/database.hpp"
#include "storage/store.hpp"

namespace tenants {
namespace {

using base::Task;
using namespace sql::literals;
using tenancy::Member;

constexpr std::size_t largest_picture = 512 << 10;
using Picture = http::Upload<largest_picture>;

struct ImageAddress {
  std::string url;
};
BOOST_DESCRIBE_STRUCT(ImageAddress, (), (url))

struct KeptImage {
  tenancy::TenantId tenant_id;
  shape::Text<1, 100> file;
};
BOOST_DESCRIBE_STRUCT(KeptImage, (), (tenant_id, file))

// A place in the brand for a picture: the member of branding_settings that names its file, and how large it may be.
struct Place {
  std::string member;
  image::Size box;
};

struct BrandRow {
  Brand branding_settings;
};
BOOST_DESCRIBE_STRUCT(BrandRow, (), (branding_settings))

std::optional<std::string>& file_in(Brand& brand, const Place& place) {
  return place.member == "logo" ? brand.logo : brand.favicon;
}

// Returns the name that was there before.
Task<std::optional<std::string>> name_image(sql::Database& db, tenancy::Scope scope, Place place,
                                            std::optional<std::string> file) {
  auto tx = co_await db.begin(scope);
  auto row = co_await tx.one<BrandRow>(R"sql(
    select branding_settings from tenants.tenants where id = $1 for update
  )sql"_sql,
                                       tx.tenant_id());
  auto before = std::exchange(file_in(row.branding_settings, place), file);
  co_await tx.run(R"sql(
    update tenants.tenants set branding_settings = $2, updated_at = now() where id = $1
  )sql"_sql,
                  tx.tenant_id(), row.branding_settings);
  co_await tx.commit();
  co_return before;
}

// Nobody shows the old picture from now on; browsers and mails that know its address have it or do without it.
Task<void> put_in_place(storage::Store& files, sql::Database& db, Member who, Place place,
                        std::optional<std::string> file) {
  auto before = co_await name_image(db, tenancy::Scope::of(who), place, file);
  if (before && before != file) co_await files.remove(images_of(who.tenant_id) + *before);
}

Task<ImageAddress> put_image(Given& given, Place place, Member who, sql::Database& db, Picture picture) {
  auto png = co_await image::draw_as_png(std::move(picture.bytes), place.box, "file");
  const auto file = place.member + "-" + base::to_hex(crypto::sha256(png)) + ".png";
  co_await given.files.put(images_of(who.tenant_id) + file, std::move(png));
  co_await put_in_place(given.files, db, who, place, file);
  ImageAddress address{image_url(who.tenant_id, file)};
  co_return address;
}

Task<void> remove_image(Given& given, Place place, Member who, sql::Database& db) {
  co_await put_in_place(given.files, db, who, place, std::nullopt);
}

Task<http::Document> get_image(Given& given, KeptImage in) {
  if (!is_image_name(in.file.view())) throw base::not_found();
  auto bytes = co_await given.files.get(images_of(in.tenant_id) + in.file.str());
  if (!bytes) throw base::not_found();
  http::Document document{"image/png", std::move(*bytes)};
  document.headers = {{"Cache-Control", "public, max-age=31536000, immutable"},
                      {"Content-Security-Policy", "default-src 'none'"}};
  co_return document;
}

void add_place(http::Routes& r, Given& given, const Place& place) {
  const auto path = "/api/v1/tenants/branding/" + place.member;
  r.put(path, http::with(put_image, given, Place(place)))
      .says("Set the " + place.member + " of the agency: a PNG, JPEG or WebP of at most 512 KiB, drawn anew as PNG")
      .named("put_" + place.member)
      .needs("settings:write")
      .costs(10);
  r.remove(path, http::with(remove_image, given, Place(place)))
      .says("Remove the " + place.member + " of the agency")
      .named("remove_" + place.member)
      .needs("settings:write");
}

}  // namespace

void add_brand_image_routes(http::Routes& r, Given& given) {
  add_place(r, given, {"logo", {800, 400}});
  add_place(r, given, {"favicon", {180, 180}});
  r.get("/api/v1/branding/files/{tenant_id}/{file}", http::with(get_image, given))
      .says("Show a picture of a brand; its address never shows another one")
      .named("get_brand_image")
      .open()
      .stays_open();
}

}  // namespace tenants
