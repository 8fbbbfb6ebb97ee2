"use client";
import { ExternalLink, RefreshCw, Trash2 } from "lucide-react";
import { useState } from "react";
import { useMay } from "@/features/auth/session";
import { FailureText, useServerWords } from "@/features/forms/failure-text";
import { useText } from "@/messages";
import { Button } from "@/ui/button";
import { Card, CardBody, CardFooter, CardHeader } from "@/ui/card";
import { Notice } from "@/ui/notice";
import { RelativeTime } from "@/ui/relative-time";
import { Status, type StatusKind } from "@/ui/status";
import { type AppDomain, useCheckDomain } from "./app-domain";
import { DnsRecords } from "./dns-records";
import { RemoveAppDomain } from "./remove-app-domain";

const kinds: Record<AppDomain["state"], StatusKind> = {
  pending: "waiting",
  verified: "busy",
  active: "good",
  failed: "bad",
};

const reached: Record<AppDomain["state"], number> = { failed: 0, pending: 0, verified: 1, active: 3 };

export function AppDomainCard({ domain }: { domain: AppDomain }) {
  const t = useText().settings;
  const told = useServerWords();
  const mayWrite = useMay("settings:write");
  const { check, isLooking } = useCheckDomain(domain);
  const [removes, setRemoves] = useState(false);
  const { state, reason } = domain;
  return (
    <>
      <Card>
        <CardHeader
          title={<span className="break-all">{domain.domain}</span>}
          description={t.domainStateText[state]}
          actions={<Status kind={kinds[state]} word={t.domainStates[state]} />}
        />
        <CardBody className="grid gap-4">
          <Steps state={state} />
          {reason && (
            <Notice
              tone={state === "failed" ? "danger" : "warning"}
              title={isLooking ? t.domainChecking : undefined}
            >
              {told(reason)}
            </Notice>
          )}
          {check.error && (
            <Notice tone="danger">
              <FailureText failure={check.error} />
            </Notice>
          )}
        </CardBody>
        <CardFooter className="flex-wrap">
          <span role="status">
            {isLooking ? (
              t.domainChecking
            ) : (
              <>
                {t.domainChecked}{" "}
                {domain.checkedAt ? <RelativeTime time={domain.checkedAt} /> : t.domainNever}
              </>
            )}
          </span>
          <span className="flex flex-wrap gap-2">
            {state === "active" && (
              <Button asChild size="sm">
                <a href={`https://${domain.domain}`} target="_blank" rel="noreferrer">
                  <ExternalLink aria-hidden />
                  {t.domainOpen}
                </a>
              </Button>
            )}
            {mayWrite && (
              <>
                <Button size="sm" variant="ghost" onClick={() => setRemoves(true)}>
                  <Trash2 aria-hidden />
                  {t.domainRemove}
                </Button>
                <Button size="sm" pending={isLooking} onClick={() => check.mutate()}>
                  <RefreshCw aria-hidden />
                  {t.domainCheck}
                </Button>
              </>
            )}
          </span>
        </CardFooter>
      </Card>
      <DnsRecords records={domain.records} />
      {removes && <RemoveAppDomain domain={domain.domain} onClose={() => setRemoves(false)} />}
    </>
  );
}

// How far it is: proved, connected, in use.
function Steps({ state }: { state: AppDomain["state"] }) {
  const t = useText().settings;
  const steps = [t.domainSteps.proof, t.domainSteps.connected, t.domainSteps.active];
  const done = reached[state];
  const kindOf = (at: number): StatusKind => {
    if (at < done) return "good";
    if (at > done) return "neutral";
    return state === "failed" ? "bad" : "busy";
  };
  return (
    <ol className="grid gap-2 sm:grid-cols-3">
      {steps.map((step, at) => (
        <li key={step} className="rounded-md border px-3 py-2">
          <Status kind={kindOf(at)} word={step} className="whitespace-normal" />
        </li>
      ))}
    </ol>
  );
}
