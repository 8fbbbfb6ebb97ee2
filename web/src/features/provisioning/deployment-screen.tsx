"use client";
import { ExternalLink } from "lucide-react";
import { Link } from "@/ui/link";
import { useMemo } from "react";
import { FailureText, useServerWords } from "@/features/forms/failure-text";
import { ShellPage } from "@/features/shell/shell-page";
import { useClient } from "@/features/tenants/clients";
import { useText } from "@/messages";
import { useFormat } from "@/messages/format";
import { Button } from "@/ui/button";
import { Card, CardHeader } from "@/ui/card";
import { LogView } from "@/ui/log-view";
import { Notice } from "@/ui/notice";
import { PageHeader } from "@/ui/page";
import { DeploymentActs } from "./deployment-acts";
import { DeploymentStatus } from "./deployment-status";
import { DeploymentSteps } from "./deployment-steps";
import { type Deployment, isOver, stepsOf, useDeploymentId } from "./deployments";
import { useDeploymentPlace } from "./use-deployment-place";
import { useDeploymentStream } from "./use-deployment-stream";
import { useNow } from "./use-now";
import { useWebsite } from "./websites";

// Watches one deployment: what it does, how long each step takes, every line of its log.
export function DeploymentScreen() {
  const t = useText();
  const told = useServerWords();
  const { isClient, clientId, wanted, home } = useDeploymentPlace();
  const { id } = useDeploymentId(clientId, wanted);
  const client = useClient(clientId);
  const { deployment, steps, lines, isConnected, failure, followAgain } = useDeploymentStream(clientId, id);
  const name = client.data?.name ?? "…";
  const log = useMemo(
    () => lines.map((one) => ({ id: one.seq, time: one.writtenAt, text: one.line })),
    [lines],
  );
  return (
    <ShellPage
      crumbs={[
        ...(isClient ? [] : [{ label: t.clients.title, href: "/agency/clients" }]),
        { label: isClient ? t.shell.website : name, href: home },
        { label: deployment ? t.deployments.crumbNumber(deployment.number) : t.deployments.crumb },
      ]}
    >
      <Head name={name} clientId={clientId} deployment={deployment} onRetried={followAgain} />
      {failure !== null && (
        <Notice tone="danger">
          <FailureText failure={failure} />
        </Notice>
      )}
      {!isConnected && <Notice tone="warning">{t.deployments.reconnecting}</Notice>}
      {deployment?.reason && (
        <Notice tone="danger" title={t.deployments.reasonTitle}>
          {told(deployment.reason)}
        </Notice>
      )}
      <div className="grid items-start gap-4 grid-cols-[minmax(0,1fr)] lg:grid-cols-[20rem_minmax(0,1fr)]">
        <Card>
          <CardHeader title={t.deployments.steps} actions={deployment && <Total deployment={deployment} />} />
          <DeploymentSteps names={stepsOf(deployment)} steps={steps} />
        </Card>
        <LogView
          title={t.deployments.log}
          lines={log}
          fileName={`deployment-${deployment?.number ?? 0}.log`}
          empty={deployment && isOver(deployment) ? t.deployments.logNothing : t.deployments.logEmpty}
          className="h-[min(27rem,75dvh)]"
        />
      </div>
    </ShellPage>
  );
}

function titleOf(t: ReturnType<typeof useText>["deployments"], name: string, deployment: Deployment | null) {
  if (deployment?.status === "live") return t.isLive(name);
  if (deployment?.status === "failed") return t.hasFailed(name);
  if (deployment?.status === "cancelled") return t.wasCancelled;
  return t.settingUp(name);
}

type HeadProps = {
  name: string;
  clientId: string | null;
  deployment: Deployment | null;
  onRetried: () => void;
};

function Head({ name, clientId, deployment, onRetried }: HeadProps) {
  const text = useText();
  const t = text.deployments;
  const { home, isClient } = useDeploymentPlace();
  const website = useWebsite(deployment?.status === "live" ? clientId : null);
  return (
    <div aria-live="polite" className="max-sm:[&>header]:flex-col">
      <PageHeader
        title={titleOf(t, name, deployment)}
        description={
          deployment ? (
            <span className="flex flex-wrap items-center gap-x-3">
              <DeploymentStatus deployment={deployment} />
              <span>{t.cause[deployment.cause]}</span>
              <span className="font-mono text-xs">
                {deployment.branch}
                {deployment.commit && `@${deployment.commit.slice(0, 7)}`}
              </span>
            </span>
          ) : (
            t.waiting
          )
        }
        actions={
          <>
            {home && (
              <Button asChild>
                <Link href={home}>{isClient ? text.shell.website : t.toClient}</Link>
              </Button>
            )}
            {clientId && deployment && (
              <DeploymentActs clientId={clientId} deployment={deployment} onRetried={onRetried} />
            )}
            {website.data?.status === "live" && (
              <Button asChild variant="primary">
                <a href={website.data.platformUrl} target="_blank" rel="noreferrer">
                  <ExternalLink aria-hidden />
                  {t.openSite}
                </a>
              </Button>
            )}
          </>
        }
      />
    </div>
  );
}

function Total({ deployment }: { deployment: Deployment }) {
  const t = useText().deployments;
  const format = useFormat();
  const now = useNow(!isOver(deployment));
  const end = deployment.finishedAt ? Date.parse(deployment.finishedAt) : now;
  return (
    <span className="tabular text-xs text-muted-foreground">
      {t.total} {format.duration(end - Date.parse(deployment.createdAt))}
    </span>
  );
}
