"use client";
import { useState } from "react";
import { Region } from "@/features/shell/region";
import { ShellPage } from "@/features/shell/shell-page";
import { useText } from "@/messages";
import { Card, CardHeader } from "@/ui/card";
import { PageHeader } from "@/ui/page";
import { SkeletonRows } from "@/ui/skeleton";
import { everyDay } from "./days";
import { DaysCard, useSpan } from "./days-card";
import { MeterTotals } from "./meter-totals";
import { useTotals } from "./totals";

export function UsageScreen() {
  const t = useText();
  const { days } = useSpan();
  const [now] = useState(() => Date.now());
  const totals = useTotals(days);
  return (
    <ShellPage crumbs={[{ label: t.shell.usage }]}>
      <PageHeader title={t.shell.usage} description={t.platform.usageDescription} />
      <Region
        query={totals}
        skeleton={
          <Card aria-busy>
            <SkeletonRows rows={8} />
          </Card>
        }
      >
        {({ meters, requests }) => (
          <>
            <DaysCard
              title={t.platform.requests}
              words={t.platform.requestsIn}
              days={everyDay(
                requests.map((one) => ({ day: one.day, value: one.requests })),
                days,
                now,
              )}
            />
            <Card>
              <CardHeader title={t.platform.inUse} description={t.platform.inUseText} />
              <MeterTotals meters={meters} />
            </Card>
          </>
        )}
      </Region>
    </ShellPage>
  );
}
