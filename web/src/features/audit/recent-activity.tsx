"use client";
import { ArrowRight } from "lucide-react";
import { Link } from "@/ui/link";
import { Failure } from "@/features/shell/region";
import { useText } from "@/messages";
import { Button } from "@/ui/button";
import { Card, CardHeader } from "@/ui/card";
import { SkeletonRows } from "@/ui/skeleton";
import { useArrived } from "@/ui/use-arrived";
import { ActivityList, auditPath } from "./activity-list";
import { useHappenings } from "./use-happenings";

const shown = 6;

// The newest that has happened in the agency; the whole log is behind it.
export function RecentActivity() {
  const t = useText().audit;
  const { happened: found, ...query } = useHappenings({});
  const hasArrived = useArrived(found !== undefined);
  const happened = hasArrived ? found : undefined;
  if (happened?.length === 0) return null;
  return (
    <Card aria-busy={!happened && !query.error}>
      <CardHeader
        title={t.recent}
        actions={
          <Button asChild variant="ghost" size="sm" className="-mr-2">
            <Link href={auditPath}>
              {t.wholeLog}
              <ArrowRight aria-hidden />
            </Link>
          </Button>
        }
      />
      {happened && <ActivityList lines={happened.slice(0, shown)} />}
      {!happened &&
        (query.error ? <Failure query={query} /> : <SkeletonRows rows={shown} tall className="border-t" />)}
    </Card>
  );
}
