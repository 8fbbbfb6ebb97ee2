"use client";
import { Link } from "@/ui/link";
import { useGrowth } from "@/features/agencies/agencies";
import { usePlans } from "@/features/billing/plan-screen";
import { PlanTable } from "@/features/billing/plan-table";
import { Region } from "@/features/shell/region";
import { ShellPage } from "@/features/shell/shell-page";
import { useText } from "@/messages";
import { useFormat } from "@/messages/format";
import { Card, CardHeader } from "@/ui/card";
import { PageHeader } from "@/ui/page";
import { Progress } from "@/ui/progress";
import { SkeletonRows } from "@/ui/skeleton";

export function PlansScreen() {
  const t = useText();
  const plans = usePlans();
  return (
    <ShellPage crumbs={[{ label: t.shell.plans }]}>
      <PageHeader title={t.shell.plans} description={t.platform.plansDescription} />
      <Card aria-busy={plans.isPending}>
        <CardHeader title={t.platform.onWhichPlan} description={t.platform.activeOnly} />
        <Region query={plans} skeleton={<SkeletonRows rows={3} />}>
          {(list) => <Shares plans={list} />}
        </Region>
      </Card>
      <Card aria-busy={plans.isPending}>
        <CardHeader title={t.platform.whatPlansGive} description={t.platform.planByReason} />
        <Region query={plans} skeleton={<SkeletonRows rows={4} />}>
          {(list) => <PlanTable plans={list} current={null} />}
        </Region>
      </Card>
    </ShellPage>
  );
}

function Shares({ plans }: { plans: { id: string; name: string; monthlyPrice: number }[] }) {
  const t = useText();
  const format = useFormat();
  const growth = useGrowth(30);
  return (
    <Region query={growth} skeleton={<SkeletonRows rows={3} />}>
      {({ byPlan }) => {
        const total = byPlan.reduce((sum, one) => sum + one.agencies, 0);
        const count = (id: string) => byPlan.find((one) => one.plan === id)?.agencies ?? 0;
        return (
          <ul className="divide-y border-t">
            {plans.map(({ id, name, monthlyPrice }) => (
              <li
                key={id}
                className="relative grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1.5 px-4 py-3 hover:bg-muted/60"
              >
                <Link
                  href={`/admin/tenants?plan=${id}&status=active`}
                  className="font-medium after:absolute after:inset-0 after:content-['']"
                >
                  {name}
                  <span className="ml-2 font-normal text-muted-foreground">
                    {format.money(monthlyPrice)} {t.billing.perMonth}
                  </span>
                </Link>
                <span className="tabular">{t.platform.agencyCount(count(id), format.number(count(id)))}</span>
                <Progress
                  label={name}
                  value={total > 0 ? (count(id) / total) * 100 : 0}
                  className="col-span-2"
                />
              </li>
            ))}
          </ul>
        );
      }}
    </Region>
  );
}
