"use client";
import { Download, History, SearchX } from "lucide-react";
import { useState } from "react";
import { Failure } from "@/features/shell/region";
import { useText } from "@/messages";
import { Button } from "@/ui/button";
import { Card, CardFooter } from "@/ui/card";
import { EmptyState } from "@/ui/empty-state";
import { PageHeader } from "@/ui/page";
import { SkeletonRows } from "@/ui/skeleton";
import { AuditFilters } from "./audit-filters";
import { lineFilterOf, noFilter, useAuditState } from "./audit-state";
import { AuditTable } from "./audit-table";
import { ExportDialog } from "./export-dialog";
import { LineSheet } from "./line-sheet";
import { useLines } from "./lines";

export function AuditScreen({ description }: { description?: string }) {
  const t = useText();
  const [state, setState] = useAuditState();
  const [now] = useState(() => new Date());
  const filter = lineFilterOf(state, now);
  const pages = useLines(filter);
  const lines = pages.data?.pages.flatMap((page) => page.data);
  const openLine = (line: string | null) => setState({ line }, { history: state.line ? "replace" : "push" });
  const showHistory = (row: string) => setState({ ...noFilter, row, line: null }, { history: "push" });
  return (
    <>
      <PageHeader
        title={t.settings.audit}
        description={description ?? t.audit.description}
        actions={
          <Button onClick={() => setState({ export: "new" }, { history: "push" })}>
            <Download aria-hidden />
            {t.audit.export}
          </Button>
        }
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
        <AuditFilters />
        <Card aria-busy={!lines && !pages.error}>
          {lines && lines.length > 0 && (
            <>
              <AuditTable lines={lines} onOpen={openLine} />
              <CardFooter className="min-h-12">
                <span role="status">{t.audit.count(lines.length, pages.hasNextPage)}</span>
                {pages.hasNextPage && (
                  <Button size="sm" pending={pages.isFetchingNextPage} onClick={() => pages.fetchNextPage()}>
                    {t.audit.more}
                  </Button>
                )}
              </CardFooter>
            </>
          )}
          {lines?.length === 0 && <Nothing isFiltered={Object.keys(filter).length > 0} />}
          {!lines && (pages.error ? <Failure query={pages} /> : <SkeletonRows rows={8} className="pt-9" />)}
        </Card>
      </div>
      {state.line && (
        <LineSheet lineId={state.line} lines={lines ?? []} onOpen={openLine} onHistory={showHistory} />
      )}
      {state.export && <ExportDialog exportId={state.export} filter={filter} />}
    </>
  );
}

function Nothing({ isFiltered }: { isFiltered: boolean }) {
  const t = useText().audit;
  const [, setState] = useAuditState();
  if (!isFiltered) return <EmptyState icon={History} title={t.emptyTitle} text={t.emptyText} />;
  return (
    <EmptyState
      icon={SearchX}
      title={t.noResultsTitle}
      text={t.noResultsText}
      action={<Button onClick={() => setState(noFilter)}>{t.clearFilters}</Button>}
    />
  );
}
