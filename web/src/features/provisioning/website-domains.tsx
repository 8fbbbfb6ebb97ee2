"use client";
// The names of a client's website: its own domain with the record it needs, and the free address.
import { ExternalLink } from "lucide-react";
import type { ReactNode } from "react";
import { Region } from "@/features/shell/region";
import { useText } from "@/messages";
import { Badge } from "@/ui/badge";
import { Button } from "@/ui/button";
import { Card, CardHeader } from "@/ui/card";
import { SkeletonRows } from "@/ui/skeleton";
import { Status } from "@/ui/status";
import { type Answering, answeringOf } from "./answering";
import { WebsiteRecord } from "./website-record";
import { hasOwnDomain, useWebsite, type Website } from "./websites";

export function WebsiteDomains({ clientId }: { clientId: string }) {
  const t = useText().clients;
  const website = useWebsite(clientId);
  return (
    <Card aria-busy={website.isPending}>
      <CardHeader title={t.domains} description={t.domainsText} />
      <Region query={website} skeleton={<SkeletonRows rows={4} className="border-t" />}>
        {(found) => <Domains clientId={clientId} website={found} />}
      </Region>
    </Card>
  );
}

function Domains({ clientId, website }: { clientId: string; website: Website }) {
  const t = useText().clients;
  const answering = answeringOf(website);
  return (
    <ul className="divide-y border-t">
      {hasOwnDomain(website) && (
        <Domain
          host={website.primaryDomain}
          url={website.url}
          role={t.ownDomain}
          answering={answering}
          word={t.ownAnswering[answering]}
        >
          <WebsiteRecord clientId={clientId} />
        </Domain>
      )}
      <Domain
        host={website.platformDomain}
        url={website.platformUrl}
        role={t.freeDomain}
        answering={answering}
        word={t.freeAnswering[answering]}
      >
        <p className="text-xs text-muted-foreground">{t.freeDomainText}</p>
      </Domain>
    </ul>
  );
}

const kinds = { serving: "good", paused: "paused", settingUp: "busy", nothing: "bad" } as const;

function Domain(props: {
  host: string;
  url: string;
  role: string;
  answering: Answering;
  word: string;
  children: ReactNode;
}) {
  const t = useText().clients;
  const { host, url, role, answering, word, children } = props;
  return (
    <li className="grid gap-3 px-4 py-4">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <h3 className="flex min-w-0 flex-wrap items-center gap-2 font-medium">
          <span className="break-all">{host}</span>
          <Badge>{role}</Badge>
        </h3>
        <Button asChild size="sm">
          <a href={url} target="_blank" rel="noreferrer" aria-label={t.openDomain(host)}>
            <ExternalLink aria-hidden />
            {t.open}
          </a>
        </Button>
      </div>
      <Status kind={kinds[answering]} word={word} className="items-start whitespace-normal [&>svg]:mt-0.5" />
      {children}
    </li>
  );
}
