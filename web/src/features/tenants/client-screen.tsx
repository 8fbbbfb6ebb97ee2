"use client";
import { useRouter } from "next/navigation";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import { DeploymentList, deploymentPath } from "@/features/provisioning/deployment-list";
import { WebsiteCard } from "@/features/provisioning/website-card";
import { Failure } from "@/features/shell/region";
import { usePathIds } from "@/features/shell/path-ids";
import { ShellPage } from "@/features/shell/shell-page";
import { useText } from "@/messages";
import { Button } from "@/ui/button";
import { Card } from "@/ui/card";
import { Notice } from "@/ui/notice";
import { PageHeader } from "@/ui/page";
import { Skeleton, SkeletonRows } from "@/ui/skeleton";
import { Tabs } from "@/ui/tabs";
import { ClientActions } from "./client-actions";
import { ClientDetails } from "./client-details";
import { ClientStatus } from "./client-status";
import { type Client, useClient } from "./clients";
import { useRestore } from "./use-restore";

const parts = ["overview", "website"] as const;

export function ClientScreen() {
  const t = useText().clients;
  const [id] = usePathIds();
  const client = useClient(id);
  return (
    <ShellPage crumbs={[{ label: t.title, href: "/agency/clients" }, { label: client.data?.name ?? "…" }]}>
      {client.data ? (
        <Found client={client.data} />
      ) : client.error ? (
        <Card>
          <Failure query={client} />
        </Card>
      ) : (
        <div className="grid gap-6" aria-busy>
          <Skeleton className="h-7 w-56" />
          <Card>
            <SkeletonRows rows={5} />
          </Card>
        </div>
      )}
    </ShellPage>
  );
}

function Found({ client }: { client: Client }) {
  const t = useText().clients;
  const router = useRouter();
  const restore = useRestore();
  const [tab, setTab] = useQueryState("tab", parseAsStringLiteral(parts).withDefault("overview"));
  const goToDeployment = (id: string) => router.push(deploymentPath(client.id, id));
  const link = (id: string) => deploymentPath(client.id, id);
  const website = <WebsiteCard clientId={client.id} onDeployed={goToDeployment} />;
  const overview = (
    <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
      {website}
      <ClientDetails client={client} />
    </div>
  );
  const all = (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      {website}
      <DeploymentList clientId={client.id} link={link} />
    </div>
  );
  return (
    <>
      <PageHeader
        title={client.name}
        description={<ClientStatus client={client} />}
        actions={<ClientActions client={client} onRemoved={() => router.push("/agency/clients")} />}
      />
      {client.deletedAt ? (
        <Notice
          tone="warning"
          action={
            <Button size="sm" onClick={() => restore(client)}>
              {t.restore}
            </Button>
          }
        >
          {t.deletedNotice}
        </Notice>
      ) : (
        <Tabs
          label={t.tabs}
          value={tab}
          onChange={(next) => setTab(next, { history: "push" })}
          tabs={[
            { value: "overview", label: t.overview, content: overview },
            { value: "website", label: t.website, content: all },
          ]}
        />
      )}
    </>
  );
}
