"use client";
import { useRouter } from "next/navigation";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import { useMay } from "@/features/auth/session";
import { DeploymentList, deploymentPath } from "@/features/provisioning/deployment-list";
import { WebsiteCard } from "@/features/provisioning/website-card";
import { useText } from "@/messages";
import { Card } from "@/ui/card";
import { onDemand } from "@/ui/on-demand";
import { SkeletonRows } from "@/ui/skeleton";
import { Tabs } from "@/ui/tabs";
import { ClientDetails } from "./client-details";
import type { Client } from "./clients";

const parts = ["overview", "website", "domains", "people", "activity"] as const;

const Domains = onDemand(() =>
  import("@/features/provisioning/website-domains").then((it) => it.WebsiteDomains),
);
const People = onDemand(() => import("@/features/members/client-people").then((it) => it.ClientPeople));
const Activity = onDemand(() => import("@/features/audit/client-activity").then((it) => it.ClientActivity));

// Which part is shown is in the address; parts that one may not see are not there.
export function ClientTabs({ client }: { client: Client }) {
  const t = useText().clients;
  const [tab, setTab] = useQueryState("tab", parseAsStringLiteral(parts).withDefault("overview"));
  const maySeeWebsite = useMay("websites:read");
  const maySeePeople = useMay("members:read");
  const maySeeActivity = useMay("audit:read");
  const tabs = [
    { value: "overview" as const, label: t.overview, content: <Overview client={client} /> },
    { value: "website" as const, label: t.website, content: <Website client={client} /> },
    maySeeWebsite && {
      value: "domains" as const,
      label: t.domains,
      content: <Domains clientId={client.id} meanwhile={coming} />,
    },
    maySeePeople && {
      value: "people" as const,
      label: t.people,
      content: <People client={client} meanwhile={coming} />,
    },
    maySeeActivity && {
      value: "activity" as const,
      label: t.activity,
      content: <Activity clientId={client.id} meanwhile={coming} />,
    },
  ].filter((one) => one !== false);
  return (
    <Tabs
      label={t.tabs}
      value={tabs.some((one) => one.value === tab) ? tab : "overview"}
      onChange={(next) => setTab(next, { history: "push" })}
      tabs={tabs}
    />
  );
}

const coming = (
  <Card aria-busy>
    <SkeletonRows rows={4} />
  </Card>
);

function Overview({ client }: { client: Client }) {
  const router = useRouter();
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
      <WebsiteCard clientId={client.id} onDeployed={(id) => router.push(deploymentPath(client.id, id))} />
      <ClientDetails client={client} />
    </div>
  );
}

function Website({ client }: { client: Client }) {
  const router = useRouter();
  const link = (id: string) => deploymentPath(client.id, id);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <WebsiteCard clientId={client.id} onDeployed={(id) => router.push(link(id))} />
      <DeploymentList clientId={client.id} link={link} />
    </div>
  );
}
