"use client";
// What has happened around one client, each with its details beside it.
import { ArrowRight, History } from "lucide-react";
import { Link } from "@/ui/link";
import { useRouter } from "next/navigation";
import { parseAsString, useQueryState } from "nuqs";
import { Failure } from "@/features/shell/region";
import { useText } from "@/messages";
import { Button } from "@/ui/button";
import { Card, CardFooter, CardHeader } from "@/ui/card";
import { EmptyState } from "@/ui/empty-state";
import { SkeletonRows } from "@/ui/skeleton";
import { ActivityList, auditPath } from "./activity-list";
import { LineSheet } from "./line-sheet";
import { useHappenings } from "./use-happenings";

export function ClientActivity({ clientId }: { clientId: string }) {
  const t = useText().audit;
  const router = useRouter();
  const [lineId, setLine] = useQueryState("line", parseAsString);
  const { happened, ...pages } = useHappenings({ clientId });
  const openLine = (id: string | null) => setLine(id, { history: lineId ? "replace" : "push" });
  const hasNothing = happened?.length === 0 && !pages.hasNextPage;
  return (
    <>
      <Card aria-busy={!happened && !pages.error}>
        <CardHeader
          title={t.activity}
          actions={
            <Button asChild variant="ghost" size="sm" className="-mr-2">
              <Link href={`${auditPath}?client=${clientId}`}>
                {t.everyChange}
                <ArrowRight aria-hidden />
              </Link>
            </Button>
          }
        />
        {happened && happened.length > 0 && <ActivityList lines={happened} isOfOneClient onOpen={openLine} />}
        {hasNothing && (
          <EmptyState icon={History} title={t.emptyTitle} text={t.clientEmptyText} className="border-t" />
        )}
        {pages.hasNextPage && (
          <CardFooter>
            <Button size="sm" pending={pages.isFetchingNextPage} onClick={() => pages.fetchNextPage()}>
              {t.more}
            </Button>
          </CardFooter>
        )}
        {!happened &&
          (pages.error ? <Failure query={pages} /> : <SkeletonRows rows={6} className="border-t" />)}
      </Card>
      {lineId && (
        <LineSheet
          lineId={lineId}
          lines={happened ?? []}
          onOpen={openLine}
          onHistory={(row) => router.push(`${auditPath}?row=${row}`)}
        />
      )}
    </>
  );
}
