"use client";
import { Link } from "@/ui/link";
import { useGrowth } from "@/features/agencies/agencies";
import { statusKind } from "@/features/agencies/agency-status";
import { useText } from "@/messages";
import { useFormat } from "@/messages/format";
import { Skeleton } from "@/ui/skeleton";
import { Status } from "@/ui/status";
import { useSpan } from "./days-card";

const statuses = ["all", "active", "suspended", "archived"] as const;
type Shown = (typeof statuses)[number];

// How many agencies stand how; each number leads to its list.
export function StandingTiles() {
  const t = useText();
  const format = useFormat();
  const growth = useGrowth(useSpan().days).data;
  const count = (status: Shown) =>
    status === "all"
      ? (growth?.total ?? 0)
      : (growth?.byStatus.find((one) => one.status === status)?.agencies ?? 0);
  const href = (status: Shown) => (status === "all" ? "/admin/tenants" : `/admin/tenants?status=${status}`);
  return (
    <section aria-label={t.agencies.title}>
      <ul className="grid grid-cols-2 overflow-hidden rounded-lg border bg-card shadow-xs sm:grid-cols-4">
        {statuses.map((status) => (
          <li
            key={status}
            className="relative -mt-px -ml-px border-t border-l px-4 py-3.5 transition-colors hover:bg-muted/60"
          >
            <Link
              href={href(status)}
              className="text-muted-foreground after:absolute after:inset-0 after:content-['']"
            >
              <Status
                kind={status === "all" || count(status) === 0 ? "neutral" : statusKind[status]}
                word={status === "all" ? t.agencies.title : t.agencies.statuses[status]}
              />
            </Link>
            <div className="tabular mt-1 h-9 text-2xl font-semibold tracking-tight">
              {growth ? format.number(count(status)) : <Skeleton className="mt-2 h-6 w-10" />}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
