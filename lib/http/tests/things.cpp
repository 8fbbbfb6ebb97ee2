// Handlers of the test noun.
#include "http/tests/things.hpp"

namespace http::testing {
namespace {

constexpr Conflict name_taken{"name_taken", "things_name_key", "name", "This name is taken."};

base::Task<Thing> create_thing(tenancy::Member, NewThing in) {
  if (in.name == "taken") throw base::conflict("name_taken", "This name is taken.", "name");
  co_return Thing{ThingId{}, in.name, in.how_many};
}

base::Task<Page<Thing>> list_things(ListThings in) {
  std::vector<Thing> rows;
  for (char letter = 'a'; letter <= 'e'; ++letter) {
    const std::string name(1, letter);
    const bool is_after = !in.cursor || in.cursor->key.name.str() < name;
    if (is_after && rows.size() <= static_cast<std::size_t>(in.limit))
      rows.push_back({{}, shape::Text<1, 20>(name), 1});
  }
  co_return page_of(std::move(rows), static_cast<std::size_t>(in.limit),
                    [](const Thing& row) { return ThingKey{row.name}; });
}

base::Task<Thing> get_thing(ThingById) { throw base::not_found("Thing not found."); }

base::Task<Reply<Thing>> change_thing(Caller caller, ThingChange in) {
  require_match(caller.if_match, "v1");
  Reply<Thing> reply{{in.thing_id, in.name.value_or(shape::Text<1, 20>("old")), 1}};
  reply.set_etag("v2");
  reply.set_cookie({.name = "seen", .value = "1"});
  co_return reply;
}

base::Task<void> remove_thing(ThingById) { co_return; }

}  // namespace

void thing_routes(Routes& routes) {
  routes.post("/api/v1/things", create_thing).says("Add a thing").needs("things:write").fails_with(name_taken);
  routes.get("/api/v1/things", list_things).says("List things").open();
  routes.get("/api/v1/things/{thing_id}", get_thing).says("Show one thing").needs("things:read");
  routes.patch("/api/v1/things/{thing_id}", change_thing).says("Change a thing").signed_in();
  routes.remove("/api/v1/things/{thing_id}", remove_thing).says("Remove a thing").needs("things:write");
}

}  // namespace http::testing
