"use client";
import { ArrowRight } from "lucide-react";
import { Link } from "@/ui/link";
import { useAgencies } from "@/features/agencies/agencies";
import { agencyPath } from "@/features/agencies/agencies-table";
import { AgencyStatus } from "@/features/agencies/agency-status";
import { Failure } from "@/features/shell/region";
import { useText } from "@/messages";
import { Avatar } from "@/ui/avatar";
import { Button } from "@/ui/button";
import { Card, CardHeader } from "@/ui/card";
import { RelativeTime } from "@/ui/relative-time";
import { SkeletonRows } from "@/ui/skeleton";

const shown = 6;

export function NewestAgencies() {
  const t = useText();
  const pages = useAgencies({}, { limit: shown });
  return (
    <Card aria-busy={pages.isPending}>
      <CardHeader
        title={t.platform.newest}
        actions={
          <Button asChild variant="ghost" size="sm" className="-mr-2">
            <Link href="/admin/tenants">
              {t.platform.allAgencies}
              <ArrowRight aria-hidden />
            </Link>
          </Button>
        }
      />
      {pages.isError && !pages.data && <Failure query={pages} />}
      {pages.isPending && <SkeletonRows rows={4} />}
      {pages.data && (
        <ul className="divide-y border-t">
          {pages.data.pages[0]?.data.map((agency) => (
            <li key={agency.id} className="relative flex items-center gap-3 px-4 py-2 hover:bg-muted/60">
              <Avatar name={agency.name} square />
              <div className="min-w-0 flex-1">
                <Link
                  href={agencyPath(agency.id)}
                  className="block truncate font-medium after:absolute after:inset-0 after:content-['']"
                >
                  {agency.name}
                </Link>
                <span className="block truncate text-xs text-muted-foreground">
                  {agency.owner?.email ?? t.agencies.noOwner}
                </span>
              </div>
              <AgencyStatus status={agency.status} className="max-sm:hidden" />
              <RelativeTime
                time={agency.createdAt}
                className="relative w-28 text-right text-xs text-muted-foreground"
              />
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
