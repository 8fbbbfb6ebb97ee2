"use client";
import type { components } from "@/api/schema";
import { useServerWords } from "@/features/forms/failure-text";
import { useText } from "@/messages";
import { Badge } from "@/ui/badge";
import { Card, CardHeader } from "@/ui/card";
import { CopyButton } from "@/ui/copy-button";

type DnsRecord = components["schemas"]["DnsRecord"];

// Each record as one types it in at a registrar, piece by piece.
export function DnsRecords({ records }: { records: DnsRecord[] }) {
  const t = useText().settings;
  const told = useServerWords();
  return (
    <Card>
      <CardHeader title={t.domainRecords} description={t.domainRecordsText} />
      <ul className="divide-y border-t">
        {records.map((record) => (
          <li key={`${record.type} ${record.name}`} className="grid gap-2 px-4 py-3">
            <p className="flex items-center gap-2">
              <Badge className="w-14 justify-center font-mono">{record.type}</Badge>
              <span className="min-w-0 text-muted-foreground">{told(record.purpose)}</span>
            </p>
            <RecordPieces name={record.name} value={record.value} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

export function RecordPieces({ name, value }: { name: string; value: string }) {
  const t = useText().settings;
  return (
    <dl className="grid gap-x-4 gap-y-1 sm:grid-cols-[3.5rem_minmax(0,1fr)]">
      <Piece label={t.recordName} text={name} copy={t.copyName} />
      <Piece label={t.recordValue} text={value} copy={t.copyValue} />
    </dl>
  );
}

function Piece({ label, text, copy }: { label: string; text: string; copy: string }) {
  return (
    <>
      <dt className="text-xs leading-7 text-muted-foreground max-sm:-mb-1">{label}</dt>
      <dd className="flex min-w-0 items-center justify-between gap-2 rounded-md bg-muted pl-2.5">
        <code className="min-w-0 py-1 font-mono text-xs break-all">{text}</code>
        <CopyButton text={text} label={`${copy}: ${text}`} className="self-start" />
      </dd>
    </>
  );
}
