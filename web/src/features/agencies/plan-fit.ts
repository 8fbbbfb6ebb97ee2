import type { components } from "@/api/schema";

type Plan = Pick<components["schemas"]["Plan"], "entitlements">;
type Meter = Pick<components["schemas"]["AgencyMeter"], "name" | "used">;

// What a plan gives less of than is used already; requests of the last minute pass by themselves.
export function tightLimits(plan: Plan, usage: Meter[]) {
  return plan.entitlements
    .filter(({ name }) => name !== "requests_per_minute")
    .filter(({ name, amount }) => usage.some((meter) => meter.name === name && meter.used > amount))
    .map(({ name }) => name);
}
