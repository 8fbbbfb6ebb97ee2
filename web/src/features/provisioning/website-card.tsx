"use client";
import { ExternalLink, Rocket } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useMay } from "@/features/auth/session";
import { useServerWords } from "@/features/forms/failure-text";
import { Region } from "@/features/shell/region";
import { statusKind } from "@/features/tenants/client-status";
import { useText } from "@/messages";
import { Badge } from "@/ui/badge";
import { Button } from "@/ui/button";
import { Card, CardHeader } from "@/ui/card";
import { CopyButton } from "@/ui/copy-button";
import { Notice } from "@/ui/notice";
import { RelativeTime } from "@/ui/relative-time";
import { SkeletonRows } from "@/ui/skeleton";
import { Status } from "@/ui/status";
import { DeployBranch } from "./deploy-branch";
import { SuspendedNotice, WebsiteMenu } from "./website-suspension";
import { hasOwnDomain, useWebsite, type Website } from "./websites";

// A client's website at a glance: how it is, where it is, and the acts on it.
export function WebsiteCard({
  clientId,
  onDeployed,
}: {
  clientId: string | null;
  onDeployed?: (id: string) => void;
}) {
  const t = useText().deployments;
  const website = useWebsite(clientId);
  return (
    <Region
      query={website}
      skeleton={
        <Card aria-busy>
          <CardHeader title={t.website} />
          <SkeletonRows rows={4} />
        </Card>
      }
    >
      {(found) => <Found website={found} onDeployed={onDeployed} />}
    </Region>
  );
}

function Found({ website, onDeployed }: { website: Website; onDeployed?: (id: string) => void }) {
  const t = useText().deployments;
  const told = useServerWords();
  const mayDeploy = useMay("websites:deploy");
  const [deploys, setDeploys] = useState(false);
  const isReachable = website.releaseId !== null && website.status !== "suspended";
  return (
    <Card>
      <CardHeader
        title={t.website}
        actions={
          <>
            {mayDeploy && website.status !== "suspended" && (
              <Button size="sm" onClick={() => setDeploys(true)}>
                <Rocket aria-hidden />
                {t.redeploy}
              </Button>
            )}
            {isReachable && (
              <Button asChild size="sm" variant="primary">
                <a href={website.platformUrl} target="_blank" rel="noreferrer">
                  <ExternalLink aria-hidden />
                  {t.openSite}
                </a>
              </Button>
            )}
            <WebsiteMenu website={website} />
          </>
        }
      />
      <SuspendedNotice website={website} />
      {website.reason && website.status !== "suspended" && (
        <Notice tone="danger" title={t.reasonTitle} className="mx-4 mb-3">
          {told(website.reason)} {website.releaseId && t.stillServing}
        </Notice>
      )}
      <Facts website={website} />
      {deploys && (
        <DeployBranch website={website} onClose={() => setDeploys(false)} onDeployed={onDeployed} />
      )}
    </Card>
  );
}

function Facts({ website }: { website: Website }) {
  const t = useText();
  return (
    <dl className="divide-y border-t">
      <Fact name={t.clients.columnStatus}>
        <Status kind={statusKind[website.status]} word={t.deployments.siteStatus[website.status]} />
      </Fact>
      {hasOwnDomain(website) && (
        <Fact name={t.deployments.address}>
          <Address url={website.url} host={website.primaryDomain} />
        </Fact>
      )}
      <Fact name={t.deployments.freeAddress}>
        <Address url={website.platformUrl} host={website.platformDomain} />
      </Fact>
      <Fact name={t.deployments.template}>
        {website.templateName}{" "}
        <span className="font-mono text-xs text-muted-foreground">({website.branch})</span>
      </Fact>
      {website.features.length > 0 && (
        <Fact name={t.deployments.features}>
          <span className="flex flex-wrap gap-1.5">
            {website.features.map((feature) => (
              <Badge key={feature}>{t.clients.feature[feature] ?? feature}</Badge>
            ))}
          </span>
        </Fact>
      )}
      <Fact name={t.deployments.updated}>
        <RelativeTime time={website.updatedAt} />
      </Fact>
    </dl>
  );
}

export function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="grid min-h-10 grid-cols-[7rem_minmax(0,1fr)] items-center gap-3 px-4 py-2 sm:grid-cols-[9rem_minmax(0,1fr)]">
      <dt className="text-muted-foreground">{name}</dt>
      <dd className="min-w-0">{children}</dd>
    </div>
  );
}

function Address({ url, host }: { url: string; host: string }) {
  return (
    <span className="flex items-center gap-1">
      <a
        href={url}
        target="_blank"
        rel="noreferrer"
        className="truncate rounded-sm text-link hover:underline"
      >
        {host}
      </a>
      <CopyButton text={url} className="-my-1" />
    </span>
  );
}
