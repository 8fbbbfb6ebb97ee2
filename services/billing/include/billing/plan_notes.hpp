// Keeps the plan that tenants note of an agency the same as its subscription.
#pragma once

#include "jobs/jobs.hpp"
#include "sql/database.hpp"

namespace billing {

// The schedule billing.note_plans, once a day and when it is new: agencies that changed plan while nobody noted it show
// the right one in lists. One small transaction an agency with a subscription. References outlive the worker.
void add_plan_schedule(jobs::Worker& worker, sql::Database& app, sql::Database& system);

}  // namespace billing
