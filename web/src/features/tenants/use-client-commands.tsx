"use client";
// Clients in the palette: the server finds them, as there may be thousands.
import { useSettled } from "@/ui/use-settled";
import { useText } from "@/messages";
import { Avatar } from "@/ui/avatar";
import type { CommandGroup } from "@/ui/command";
import { filterOf } from "./client-list-state";
import { ClientStatus } from "./client-status";
import { clientPath } from "./clients-table";
import { useClientPages } from "./clients";

const most = 8;

export function useClientCommands(
  typed: string,
  go: (href: string) => () => void,
  enabled: boolean,
): CommandGroup {
  const t = useText().shell;
  const filter = filterOf({ q: useSettled(typed), status: "all", sort: "newest" });
  const found = useClientPages(filter, { limit: most, enabled }).items ?? [];
  return {
    heading: t.groupClients,
    items: found.map((client) => ({
      id: `client ${client.id}`,
      label: client.name,
      words: [client.email ?? "", client.company ?? "", client.industry ?? ""],
      icon: <Avatar name={client.name} square className="-mx-0.5 size-5" />,
      aside: <ClientStatus client={client} />,
      run: go(clientPath(client.id)),
    })),
  };
}
