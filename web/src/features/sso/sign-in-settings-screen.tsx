"use client";
import { LogIn, Plus } from "lucide-react";
import { parseAsString, useQueryState } from "nuqs";
import { useMay } from "@/features/auth/session";
import { Region } from "@/features/shell/region";
import { useText } from "@/messages";
import { Button } from "@/ui/button";
import { Card } from "@/ui/card";
import { EmptyState } from "@/ui/empty-state";
import { PageHeader } from "@/ui/page";
import { SkeletonRows } from "@/ui/skeleton";
import { ConnectionCard } from "./connection-card";
import { ConnectionSheet } from "./connection-sheet";
import { useConnections } from "./connections";
import { SignInRules } from "./sign-in-rules";

// Which connection is open is in the address: its id, or "new".
const useOpenConnection = () => useQueryState("connection", parseAsString.withOptions({ history: "push" }));

export function SignInSettingsScreen() {
  const t = useText();
  const connections = useConnections();
  const mayWrite = useMay("oidc:write");
  const mayReadRules = useMay("settings:read");
  const [open, setOpen] = useOpenConnection();
  const found = connections.data;
  const add = mayWrite && (
    <Button variant="primary" onClick={() => setOpen("new")}>
      <Plus aria-hidden />
      {t.sso.add}
    </Button>
  );
  const hasSome = (found?.data.length ?? 0) > 0;
  return (
    <>
      <PageHeader title={t.settings.signIn} description={t.sso.description} />
      {mayReadRules && <SignInRules />}
      <header className="-mb-3 flex flex-wrap items-end justify-between gap-x-6 gap-y-2">
        <div className="min-w-0">
          <h2 className="text-base font-semibold">{t.sso.providers}</h2>
          <p className="text-muted-foreground">{t.sso.providersText}</p>
        </div>
        {hasSome && add}
      </header>
      <Region
        query={connections}
        skeleton={
          <Card aria-busy>
            <SkeletonRows rows={4} />
          </Card>
        }
      >
        {({ data }) =>
          data.length > 0 ? (
            <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
              {data.map((one) => (
                <ConnectionCard key={one.id} connection={one} onEdit={() => setOpen(one.id)} />
              ))}
            </div>
          ) : (
            <Card>
              <EmptyState icon={LogIn} title={t.sso.emptyTitle} text={t.sso.emptyText} action={add} />
            </Card>
          )
        }
      </Region>
      {open && found && mayWrite && (
        <ConnectionSheet
          key={open}
          connection={found.data.find((one) => one.id === open) ?? null}
          redirectUrl={found.redirectUrl}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  );
}
