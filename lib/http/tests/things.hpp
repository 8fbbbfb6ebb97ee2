// A small noun to serve in tests.
#pragma once

#include <optional>
#include <string>

#include "http/page.hpp"
#include "http/routes.hpp"
#include "shape/types.hpp"

namespace http::testing {

using ThingId = base::Id<struct ThingKind>;

enum class Colour { red, blue };
BOOST_DESCRIBE_ENUM(Colour, red, blue)

struct NewThing {
  shape::Text<1, 20> name;
  shape::Int<0, 99> how_many;
  std::optional<Colour> colour;
};
BOOST_DESCRIBE_STRUCT(NewThing, (), (name, how_many, colour))

struct Thing {
  ThingId id;
  shape::Text<1, 20> name;
  shape::Int<0, 99> how_many;
};
BOOST_DESCRIBE_STRUCT(Thing, (), (id, name, how_many))

struct ThingKey {
  shape::Text<1, 20> name;
};
BOOST_DESCRIBE_STRUCT(ThingKey, (), (name))

struct ListThings {
  shape::Int<1, 50, 2> limit;
  std::optional<Cursor<ThingKey>> cursor;
};
BOOST_DESCRIBE_STRUCT(ListThings, (), (limit, cursor))

struct ThingById {
  ThingId thing_id;
};
BOOST_DESCRIBE_STRUCT(ThingById, (), (thing_id))

struct ThingChange {
  ThingId thing_id;
  shape::Change<shape::Text<1, 20>> name;
};
BOOST_DESCRIBE_STRUCT(ThingChange, (), (thing_id, name))

// The five verbs on /api/v1/things, without a database. Names are a, b, c, d and e.
void thing_routes(Routes& routes);

}  // namespace http::testing
