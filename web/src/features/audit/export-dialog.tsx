"use client";
import { Download } from "lucide-react";
import { useState } from "react";
import { FailureText } from "@/features/forms/failure-text";
import { useForm } from "@/features/forms/use-form";
import { Region } from "@/features/shell/region";
import { useText } from "@/messages";
import { useFormat } from "@/messages/format";
import { Button } from "@/ui/button";
import { ChoiceCards } from "@/ui/choice-cards";
import { Dialog } from "@/ui/dialog";
import { Notice } from "@/ui/notice";
import { SkeletonRows } from "@/ui/skeleton";
import { Status } from "@/ui/status";
import { type LineFilter, useAuditState } from "./audit-state";
import { type AuditExport, type Format, useDownload, useExport, useRequestExport } from "./lines";

// Asked for, written in the background, fetched. Its id is in the address: closing or reloading loses nothing.
export function ExportDialog({ exportId, filter }: { exportId: string; filter: LineFilter }) {
  const t = useText().audit;
  const [, setState] = useAuditState();
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && setState({ export: null })}
      title={t.exportTitle}
      description={Object.keys(filter).length > 0 ? t.exportFiltered : t.exportAll}
    >
      {exportId === "new" ? <Wish filter={filter} /> : <Progress exportId={exportId} />}
    </Dialog>
  );
}

function Wish({ filter }: { filter: LineFilter }) {
  const t = useText();
  const [, setState] = useAuditState();
  const [format, setFormat] = useState<Format>("csv");
  const request = useRequestExport();
  const form = useForm(async () => {
    const made = await request.mutateAsync({ ...filter, format });
    setState({ export: made.id });
  });
  return (
    <form onSubmit={form.submit} className="grid gap-4">
      {form.failure !== null && (
        <Notice tone="danger">
          <FailureText failure={form.failure} />
        </Notice>
      )}
      <ChoiceCards
        label={t.audit.format}
        value={format}
        onChange={setFormat}
        choices={(["csv", "ndjson"] as const).map((value) => ({ value, ...t.audit.formats[value] }))}
      />
      <div className="flex justify-end gap-2">
        <Button onClick={() => setState({ export: null })}>{t.ui.cancel}</Button>
        <Button type="submit" variant="primary" pending={form.pending}>
          {t.audit.exportVerb}
        </Button>
      </div>
    </form>
  );
}

function Progress({ exportId }: { exportId: string }) {
  const found = useExport(exportId);
  return (
    <Region query={found} skeleton={<SkeletonRows rows={2} />}>
      {(one) => <State found={one} />}
    </Region>
  );
}

function State({ found }: { found: AuditExport }) {
  const t = useText().audit;
  const format = useFormat();
  const download = useDownload();
  if (found.status === "failed") return <Notice tone="danger">{found.reason ?? t.exportFailed}</Notice>;
  const isReady = found.status === "ready";
  return (
    <div className="grid gap-4">
      <p role="status">
        <Status
          kind={isReady ? "good" : "busy"}
          word={isReady ? t.exportReady(format.number(found.lineCount ?? 0)) : t.exportQueued}
        />
      </p>
      {isReady && (
        <p className="text-xs text-muted-foreground">{t.exportUntil(format.date(found.expiresAt))}</p>
      )}
      {download.error && (
        <Notice tone="danger">
          <FailureText failure={download.error} />
        </Notice>
      )}
      <Button
        variant="primary"
        disabled={!isReady}
        pending={download.isPending}
        onClick={() => download.mutate(found)}
        className="justify-self-end"
      >
        <Download aria-hidden />
        {t.download}
      </Button>
    </div>
  );
}
