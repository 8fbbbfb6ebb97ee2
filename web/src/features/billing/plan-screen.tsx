"use client";
import { useQuery } from "@tanstack/react-query";
import { api, body } from "@/api/client";
import { Region } from "@/features/shell/region";
import { useText } from "@/messages";
import { useFormat } from "@/messages/format";
import { Card, CardHeader } from "@/ui/card";
import { PageHeader } from "@/ui/page";
import { SkeletonRows } from "@/ui/skeleton";
import { PlanTable } from "./plan-table";
import { useUsage } from "./plan-card";
import { UsageMeters } from "./usage-meters";

export function usePlans() {
  return useQuery({
    queryKey: ["billing", "plans"],
    queryFn: async ({ signal }) => (await body(api.GET("/api/v1/billing/plans", { signal }))).data,
    staleTime: 300_000,
  });
}

export function PlanScreen() {
  const t = useText();
  const format = useFormat();
  const usage = useUsage();
  const plans = usePlans();
  return (
    <>
      <PageHeader title={t.settings.plan} description={t.billing.description} />
      <Region
        query={usage}
        skeleton={
          <Card aria-busy>
            <SkeletonRows rows={5} />
          </Card>
        }
      >
        {({ planName, periodEnd, meters }) => (
          <Card>
            <CardHeader
              title={t.dashboard.plan(planName)}
              description={t.dashboard.planText(format.date(periodEnd))}
            />
            <UsageMeters meters={meters} />
          </Card>
        )}
      </Region>
      <Card>
        <CardHeader title={t.billing.plans} description={t.billing.plansText} />
        <Region query={plans} skeleton={<SkeletonRows rows={4} />}>
          {(list) => <PlanTable plans={list} current={usage.data?.planId ?? null} />}
        </Region>
      </Card>
    </>
  );
}
