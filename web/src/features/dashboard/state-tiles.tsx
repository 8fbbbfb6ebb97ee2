"use client";
import { Link } from "@/ui/link";
import { statusKind } from "@/features/tenants/client-status";
import type { Client } from "@/features/tenants/clients";
import { useText } from "@/messages";
import { useFormat } from "@/messages/format";
import { Skeleton } from "@/ui/skeleton";
import { Status } from "@/ui/status";

const states = ["live", "provisioning", "error", "suspended"] as const;

// How many clients are in which state; each number leads to its list.
export function StateTiles({ clients }: { clients: Client[] | null }) {
  const t = useText().dashboard;
  const format = useFormat();
  const count = (state: Client["status"]) => clients?.filter((client) => client.status === state).length;
  return (
    <section aria-label={t.byState}>
      <ul className="grid grid-cols-2 overflow-hidden rounded-lg border bg-card shadow-xs sm:grid-cols-4">
        {states.map((state) => (
          <li
            key={state}
            className="relative -mt-px -ml-px border-t border-l px-4 py-3.5 transition-colors hover:bg-muted/60"
          >
            <Link
              href={`/agency/clients?status=${state}`}
              className="text-muted-foreground after:absolute after:inset-0 after:content-['']"
            >
              <Status
                kind={count(state) === 0 ? "neutral" : statusKind[state]}
                word={t[state]}
                className="[&>svg]:animate-none"
              />
            </Link>
            <div className="tabular mt-1 flex h-9 items-center text-2xl font-semibold tracking-tight">
              {clients ? format.number(count(state) ?? 0) : <Skeleton className="h-6 w-10" />}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
