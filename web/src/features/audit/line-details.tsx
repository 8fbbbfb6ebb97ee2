"use client";
import { ListFilter } from "lucide-react";
import type { ReactNode } from "react";
import { useText } from "@/messages";
import { useFormat } from "@/messages/format";
import { Badge } from "@/ui/badge";
import { Button } from "@/ui/button";
import { CopyButton } from "@/ui/copy-button";
import { Notice } from "@/ui/notice";
import { actionTone } from "./audit-table";
import { LineDiff } from "./line-diff";
import { useLineWords } from "./line-words";
import type { Line } from "./lines";

export function LineDetails({ line, onHistory }: { line: Line; onHistory: (row: string) => void }) {
  const t = useText().audit;
  const format = useFormat();
  const words = useLineWords();
  const facts: [string, ReactNode][] = [
    [t.actor, words.actor(line)],
    [t.columnWhen, format.dateTime(line.createdAt)],
    [t.columnFrom, line.address && <code className="font-mono text-xs">{line.address}</code>],
    [t.client, words.client(line.subTenantId)],
    [t.operation, words.operation(line.operation)],
    [t.object, <Code key="row" text={line.rowId} label={t.copyObject} />],
    [t.request, line.requestId && <Code key="request" text={line.requestId} label={t.copyRequest} />],
    [t.seal, line.number ? t.sealed(format.number(line.number)) : t.notSealed],
  ];
  return (
    <div className="grid gap-5">
      <p className="flex items-center gap-2 text-base font-semibold">
        <Badge tone={actionTone[line.action]}>{t.actionWords[line.action]}</Badge>
        {words.noun(line.noun)}
      </p>
      <dl className="grid grid-cols-[6.5rem_minmax(0,1fr)] gap-x-3 gap-y-1.5">
        {facts
          .filter(([, value]) => value)
          .map(([label, value]) => (
            <div key={label} className="contents">
              <dt className="text-muted-foreground">{label}</dt>
              <dd className="min-w-0 break-words">{value}</dd>
            </div>
          ))}
      </dl>
      {line.isErased && <Notice>{t.erased}</Notice>}
      <LineDiff line={line} />
      <Button size="sm" className="justify-self-start" onClick={() => onHistory(line.rowId)}>
        <ListFilter aria-hidden />
        {t.history}
      </Button>
    </div>
  );
}

function Code({ text, label }: { text: string; label: string }) {
  return (
    <span className="flex items-start gap-1">
      <code className="min-w-0 font-mono text-xs leading-5 break-all">{text}</code>
      <CopyButton text={text} label={label} className="-my-1" />
    </span>
  );
}
