// The table of built-in rights, and the catalogue.
#include "permissions.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "tenancy/member.hpp"

namespace auth {
namespace {

using base::Task;

// One line a resource. "*" is every action, "read deploy" are two, nothing is none. A client's role may reach as far
// as `most_of_client`. What is in no line is nobody's but the platform's administrator's.
struct Rights {
  std::string_view resource;
  std::string_view owner;
  std::string_view admin;
  std::string_view member;
  std::string_view client;
  std::string_view most_of_client;
};

constexpr std::array rights{
    Rights{"api_keys", "*", "*", "*", "*", "*"},
    Rights{"billing", "*", "read", "", "", ""},
    Rights{"clients", "*", "*", "*", "read", "read"},
    Rights{"members", "*", "*", "", "", "read"},
    Rights{"ownership", "*", "", "", "", ""},
    Rights{"oidc", "*", "*", "", "", ""},
    Rights{"roles", "*", "*", "", "", ""},
    Rights{"settings", "*", "*", "read", "", ""},
    Rights{"audit", "*", "*", "", "", ""},
    Rights{"privacy", "*", "*", "", "", ""},
    Rights{"websites", "*", "*", "*", "read deploy", "read deploy"},
};

std::string_view Rights::* column_of(tenancy::Role role, std::optional<Level> level) {
  if (role == tenancy::Role::client) return &Rights::client;
  switch (level.value_or(Level::member)) {
    case Level::owner: return &Rights::owner;
    case Level::admin: return &Rights::admin;
    case Level::member: return &Rights::member;
  }
  return &Rights::member;
}

std::vector<std::string> patterns_in(std::string_view Rights::* column) {
  std::vector<std::string> patterns;
  for (const auto& line : rights) {
    for (auto actions = line.*column; !actions.empty();) {
      const auto end = std::min(actions.find(' '), actions.size());
      patterns.push_back(std::string(line.resource) + ':' + std::string(actions.substr(0, end)));
      actions.remove_prefix(std::min(end + 1, actions.size()));
    }
  }
  return patterns;
}

enum class BuiltInRole { owner, admin, member, client };
BOOST_DESCRIBE_ENUM(BuiltInRole, owner, admin, member, client)

struct Permission {
  std::string name;
  std::vector<BuiltInRole> built_in_roles;  // that hold it
  bool may_be_given_to_clients;
};
BOOST_DESCRIBE_STRUCT(Permission, (), (name, built_in_roles, may_be_given_to_clients))

struct PermissionList {
  std::vector<Permission> data;
};
BOOST_DESCRIBE_STRUCT(PermissionList, (), (data))

bool is_held(std::string_view Rights::* column, const std::string& permission) {
  return tenancy::covers(patterns_in(column), permission);
}

Permission described(const std::string& name) {
  Permission permission{name, {}, is_fit_for_clients(name)};
  const std::array columns{std::pair(BuiltInRole::owner, &Rights::owner), std::pair(BuiltInRole::admin, &Rights::admin),
                           std::pair(BuiltInRole::member, &Rights::member),
                           std::pair(BuiltInRole::client, &Rights::client)};
  for (const auto& [role, column] : columns) {
    if (is_held(column, name)) permission.built_in_roles.push_back(role);
  }
  return permission;
}

Task<PermissionList> list_permissions(const http::Routes& routes, tenancy::Member) {
  PermissionList list;
  for (const auto& name : catalogue_of(routes)) list.data.push_back(described(name));
  co_return list;
}

}  // namespace

std::vector<std::string> permissions_of(tenancy::Role role, std::optional<Level> level) {
  if (role == tenancy::Role::admin) return {"*"};
  return patterns_in(column_of(role, level));
}

bool is_fit_for_clients(std::string_view permission) {
  return tenancy::covers(patterns_in(&Rights::most_of_client), permission);
}

std::vector<std::string> catalogue_of(const http::Routes& routes) {
  std::set<std::string> names;
  for (const auto& route : routes.all()) {
    const auto& permission = route.permission();
    if (!permission.empty() && !permission.starts_with(tenancy::of_the_platform)) names.insert(permission);
  }
  return {names.begin(), names.end()};
}

void add_permission_routes(http::Routes& r) {
  r.get("/api/v1/auth/permissions", http::with(list_permissions, std::as_const(r)))
      .says("List what roles can be given")
      .named("list_permissions")
      .signed_in();
}

}  // namespace auth
