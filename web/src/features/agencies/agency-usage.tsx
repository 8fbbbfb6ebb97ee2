"use client";
import { useState } from "react";
import { inOrder } from "@/features/billing/usage-meters";
import { Region } from "@/features/shell/region";
import { useText } from "@/messages";
import { useFormat } from "@/messages/format";
import { Button } from "@/ui/button";
import { Card, CardBody, CardHeader } from "@/ui/card";
import { Meter } from "@/ui/meter";
import { SkeletonRows } from "@/ui/skeleton";
import { type Agency, useUsageOf } from "./agencies";
import { ChangePlan } from "./change-plan";

export function AgencyUsage({ agency }: { agency: Agency }) {
  const t = useText();
  const format = useFormat();
  const usage = useUsageOf(agency.id);
  const [changes, setChanges] = useState(false);
  return (
    <Card aria-busy={usage.isPending}>
      <Region query={usage} skeleton={<SkeletonRows rows={5} />}>
        {({ planId, planName, periodEnd, meters }) => (
          <>
            <CardHeader
              title={t.dashboard.plan(planName)}
              description={t.dashboard.planText(format.date(periodEnd))}
              actions={
                <Button size="sm" onClick={() => setChanges(true)}>
                  {t.agencies.changePlan}
                </Button>
              }
            />
            <CardBody className="grid gap-x-8 gap-y-5 pt-1 md:grid-cols-2">
              {inOrder(meters).map(({ name, used, limit }) => (
                <Meter
                  key={name}
                  label={t.dashboard.meters[name] ?? name}
                  used={used}
                  limit={limit ?? null}
                />
              ))}
            </CardBody>
            {changes && <ChangePlan agency={agency} planId={planId} onClose={() => setChanges(false)} />}
          </>
        )}
      </Region>
    </Card>
  );
}
