"use client";
// What can be done with several clients at once.
import { RefreshCw, RotateCcw, Trash2 } from "lucide-react";
import { useState } from "react";
import { useMay } from "@/features/auth/session";
import { BulkBar } from "@/features/bulk/bulk-bar";
import { FailedList } from "@/features/bulk/failed-list";
import type { Failed } from "@/features/bulk/run-each";
import type { Selection } from "@/features/bulk/selection";
import { useText } from "@/messages";
import { useFormat } from "@/messages/format";
import { Button } from "@/ui/button";
import { Confirm } from "@/ui/confirm";
import { type ClientAct, useClientActs } from "./client-acts";
import type { Client } from "./clients";

export function ClientBulk({ clients, selection }: { clients: Client[]; selection: Selection }) {
  const t = useText();
  const format = useFormat();
  const mayWrite = useMay("clients:write");
  const mayDeploy = useMay("websites:deploy");
  const [asks, setAsks] = useState(false);
  const [failure, setFailure] = useState<{ act: ClientAct; failed: Failed<Client>[] } | null>(null);
  const { run, running } = useClientActs();
  const chosen = clients.filter(({ id }) => selection.has(id));
  const areDeleted = chosen.every((one) => one.deletedAt);

  async function start(act: ClientAct, whom: Client[]) {
    setFailure(null);
    const { failed } = await run(act, whom);
    setAsks(false);
    selection.keep(failed.map(({ item }) => item.id));
    if (failed.length > 0) setFailure({ act, failed });
  }

  const isBusy = (act: ClientAct) => running?.act === act;
  const label = (act: ClientAct) =>
    running?.act === act ? t.bulk.progress(running.finished, running.all) : t.bulk.acts[act];
  const count = format.number(chosen.length);
  const hasSamples = chosen.some((one) => one.isSample);
  const consequences = hasSamples
    ? [...t.bulk.removeConsequences, t.samples.amongThem]
    : t.bulk.removeConsequences;
  return (
    <>
      {chosen.length > 0 && (
        <BulkBar count={chosen.length} onClear={selection.clear}>
          {mayWrite && areDeleted && (
            <Button disabled={running !== null} onClick={() => start("restore", chosen)}>
              <RotateCcw aria-hidden />
              {label("restore")}
            </Button>
          )}
          {mayDeploy && !areDeleted && (
            <Button disabled={running !== null} onClick={() => start("deploy", chosen)}>
              <RefreshCw aria-hidden className={isBusy("deploy") ? "animate-spin" : undefined} />
              {label("deploy")}
            </Button>
          )}
          {mayWrite && !areDeleted && (
            <Button variant="destructive" disabled={running !== null} onClick={() => setAsks(true)}>
              <Trash2 aria-hidden />
              {t.bulk.acts.remove}
            </Button>
          )}
        </BulkBar>
      )}
      {asks && (
        <Confirm
          open
          onOpenChange={setAsks}
          title={t.bulk.removeTitle(count)}
          verb={running ? label("remove") : t.bulk.removeVerb(count)}
          consequences={consequences}
          typed={t.bulk.removeTyped(count)}
          pending={isBusy("remove")}
          onConfirm={() => start("remove", chosen)}
        />
      )}
      {failure && (
        <FailedList
          title={t.bulk.failedTitle[failure.act](format.number(failure.failed.length))}
          failed={failure.failed}
          onClose={() => setFailure(null)}
          onAgain={() =>
            start(
              failure.act,
              failure.failed.map(({ item }) => item),
            )
          }
        />
      )}
    </>
  );
}
