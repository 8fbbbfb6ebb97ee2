"use client";
import { ArrowRight, CircleCheck, Plus } from "lucide-react";
import Link from "next/link";
import { RecentActivity } from "@/features/audit/recent-activity";
import { useMay, usePerson } from "@/features/auth/session";
import { PlanCard } from "@/features/billing/plan-card";
import { NewestDeployments } from "@/features/provisioning/newest-deployments";
import { Failure } from "@/features/shell/region";
import { newClientPath } from "@/features/shell/navigation";
import { ShellPage } from "@/features/shell/shell-page";
import { type Client, useAllClients } from "@/features/tenants/clients";
import { SampleBanner } from "@/features/tenants/sample-banner";
import { useText } from "@/messages";
import { Button } from "@/ui/button";
import { Card, CardHeader } from "@/ui/card";
import { PageHeader } from "@/ui/page";
import { SkeletonRows } from "@/ui/skeleton";
import { Checklist } from "./checklist";
import { ClientLines } from "./client-lines";
import { StateTiles } from "./state-tiles";

export function AgencyDashboard() {
  const t = useText();
  const { fullName } = usePerson();
  const maySeePlan = useMay("billing:read");
  const mayAdd = useMay("clients:write");
  const maySeeDeployments = useMay("websites:read");
  const maySeeActivity = useMay("audit:read");
  const all = useAllClients();
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
      {all.isComplete && <Checklist clients={all.clients} />}
      <StateTiles clients={all.clients} isKnown={all.isComplete} />
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
          {all.isError && (
            <Card>
              <Failure query={all} />
            </Card>
          )}
          {!all.isError && <Attention clients={all.clients} isKnown={all.isComplete} />}
          {maySeeDeployments && all.clients.length > 0 && <NewestDeployments />}
          {!all.isError && <Newest clients={all.clients} isKnown={all.isComplete} />}
        </div>
        <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
          {maySeePlan && <PlanCard />}
          {maySeeActivity && <RecentActivity />}
        </div>
      </div>
    </ShellPage>
  );
}

function Attention({ clients, isKnown }: { clients: Client[]; isKnown: boolean }) {
  const t = useText().dashboard;
  const bad = clients.filter((client) => client.status === "error" || client.status === "suspended");
  if (isKnown && clients.length === 0) return null;
  return (
    <Card aria-busy={!isKnown}>
      <CardHeader title={t.attention} />
      {!isKnown ? (
        <SkeletonRows rows={1} className="border-t" />
      ) : bad.length === 0 ? (
        <p className="flex h-11 items-center gap-2 border-t px-4 text-muted-foreground">
          <CircleCheck aria-hidden className="size-4 text-success" />
          {t.allWell}
        </p>
      ) : (
        <ClientLines clients={bad.slice(0, 8)} />
      )}
    </Card>
  );
}

function Newest({ clients, isKnown }: { clients: Client[]; isKnown: boolean }) {
  const t = useText();
  if (isKnown && clients.length === 0) return null;
  return (
    <Card aria-busy={!isKnown}>
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
      {isKnown ? (
        <ClientLines clients={clients.slice(0, 5)} />
      ) : (
        <SkeletonRows rows={5} className="border-t" />
      )}
    </Card>
  );
}
