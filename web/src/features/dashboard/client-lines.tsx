"use client";
import { Link } from "@/ui/link";
import { ClientStatus } from "@/features/tenants/client-status";
import type { Client } from "@/features/tenants/clients";
import { clientPath } from "@/features/tenants/clients-table";
import { SampleBadge } from "@/features/tenants/sample-badge";
import { Avatar } from "@/ui/avatar";
import { RelativeTime } from "@/ui/relative-time";

export function ClientLines({ clients }: { clients: Client[] }) {
  return (
    <ul className="divide-y border-t">
      {clients.map((client) => (
        <li key={client.id} className="relative flex h-11 items-center gap-3 px-4 hover:bg-muted/60">
          <Avatar name={client.name} square />
          <span className="flex min-w-0 flex-1 items-center gap-2">
            <Link
              href={clientPath(client.id)}
              className="truncate font-medium after:absolute after:inset-0 after:content-['']"
            >
              {client.name}
            </Link>
            <SampleBadge client={client} />
          </span>
          <ClientStatus client={client} />
          <RelativeTime
            time={client.createdAt}
            className="relative w-28 text-right text-xs text-muted-foreground max-sm:hidden"
          />
        </li>
      ))}
    </ul>
  );
}
