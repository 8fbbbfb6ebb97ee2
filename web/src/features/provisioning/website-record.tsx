"use client";
// The record that the domain of a website needs, and what name servers say of it now.
import { RefreshCw } from "lucide-react";
import { Region } from "@/features/shell/region";
import { RecordPieces } from "@/features/tenants/dns-records";
import { type Messages, useText } from "@/messages";
import { Badge } from "@/ui/badge";
import { Button } from "@/ui/button";
import { cn } from "@/ui/cn";
import { Skeleton } from "@/ui/skeleton";
import { Status } from "@/ui/status";
import { type DomainLead, useWebsiteDomain } from "./domain-check";

export function WebsiteRecord({ clientId }: { clientId: string }) {
  const query = useWebsiteDomain(clientId);
  return (
    <Region query={query} skeleton={<Skeleton className="h-24" />}>
      {(lead) => <Record lead={lead} isLooking={query.isFetching} onLook={() => query.refetch()} />}
    </Region>
  );
}

function leadWord({ leadsHere, isLookedUp, addresses }: DomainLead, t: Messages["clients"]) {
  if (leadsHere) return t.leadsHere;
  if (!isLookedUp) return t.leadsUnknown;
  return addresses.length > 0 ? t.leadsElsewhere(addresses.join(", ")) : t.leadsNowhere;
}

function Record({ lead, isLooking, onLook }: { lead: DomainLead; isLooking: boolean; onLook: () => void }) {
  const t = useText().clients;
  return (
    <div className="grid gap-2">
      <div aria-live="polite" className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <Status
          kind={lead.leadsHere ? "good" : lead.isLookedUp ? "waiting" : "neutral"}
          word={leadWord(lead, t)}
          className="items-start whitespace-normal [&>svg]:mt-0.5"
        />
        <Button size="sm" onClick={onLook}>
          <RefreshCw aria-hidden className={cn(isLooking && "animate-spin")} />
          {t.lookAgain}
        </Button>
      </div>
      <p className="flex items-center gap-2">
        <Badge className="w-14 justify-center font-mono">A</Badge>
        <span className="min-w-0 text-muted-foreground">{lead.leadsHere ? t.recordSet : t.recordText}</span>
      </p>
      <RecordPieces name={lead.domain} value={lead.wantedAddress} />
    </div>
  );
}
