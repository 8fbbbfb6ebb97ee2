"use client";
import { useRouter } from "next/navigation";
import { Link } from "@/ui/link";
import { useCallback } from "react";
import { deploymentPath } from "@/features/provisioning/deployment-list";
import { WebsiteCard } from "@/features/provisioning/website-card";
import { Neighbours } from "@/features/shell/neighbours";
import { Region } from "@/features/shell/region";
import { useText } from "@/messages";
import { Button } from "@/ui/button";
import { Sheet } from "@/ui/sheet";
import { SkeletonRows } from "@/ui/skeleton";
import { ClientDetails } from "./client-details";
import { useOpenClient } from "./client-list-state";
import { ClientStatus } from "./client-status";
import { clientPath } from "./clients-table";
import { type Client, useClient } from "./clients";

// A client beside the list; the address says which, and Back closes it.
export function ClientPanel({ ids }: { ids: string[] }) {
  const t = useText().clients;
  const [id, setId] = useOpenClient();
  const client = useClient(id);
  const open = useCallback((next: string) => setId(next, { history: "replace" }), [setId]);
  if (!id) return null;
  return (
    <Sheet
      open
      onOpenChange={(isOpen) => !isOpen && setId(null)}
      title={client.data?.name ?? "…"}
      className="w-lg"
    >
      <div className="grid min-h-0 flex-1 grid-cols-[minmax(0,1fr)] content-start gap-4 overflow-y-auto px-4 pb-4">
        <div className="flex flex-wrap items-center justify-between gap-2">
          <Neighbours ids={ids} id={id} onOpen={open} previousLabel={t.previous} nextLabel={t.nextOne} />
          <Button asChild size="sm">
            <Link href={clientPath(id)}>{t.openPage}</Link>
          </Button>
        </div>
        <Region query={client} skeleton={<SkeletonRows rows={6} />}>
          {(found) => <Found key={found.id} client={found} />}
        </Region>
      </div>
    </Sheet>
  );
}

function Found({ client }: { client: Client }) {
  const router = useRouter();
  const watch = (deploymentId: string) => router.push(deploymentPath(client.id, deploymentId));
  return (
    <>
      {client.deletedAt ? (
        <ClientStatus client={client} className="justify-self-start" />
      ) : (
        <WebsiteCard clientId={client.id} onDeployed={watch} />
      )}
      <ClientDetails client={client} />
    </>
  );
}
