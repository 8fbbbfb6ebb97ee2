// What was deployed lately, whichever website it was, deleted ones too. The page is cut before the websites are joined,
// so that it is read from its index. A client's user sees its own site's only (row-level security).
#include "newest_deployments.hpp"

#include "deployments.hpp"

namespace provisioning {
namespace {

using base::Task;
using namespace sql::literals;

struct NewestDeployment {
  base::Uuid id;
  tenancy::SubTenantId client_id;
  std::string client_name;
  std::string domain;
  std::int64_t number;
  DeploymentCause cause;
  DeploymentStatus status;
  std::optional<std::string> reason;
  base::Timestamp created_at;
  std::optional<base::Timestamp> finished_at;
};
BOOST_DESCRIBE_STRUCT(NewestDeployment, (),
                      (id, client_id, client_name, domain, number, cause, status, reason, created_at, finished_at))

struct NewestPosition {
  base::Timestamp created_at;
  base::Uuid id;
};
BOOST_DESCRIBE_STRUCT(NewestPosition, (), (created_at, id))

struct NewestQuery {
  shape::Int<1, 100, 20> limit;
  std::optional<http::Cursor<NewestPosition>> cursor;
};
BOOST_DESCRIBE_STRUCT(NewestQuery, (), (limit, cursor))

constexpr NewestPosition before_the_newest{std::chrono::sys_days(std::chrono::December / 31 / 9999), {}};

Task<http::Page<NewestDeployment>> list_newest_deployments(tenancy::Member, sql::ReadTx& tx, NewestQuery in) {
  const auto after = in.cursor ? in.cursor->key : before_the_newest;
  auto deployments = co_await tx.all<NewestDeployment>(R"sql(
    select d.id, d.sub_tenant_id as client_id, w.name as client_name, w.primary_domain as domain, d.number, d.cause,
      d.status, d.reason, d.created_at, d.finished_at
    from (
      select tenant_id, id, sub_tenant_id, website_id, number, cause, status, reason, created_at, finished_at
      from provisioning.deployments where (created_at, id) < ($1, $2)
      order by created_at desc, id desc limit $3) d
    join provisioning.websites w on w.tenant_id = d.tenant_id and w.id = d.website_id
    order by d.created_at desc, d.id desc
  )sql"_sql,
                                                       after.created_at, after.id, in.limit.value + 1);
  co_return http::page_of(std::move(deployments), in.limit,
                          [](const NewestDeployment& one) { return NewestPosition{one.created_at, one.id}; });
}

}  // namespace

void add_newest_deployment_routes(http::Routes& r) {
  r.get("/api/v1/deployments", list_newest_deployments)
      .says("List deployments of all websites, newest first")
      .named("list_newest_deployments")
      .needs("websites:read");
}

}  // namespace provisioning
