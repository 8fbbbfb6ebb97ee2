"use client";
import { useState } from "react";
import { useMay } from "@/features/auth/session";
import { useText } from "@/messages";
import { useFormat } from "@/messages/format";
import { Button } from "@/ui/button";
import { Card, CardHeader } from "@/ui/card";
import { ClientForm } from "./client-form";
import { detailNames } from "./client-fields";
import type { Client } from "./clients";

export function ClientDetails({ client, description }: { client: Client; description?: string }) {
  const t = useText().clients;
  const [edits, setEdits] = useState(false);
  const mayWrite = useMay("clients:write");
  return (
    <Card>
      <CardHeader
        title={t.details}
        description={description}
        actions={
          mayWrite &&
          !edits && (
            <Button size="sm" onClick={() => setEdits(true)}>
              {t.edit}
            </Button>
          )
        }
      />
      {edits ? <ClientForm client={client} onDone={() => setEdits(false)} /> : <Facts client={client} />}
    </Card>
  );
}

function Facts({ client }: { client: Client }) {
  const t = useText().clients;
  const format = useFormat();
  const rows = [
    ...detailNames.map((key) => ({ label: t[key], value: client[key] ?? t.none })),
    { label: t.added, value: format.date(client.createdAt) },
  ];
  return (
    <dl className="grid gap-3 border-t px-4 py-4">
      {rows.map((row) => (
        <div key={row.label}>
          <dt className="text-xs text-muted-foreground">{row.label}</dt>
          <dd className="break-words">{row.value}</dd>
        </div>
      ))}
    </dl>
  );
}
