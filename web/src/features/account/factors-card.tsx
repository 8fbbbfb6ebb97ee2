"use client";
import { KeyRound, ShieldOff, Smartphone } from "lucide-react";
import { useState } from "react";
import { canMakePasskeys } from "@/features/auth/passkey";
import { type SecondFactor, useSecondFactors } from "@/features/auth/second-factors";
import { Region } from "@/features/shell/region";
import { useText } from "@/messages";
import { useFormat } from "@/messages/format";
import { Badge } from "@/ui/badge";
import { Button } from "@/ui/button";
import { Card, CardHeader } from "@/ui/card";
import { EmptyState } from "@/ui/empty-state";
import { RelativeTime } from "@/ui/relative-time";
import { SkeletonRows } from "@/ui/skeleton";
import { AddApp } from "./add-app";
import { AddPasskey } from "./add-passkey";
import { CodesDialog } from "./codes-dialog";
import { FactorMenu } from "./factor-menu";

type Adding = "app" | "passkey" | null;

// Authenticator apps and passkeys. With the first of them come recovery codes, shown here once.
export function FactorsCard() {
  const t = useText().account;
  const factors = useSecondFactors();
  const [adding, setAdding] = useState<Adding>(null);
  const [codes, setCodes] = useState<string[]>([]);
  const done = (made?: string[] | null) => {
    setAdding(null);
    setCodes(made ?? []);
  };
  const buttons = (
    <>
      <Button size="sm" onClick={() => setAdding("app")}>
        <Smartphone aria-hidden />
        {t.addApp}
      </Button>
      {canMakePasskeys() && (
        <Button size="sm" onClick={() => setAdding("passkey")}>
          <KeyRound aria-hidden />
          {t.addPasskey}
        </Button>
      )}
    </>
  );
  return (
    <Card>
      <CardHeader title={t.factors} description={t.factorsText} />
      <Region query={factors} skeleton={<SkeletonRows rows={2} />}>
        {({ data }) =>
          data.length === 0 ? (
            <EmptyState
              icon={ShieldOff}
              title={t.factorsEmptyTitle}
              text={t.factorsEmptyText}
              className="border-t py-8"
              action={<span className="flex flex-wrap justify-center gap-2">{buttons}</span>}
            />
          ) : (
            <>
              <ul className="divide-y border-t">
                {data.map((factor) => (
                  <FactorLine key={factor.id} factor={factor} isLast={data.length === 1} />
                ))}
              </ul>
              <div className="flex flex-wrap gap-2 border-t px-4 py-3">{buttons}</div>
            </>
          )
        }
      </Region>
      {adding === "app" && <AddApp onClose={() => setAdding(null)} onAdded={done} />}
      {adding === "passkey" && <AddPasskey onClose={() => setAdding(null)} onAdded={done} />}
      {codes.length > 0 && <CodesDialog codes={codes} onDone={() => setCodes([])} />}
    </Card>
  );
}

function FactorLine({ factor, isLast }: { factor: SecondFactor; isLast: boolean }) {
  const t = useText().account;
  const format = useFormat();
  const Icon = factor.kind === "totp" ? Smartphone : KeyRound;
  return (
    <li className="flex min-h-14 items-center gap-3 px-4 py-2">
      <Icon aria-hidden className="size-4 shrink-0 text-muted-foreground" />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2 font-medium">
          <span className="truncate">{factor.name}</span>
          {factor.isSuspended && <Badge tone="danger">{t.suspended}</Badge>}
        </p>
        <p className="text-xs text-muted-foreground">
          {factor.isSuspended ? (
            t.suspendedText
          ) : (
            <>
              {t.kind[factor.kind]} · {t.added(format.date(factor.createdAt))} ·{" "}
              {factor.lastUsedAt ? (
                <>
                  {t.lastUsed} <RelativeTime time={factor.lastUsedAt} />
                </>
              ) : (
                t.neverUsed
              )}
            </>
          )}
        </p>
      </div>
      <FactorMenu factor={factor} isLast={isLast} />
    </li>
  );
}
