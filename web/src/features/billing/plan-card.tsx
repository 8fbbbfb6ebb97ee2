"use client";
import { useQuery } from "@tanstack/react-query";
import { api, body } from "@/api/client";
import { Region } from "@/features/shell/region";
import { useText } from "@/messages";
import { useFormat } from "@/messages/format";
import { Card, CardBody, CardHeader } from "@/ui/card";
import { Meter } from "@/ui/meter";
import { Skeleton } from "@/ui/skeleton";

const order = ["clients", "seats", "requests_per_minute", "requests_this_month"];

export function useUsage() {
  return useQuery({
    queryKey: ["billing", "usage"],
    queryFn: ({ signal }) => body(api.GET("/api/v1/billing/usage", { signal })),
  });
}

// How much of the plan is used.
export function PlanCard() {
  const t = useText().dashboard;
  const format = useFormat();
  const usage = useUsage();
  return (
    <Region query={usage} skeleton={<PlanSkeleton />}>
      {({ planName, periodEnd, meters }) => (
        <Card>
          <CardHeader title={t.plan(planName)} description={t.planText(format.date(periodEnd))} />
          <CardBody className="grid gap-4">
            {order
              .flatMap((name) => meters.find((meter) => meter.name === name) ?? [])
              .map(({ name, used, limit }) => (
                <Meter key={name} label={t.meters[name] ?? name} used={used} limit={limit ?? null} />
              ))}
          </CardBody>
        </Card>
      )}
    </Region>
  );
}

// The last has no limit in most plans.
function PlanSkeleton() {
  return (
    <Card aria-busy>
      <div className="grid px-4 py-3">
        <Skeleton className="my-0.5 w-24" />
        <Skeleton className="w-40" />
      </div>
      <CardBody className="grid gap-4">
        {order.map((name, at) => (
          <div key={name} className="grid gap-1.5">
            <Skeleton className="my-0.5 w-32" />
            {at < order.length - 1 && <Skeleton className="h-1.5" />}
          </div>
        ))}
      </CardBody>
    </Card>
  );
}
