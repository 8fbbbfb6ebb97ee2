// An agency's own address: asked for, proven by somebody else, in force only as long as it is the agency's.
#include "app_domains.hpp"

#include "agencies_fixture.hpp"
#include "tenants/white_label.hpp"

namespace tenants {
namespace {

using provisioning::AppDomainReported;
using testing::HasSubstr;

constexpr const char* path = "/api/v1/tenants/app-domain";

class OwnAddress : public Agencies {
 protected:
  Answer want(const std::string& domain) { return send("PUT", path, R"({"domain":")" + domain + "\"}"); }
  base::Uuid id() { return base::parse_uuid(ask("select id from tenants.app_domains")).value(); }
  void report(std::int64_t number, AppDomainState state, std::optional<std::string> reason = {}) {
    hear(ours, AppDomainReported{id(), "app.nova.example", number, state, reason});
  }
  std::optional<tenancy::TenantId> owner_of(std::string name) {
    auto reader = db.read(tenancy::Scope::nobody());
    return run(find_app_host(reader, std::move(name)));
  }
};

TEST_F(OwnAddress, is_answered_with_the_records_that_prove_and_lead) {
  const auto wanted = want("App.Nova.example");

  EXPECT_EQ(wanted.status, 200) << wanted.text;
  EXPECT_EQ(wanted.field("domain"), "app.nova.example");
  EXPECT_EQ(wanted.field("state"), "pending");
  EXPECT_THAT(wanted.text, HasSubstr(R"("type":"CNAME","name":"app.nova.example","value":"dde.example")"));
  EXPECT_THAT(wanted.text, HasSubstr(R"("type":"A","name":"app.nova.example","value":"203.0.113.7")"));
  EXPECT_THAT(wanted.text, HasSubstr(R"("type":"TXT","name":"_dde-challenge.app.nova.example","value":"dde-)"));
  EXPECT_EQ(topics(), "tenant.app_domain.requested");
  EXPECT_EQ(get(path).field("domain"), "app.nova.example");
}

TEST_F(OwnAddress, that_the_platform_cannot_give_is_refused_at_the_domain) {
  EXPECT_THAT(want("reserved.example").details(), testing::ElementsAre("domain reserved_domain"));
  for (const auto* domain : {"localhost", "10.0.0.1", "*.nova.example", "a..b.example", "nova", "x.internal"}) {
    EXPECT_THAT(want(domain).details(), testing::ElementsAre("domain not_a_domain")) << domain;
  }
  EXPECT_EQ(get(path).status, 404);
}

TEST_F(OwnAddress, is_in_force_from_the_report_that_it_works) {
  want("app.nova.example");
  EXPECT_EQ(owner_of("app.nova.example"), std::nullopt);

  report(1, AppDomainState::verified, "The name does not lead here yet.");
  EXPECT_EQ(get(path).field("reason"), "The name does not lead here yet.");
  EXPECT_EQ(owner_of("app.nova.example"), std::nullopt);

  report(2, AppDomainState::active);
  EXPECT_EQ(owner_of("app.nova.example"), ours);
  EXPECT_EQ(get("/api/v1/tenants/settings").field("customDomain"), "app.nova.example");
}

TEST_F(OwnAddress, follows_the_newest_report_in_whatever_order_they_come) {
  want("app.nova.example");

  report(3, AppDomainState::active);
  report(2, AppDomainState::failed, "Too late.");

  EXPECT_EQ(get(path).field("state"), "active");
}

TEST_F(OwnAddress, that_was_given_up_leads_nowhere_at_once) {
  want("app.nova.example");
  const auto old = id();
  report(1, AppDomainState::active);

  EXPECT_EQ(send("DELETE", path, "").status, 204);

  EXPECT_EQ(owner_of("app.nova.example"), std::nullopt);
  EXPECT_EQ(topics(), "tenant.app_domain.requested tenant.app_domain.removed");
  EXPECT_EQ(send("DELETE", path, "").status, 404);
  hear(ours, AppDomainReported{old, "app.nova.example", 2, AppDomainState::active, {}});
  EXPECT_EQ(owner_of("app.nova.example"), std::nullopt);
}

TEST_F(OwnAddress, is_replaced_by_another_and_stays_when_asked_for_again) {
  want("app.nova.example");
  report(1, AppDomainState::active);

  EXPECT_EQ(want("app.nova.example").field("state"), "active");
  EXPECT_EQ(want("portal.nova.example").field("state"), "pending");

  EXPECT_EQ(owner_of("app.nova.example"), std::nullopt);
}

TEST_F(OwnAddress, is_looked_at_again_when_somebody_asks) {
  EXPECT_EQ(send("POST", std::string(path) + "/check", "").status, 404);
  want("app.nova.example");
  report(1, AppDomainState::failed, "No record was found for 72 hours.");

  const auto checked = send("POST", std::string(path) + "/check", "");

  EXPECT_EQ(checked.status, 202);
  EXPECT_EQ(checked.field("state"), "pending");
  EXPECT_THAT(topics(), HasSubstr("tenant.app_domain.check_requested"));
}

TEST_F(OwnAddress, cannot_be_written_for_another_agency) {
  const auto steal = [&]() -> base::Task<void> {
    auto tx = co_await db.begin(tenancy::Scope::of(theirs));
    using namespace sql::literals;
    co_await tx.run(R"sql(insert into tenants.app_hosts (name, tenant_ref) values ('x.example', $1))sql"_sql, ours);
    co_await tx.commit();
  };

  EXPECT_THROW(run(steal()), base::Error);
  EXPECT_EQ(ask("select count(*) from tenants.app_hosts"), "0");
}

}  // namespace
}  // namespace tenants
