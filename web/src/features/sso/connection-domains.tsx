"use client";
import { Plus } from "lucide-react";
import { useState } from "react";
import { useMay } from "@/features/auth/session";
import { Region } from "@/features/shell/region";
import { useText } from "@/messages";
import { Button } from "@/ui/button";
import { SkeletonRows } from "@/ui/skeleton";
import { ClaimDomain } from "./claim-domain";
import { ClaimedDomainLine } from "./claimed-domain-line";
import { type Connection, useClaimedDomains } from "./connections";

export function ConnectionDomains({ connection }: { connection: Connection }) {
  const t = useText().sso;
  const domains = useClaimedDomains();
  const mayWrite = useMay("oidc:write");
  const [claims, setClaims] = useState(false);
  return (
    <div className="border-t">
      <div className="flex min-h-11 items-center justify-between gap-3 px-4">
        <h3 className="font-medium">{t.domains}</h3>
        {mayWrite && (
          <Button size="sm" onClick={() => setClaims(true)}>
            <Plus aria-hidden />
            {t.claim}
          </Button>
        )}
      </div>
      <Region query={domains} skeleton={<SkeletonRows rows={1} />}>
        {(all) => {
          const own = all.filter((one) => one.connectionId === connection.id);
          if (own.length === 0) return <p className="px-4 pb-4 text-muted-foreground">{t.noDomains}</p>;
          return (
            <ul className="divide-y border-t">
              {own.map((domain) => (
                <ClaimedDomainLine key={domain.id} domain={domain} />
              ))}
            </ul>
          );
        }}
      </Region>
      {claims && <ClaimDomain connection={connection} onClose={() => setClaims(false)} />}
    </div>
  );
}
