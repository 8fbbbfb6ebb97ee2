"use client";
import { useRouter } from "next/navigation";
import { usePathIds } from "@/features/shell/path-ids";
import { Record } from "@/features/shell/record";
import { ShellPage } from "@/features/shell/shell-page";
import { useText } from "@/messages";
import { Button } from "@/ui/button";
import { Notice } from "@/ui/notice";
import { PageHeader } from "@/ui/page";
import { ClientActions } from "./client-actions";
import { ClientStatus } from "./client-status";
import { ClientTabs } from "./client-tabs";
import { type Client, useClient } from "./clients";
import { SampleBadge } from "./sample-badge";
import { useRestore } from "./use-restore";

export function ClientScreen() {
  const t = useText().clients;
  const [id] = usePathIds();
  const client = useClient(id);
  return (
    <ShellPage crumbs={[{ label: t.title, href: "/agency/clients" }, { label: client.data?.name ?? "…" }]}>
      <Record query={client}>{(one) => <Found client={one} />}</Record>
    </ShellPage>
  );
}

function Found({ client }: { client: Client }) {
  const t = useText().clients;
  const router = useRouter();
  const restore = useRestore();
  return (
    <>
      <PageHeader
        title={client.name}
        description={
          <span className="flex items-center gap-3">
            <ClientStatus client={client} />
            <SampleBadge client={client} />
          </span>
        }
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
        <ClientTabs client={client} />
      )}
    </>
  );
}
