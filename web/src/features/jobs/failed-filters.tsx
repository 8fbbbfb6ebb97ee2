"use client";
import { RotateCcw, X } from "lucide-react";
import { useState } from "react";
import { useAgency } from "@/features/agencies/agencies";
import { useText } from "@/messages";
import { useFormat } from "@/messages/format";
import { Button } from "@/ui/button";
import { Combobox } from "@/ui/combobox";
import { Select } from "@/ui/select";
import { useQueues } from "./jobs";
import { endings, useJobsState } from "./jobs-state";
import { RetryAll } from "./retry-all";

const push = { history: "push" } as const;

export function FailedFilters() {
  const t = useText().jobs;
  const [{ kind, ending, agency }, setState] = useJobsState();
  const [retries, setRetries] = useState(false);
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Kinds />
      <Select
        aria-label={t.ending}
        value={ending}
        onChange={(next) => setState({ ending: next }, push)}
        choices={endings.map((one) => ({ value: one, label: t.endings[one] }))}
      />
      {agency && <OneAgency agencyId={agency} />}
      {kind !== "all" && (
        <Button className="ml-auto" onClick={() => setRetries(true)}>
          <RotateCcw aria-hidden />
          {t.retryAll}
        </Button>
      )}
      {retries && <RetryAll kind={kind} onClose={() => setRetries(false)} />}
    </div>
  );
}

function Kinds() {
  const t = useText().jobs;
  const format = useFormat();
  const [{ kind }, setState] = useJobsState();
  const queues = useQueues().data ?? [];
  const inTrouble = queues.filter((queue) => queue.failed + queue.dead > 0 || queue.kind === kind);
  return (
    <Combobox
      aria-label={t.kind}
      value={kind}
      onChange={(next) => setState({ kind: next }, push)}
      options={[
        { value: "all", label: t.allKinds },
        ...inTrouble.map((queue) => ({
          value: queue.kind,
          label: queue.kind,
          aside: format.number(queue.failed + queue.dead),
        })),
      ]}
      searchLabel={t.searchKind}
      className="w-auto max-w-64"
    />
  );
}

function OneAgency({ agencyId }: { agencyId: string }) {
  const t = useText().jobs;
  const [, setState] = useJobsState();
  const name = useAgency(agencyId).data?.name ?? t.oneAgency;
  return (
    <Button variant="ghost" onClick={() => setState({ agency: null }, push)}>
      {t.onlyOf(name)}
      <X aria-hidden />
      <span className="sr-only">{t.clearFilters}</span>
    </Button>
  );
}
