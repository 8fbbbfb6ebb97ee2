"use client";
import { ArrowRight, CircleCheck, Plus } from "lucide-react";
import { Link } from "@/ui/link";
import { RecentActivity } from "@/features/audit/recent-activity";
import { useMay, usePerson } from "@/features/auth/session";
import { PlanCard } from "@/features/billing/plan-card";
import { NewestDeployments } from "@/features/provisioning/newest-deployments";
import { Failure } from "@/features/shell/region";
import { newClientPath } from "@/features/shell/navigation";
import { ShellPage } from "@/features/shell/shell-page";
import { useLastCount } from "@/features/shell/use-last";
import { type Client, useAllClients } from "@/features/tenants/clients";
import { SampleBanner } from "@/features/tenants/sample-banner";
import { useText } from "@/messages";
import { Button } from "@/ui/button";
import { Card, CardHeader } from "@/ui/card";
import { cn } from "@/ui/cn";
import { Near } from "@/ui/near";
import { PageHeader } from "@/ui/page";
import { SkeletonRows } from "@/ui/skeleton";
import { useArrived } from "@/ui/use-arrived";
import { Checklist } from "./checklist";
import { ClientLines } from "./client-lines";
import { StateTiles } from "./state-tiles";

const columns = "grid grid-cols-[minmax(0,1fr)] items-start gap-4";
const newest = 5;
const worst = 8;

export function AgencyDashboard() {
  const t = useText();
  const { fullName } = usePerson();
  const mayAdd = useMay("clients:write");
  return (
    <ShellPage crumbs={[{ label: t.shell.dashboard }]}>
      <PageHeader
        title={t.dashboard.hello(fullName.split(" ")[0] ?? fullName)}
        description={t.dashboard.subtitle}
        actions={
          mayAdd && (
            <Button asChild variant="primary">
              <Link href={newClientPath}>
                <Plus aria-hidden />
                {t.clients.add}
              </Link>
            </Button>
          )
        }
      />
      <SampleBanner />
      <Overview />
    </ShellPage>
  );
}

function Overview() {
  const maySeePlan = useMay("billing:read");
  const maySeeDeployments = useMay("websites:read");
  const maySeeActivity = useMay("audit:read");
  const all = useAllClients();
  const isKnown = useArrived(all.isComplete);
  const clients = isKnown ? all.clients : null;
  const count = useLastCount("clients", clients?.length, usePerson().emailVerified ? newest : 0);
  const hasClients = clients ? clients.length > 0 : count > 0;
  const hasLists = hasClients || all.isError;
  return (
    <>
      <Checklist clients={clients} isEmpty={!hasClients} />
      <StateTiles clients={clients} />
      <div className={cn(columns, hasLists && "lg:grid-cols-[minmax(0,1fr)_20rem]")}>
        {hasLists && (
          <div className={columns}>
            {all.isError ? (
              <Card>
                <Failure query={all} />
              </Card>
            ) : (
              <Attention clients={clients} />
            )}
            {maySeeDeployments && hasClients && <NewestDeployments />}
            {!all.isError && (
              <Near>
                <Newest clients={clients} rows={Math.min(count, newest)} />
              </Near>
            )}
          </div>
        )}
        <div className={cn(columns, !hasLists && "lg:grid-cols-2")}>
          {maySeePlan && (
            <Near>
              <PlanCard />
            </Near>
          )}
          {maySeeActivity && (
            <Near>
              <RecentActivity />
            </Near>
          )}
        </div>
      </div>
    </>
  );
}

function Attention({ clients }: { clients: Client[] | null }) {
  const t = useText().dashboard;
  const bad = clients?.filter((client) => client.status === "error" || client.status === "suspended");
  const rows = useLastCount("attention", bad && Math.min(bad.length, worst), 1);
  return (
    <Card aria-busy={!bad}>
      <CardHeader title={t.attention} />
      {!bad ? (
        <SkeletonRows rows={rows || 1} className="border-t" />
      ) : bad.length === 0 ? (
        <p className="flex h-11 items-center gap-2 border-t px-4 text-muted-foreground">
          <CircleCheck aria-hidden className="size-4 text-success" />
          {t.allWell}
        </p>
      ) : (
        <ClientLines clients={bad.slice(0, worst)} />
      )}
    </Card>
  );
}

function Newest({ clients, rows }: { clients: Client[] | null; rows: number }) {
  const t = useText();
  return (
    <Card aria-busy={!clients}>
      <CardHeader
        title={t.dashboard.newest}
        actions={
          <Button asChild variant="ghost" size="sm" className="-mr-2">
            <Link href="/agency/clients">
              {t.dashboard.allClients}
              <ArrowRight aria-hidden />
            </Link>
          </Button>
        }
      />
      {clients ? (
        <ClientLines clients={clients.slice(0, newest)} />
      ) : (
        <SkeletonRows rows={rows} className="border-t" />
      )}
    </Card>
  );
}
