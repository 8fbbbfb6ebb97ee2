"use client";
import { History, SearchX } from "lucide-react";
import { useState } from "react";
import { PagedList } from "@/features/shell/paged-list";
import { useText } from "@/messages";
import { Button } from "@/ui/button";
import { EmptyState } from "@/ui/empty-state";
import { AuditFilters } from "./audit-filters";
import { lineFilterOf, noFilter, useAuditState } from "./audit-state";
import { AuditTable } from "./audit-table";
import { LineSheet } from "./line-sheet";
import { useLines } from "./lines";

// The list, what it is narrowed to, and one line beside it.
export function AuditLog() {
  const t = useText().audit;
  const [state, setState] = useAuditState();
  const [now] = useState(() => new Date());
  const filter = lineFilterOf(state, now);
  const pages = useLines(filter);
  const openLine = (line: string | null) => setState({ line }, { history: state.line ? "replace" : "push" });
  const showHistory = (row: string) => setState({ ...noFilter, row, line: null }, { history: "push" });
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <AuditFilters />
      <PagedList pages={pages} words={t} empty={<Nothing isFiltered={Object.keys(filter).length > 0} />}>
        {(lines) => <AuditTable lines={lines} onOpen={openLine} />}
      </PagedList>
      {state.line && (
        <LineSheet lineId={state.line} lines={pages.items ?? []} onOpen={openLine} onHistory={showHistory} />
      )}
    </div>
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
