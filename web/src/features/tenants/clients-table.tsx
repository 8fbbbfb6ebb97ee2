"use client";
import { PanelRight } from "lucide-react";
import { Link } from "@/ui/link";
import type { Selection } from "@/features/bulk/selection";
import { useText } from "@/messages";
import { Avatar } from "@/ui/avatar";
import { Button } from "@/ui/button";
import { cn } from "@/ui/cn";
import { RelativeTime } from "@/ui/relative-time";
import { RowCheckbox } from "@/ui/row-checkbox";
import { SortableTh, Table, Td, Th, Tr } from "@/ui/table";
import { ClientActions } from "./client-actions";
import { useListState, useOpenClient } from "./client-list-state";
import { ClientStatus } from "./client-status";
import type { Client } from "./clients";
import { SampleBadge } from "./sample-badge";

export const clientPath = (id: string) => `/agency/clients/${id}`;

export function ClientsTable({ clients, selection }: { clients: Client[]; selection: Selection }) {
  const { clients: t, bulk } = useText();
  const [{ sort }, setState] = useListState();
  const byName = { name: "asc", "-name": "desc" } as const;
  const byTime = { oldest: "asc", newest: "desc" } as const;
  return (
    <Table label={t.title} className="rounded-b-none">
      <thead>
        <tr>
          <Th className="w-0 pr-0">
            <RowCheckbox
              label={bulk.selectAll}
              checked={selection.areAll || (selection.selected.length > 0 && "indeterminate")}
              onToggle={selection.toggleAll}
            />
          </Th>
          <SortableTh
            sorted={byName[sort as keyof typeof byName]}
            onSort={(next) => setState({ sort: next === "asc" ? "name" : "-name" })}
          >
            {t.columnName}
          </SortableTh>
          <Th>{t.columnStatus}</Th>
          <Th className="max-lg:hidden">{t.columnCompany}</Th>
          {sort === "updated" ? (
            <Th className="max-sm:hidden" aria-sort="descending">
              {t.columnChanged}
            </Th>
          ) : (
            <SortableTh
              className="max-sm:hidden"
              sorted={byTime[sort as keyof typeof byTime]}
              onSort={(next) => setState({ sort: next === "asc" ? "oldest" : null })}
            >
              {t.columnAdded}
            </SortableTh>
          )}
          <Th>
            <span className="sr-only">{t.actions("")}</span>
          </Th>
        </tr>
      </thead>
      <tbody>
        {clients.map((client) => (
          <Row
            key={client.id}
            client={client}
            time={sort === "updated" ? client.updatedAt : client.createdAt}
            selection={selection}
          />
        ))}
      </tbody>
    </Table>
  );
}

function Row({ client, time, selection }: { client: Client; time: string; selection: Selection }) {
  const { clients: t, bulk } = useText();
  const [, openPanel] = useOpenClient();
  const isSelected = selection.has(client.id);
  return (
    <Tr className={cn("relative hover:bg-muted/60", isSelected && "bg-link/5")}>
      <Td className="relative z-1 w-0 pr-0">
        <RowCheckbox
          label={bulk.select(client.name)}
          checked={isSelected}
          onToggle={(withShift) => selection.toggle(client.id, withShift)}
        />
      </Td>
      <Td className="w-full max-w-0 min-w-44">
        <Link
          href={clientPath(client.id)}
          className="flex items-center gap-2.5 font-medium after:absolute after:inset-0 after:content-['']"
        >
          <Avatar name={client.name} square />
          <span className="min-w-0">
            <span className="flex flex-wrap items-center gap-x-2">
              <span className="max-w-full truncate">{client.name}</span>
              <SampleBadge client={client} />
            </span>
            {client.email && (
              <span
                className={cn(
                  "block truncate text-xs font-normal text-muted-foreground",
                  client.isSample && "max-sm:hidden", // its badge is there
                )}
              >
                {client.email}
              </span>
            )}
          </span>
        </Link>
      </Td>
      <Td>
        <ClientStatus client={client} />
      </Td>
      <Td className="max-w-56 min-w-32 truncate text-muted-foreground max-lg:hidden">
        {client.company ?? t.none}
      </Td>
      <Td className="whitespace-nowrap text-muted-foreground max-sm:hidden">
        <RelativeTime time={time} className="relative" />
      </Td>
      <Td className="relative w-0 pr-3 pl-0 text-right whitespace-nowrap">
        <Button
          variant="ghost"
          size="icon-sm"
          aria-label={t.look(client.name)}
          onClick={() => openPanel(client.id, { history: "push" })}
          className="max-sm:hidden"
        >
          <PanelRight />
        </Button>
        <ClientActions client={client} />
      </Td>
    </Tr>
  );
}
