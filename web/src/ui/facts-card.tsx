import type { ReactNode } from "react";
import { Card, CardHeader } from "./card";
import { CopyButton } from "./copy-button";

// What is known of a record, name above value.
export function FactsCard({ title, facts }: { title: string; facts: [string, ReactNode][] }) {
  return (
    <Card>
      <CardHeader title={title} />
      <dl className="grid gap-3 border-t px-4 py-4">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt className="text-xs text-muted-foreground">{name}</dt>
            <dd className="break-words">{value}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}

export function CopyableId({ id, label }: { id: string; label: string }) {
  return (
    <span className="flex items-start gap-1">
      <code className="min-w-0 font-mono text-2xs leading-5 break-all">{id}</code>
      <CopyButton text={id} label={label} className="-my-1" />
    </span>
  );
}
