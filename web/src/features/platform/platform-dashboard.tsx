"use client";
import { Region } from "@/features/shell/region";
import { ShellPage } from "@/features/shell/shell-page";
import { useGrowth } from "@/features/agencies/agencies";
import { useText } from "@/messages";
import { Card } from "@/ui/card";
import { Near } from "@/ui/near";
import { PageHeader } from "@/ui/page";
import { SkeletonRows } from "@/ui/skeleton";
import { Attention } from "./attention";
import { DaysCard, useSpan } from "./days-card";
import { JobsCard } from "./jobs-card";
import { NewestAgencies } from "./newest-agencies";
import { StandingTiles } from "./standing-tiles";
import { TotalsCard } from "./totals-card";

export function PlatformDashboard() {
  const t = useText();
  return (
    <ShellPage crumbs={[{ label: t.shell.dashboard }]}>
      <PageHeader title={t.platform.title} description={t.platform.description} />
      <StandingTiles />
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
          <Attention />
          <GrowthCard />
          <Near>
            <NewestAgencies />
          </Near>
        </div>
        <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
          <Near>
            <JobsCard />
          </Near>
          <Near>
            <TotalsCard />
          </Near>
        </div>
      </div>
    </ShellPage>
  );
}

function GrowthCard() {
  const t = useText().platform;
  const { days } = useSpan();
  const growth = useGrowth(days);
  return (
    <Region
      query={growth}
      skeleton={
        <Card aria-busy>
          <SkeletonRows rows={5} />
        </Card>
      }
    >
      {({ byDay }) => (
        <DaysCard
          title={t.growth}
          days={byDay.map(({ day, founded }) => ({ day, value: founded }))}
          words={t.foundedIn}
        />
      )}
    </Region>
  );
}
