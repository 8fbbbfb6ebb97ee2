// Listing and switching features of an agency.
#include "features.hpp"

#include <boost/describe/class.hpp>

#include "base/error.hpp"
#include "http/acts.hpp"
#include "shape/types.hpp"
#include "tenants/directory.hpp"
#include "tenants/features.hpp"

namespace tenants {
namespace {

using base::Task;
using namespace sql::literals;
using tenancy::Member;
using tenancy::Scope;

struct FeatureState {
  std::string name;
  std::string meaning;
  bool is_on;
  bool is_on_by_default;
  std::optional<base::Timestamp> changed_at;  // none: as by default
};
BOOST_DESCRIBE_STRUCT(FeatureState, (), (name, meaning, is_on, is_on_by_default, changed_at))

struct FeatureList {
  std::vector<FeatureState> data;
};
BOOST_DESCRIBE_STRUCT(FeatureList, (), (data))

struct FeatureRow {
  std::string name;
  bool is_on;
  base::Timestamp updated_at;
};
BOOST_DESCRIBE_STRUCT(FeatureRow, (), (name, is_on, updated_at))

struct AgencyRef {
  tenancy::TenantId agency_id;
};
BOOST_DESCRIBE_STRUCT(AgencyRef, (), (agency_id))

struct FeatureRef {
  tenancy::TenantId agency_id;
  shape::Text<1, 120> feature;
};
BOOST_DESCRIBE_STRUCT(FeatureRef, (), (agency_id, feature))

struct FeatureSwitch {
  tenancy::TenantId agency_id;
  shape::Text<1, 120> feature;
  bool is_on;
  shape::Text<5, 500> reason;
};
BOOST_DESCRIBE_STRUCT(FeatureSwitch, (), (agency_id, feature, is_on, reason))

Task<FeatureList> read_features(sql::Queries& db) {
  const auto rows = co_await db.all<FeatureRow>(R"sql(
    select name, is_on, updated_at from tenants.features order by name
  )sql"_sql);
  FeatureList list;
  for (const auto& feature : features) {
    FeatureState state{std::string(feature.name), std::string(feature.meaning), feature.is_on_by_default,
                       feature.is_on_by_default, std::nullopt};
    for (const auto& row : rows) {
      if (row.name != feature.name) continue;
      state.is_on = row.is_on;
      state.changed_at = row.updated_at;
    }
    list.data.push_back(std::move(state));
  }
  co_return list;
}

Task<FeatureList> list_own_features(Member, sql::ReadTx& tx) { return read_features(tx); }

Task<FeatureList> list_features(Member, sql::Database& db, AgencyRef in) {
  auto reader = db.read(Scope::of(in.agency_id));
  co_await get_agency(reader);
  co_return co_await read_features(reader);
}

void require_known(const std::string& feature) {
  if (find_feature(feature) == nullptr) throw base::not_found();
}

Task<FeatureList> switch_feature(Member who, sql::Database& db, FeatureSwitch in) {
  require_known(in.feature.str());
  auto tx = co_await db.begin(Scope::of(in.agency_id));
  co_await get_agency(tx);
  co_await tx.run(R"sql(
    insert into tenants.features as f (name, is_on, updated_at) values ($1, $2, $3)
    on conflict (tenant_id, name) do update set is_on = excluded.is_on, updated_at = excluded.updated_at
  )sql"_sql,
                  in.feature, in.is_on, base::Clock::now());
  http::Act act{who.user_id, "switch_feature", in.feature.str(), in.reason.str()};
  co_await http::note_act(tx, act);
  auto list = co_await read_features(tx);
  co_await tx.commit();
  co_return list;
}

Task<void> reset_feature(Member who, sql::Database& db, FeatureRef in) {
  require_known(in.feature.str());
  auto tx = co_await db.begin(Scope::of(in.agency_id));
  const auto removed = co_await tx.run(R"sql(
    delete from tenants.features where name = $1
  )sql"_sql,
                                       in.feature);
  if (removed == 0) throw base::not_found();
  http::Act act{who.user_id, "reset_feature", in.feature.str()};
  co_await http::note_act(tx, act);
  co_await tx.commit();
}

}  // namespace

void add_feature_routes(http::Routes& r) {
  r.get("/api/v1/tenants/features", list_own_features)
      .says("List the features that the agency has or is without")
      .named("list_own_features")
      .signed_in();
  r.get("/api/v1/tenants/agencies/{agencyId}/features", list_features)
      .says("List the features of any agency, with what they are by default")
      .named("list_features")
      .needs("platform:read_features");
  r.put("/api/v1/tenants/agencies/{agencyId}/features/{feature}", switch_feature)
      .says("Switch a feature of an agency on or off")
      .named("switch_feature")
      .needs("platform:change_features");
  r.remove("/api/v1/tenants/agencies/{agencyId}/features/{feature}", reset_feature)
      .says("Leave a feature of an agency as it is by default")
      .named("reset_feature")
      .needs("platform:change_features");
}

}  // namespace tenants
