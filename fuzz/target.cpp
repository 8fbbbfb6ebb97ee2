// The target of a request line: taken apart, and looked up among routes.
#include "http/target.hpp"

#include "fuzz.hpp"
#include "http/router.hpp"
#include "shape/utf8.hpp"

namespace {

base::Task<void> nothing() { co_return; }

http::Routes make_routes() {
  http::Routes routes;
  for (const auto* path : {"/a", "/a/{id}", "/a/b", "/a/{id}/c", "/a/{id}/{other_id}"})
    routes.get(path, nothing).open();
  return routes;
}

bool is_clean(std::string_view text) { return shape::is_utf8(text) && !text.contains('\0'); }

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  static const http::Routes routes = make_routes();
  static const http::Router router(routes);
  const auto text = fuzz::text_of(bytes, size);

  fuzz::is_accepted([&] {
    const auto target = http::parse_target(text);
    fuzz::promise(target.path.starts_with('/'), "a path begins with a slash");
    fuzz::promise(!target.path.contains('?') && !target.path.contains('#'), "a path is only the path");
    for (const auto& [name, value] : target.query) fuzz::promise(is_clean(name) && is_clean(value), "a query is text");
    const auto found = router.find("GET", target.path);
    for (const auto& parameter : found.parameters) fuzz::promise(is_clean(parameter), "a parameter is text");
  });
  fuzz::is_accepted([&] { fuzz::promise(is_clean(http::percent_decode(text)), "what is decoded is text"); });
  return 0;
}
