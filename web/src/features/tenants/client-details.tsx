"use client";
import { useState } from "react";
import { useMay } from "@/features/auth/session";
import { FailureText } from "@/features/forms/failure-text";
import { useForm } from "@/features/forms/use-form";
import { useText } from "@/messages";
import { useFormat } from "@/messages/format";
import { Button } from "@/ui/button";
import { Card, CardHeader } from "@/ui/card";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { Notice } from "@/ui/notice";
import { toast } from "@/ui/toasts";
import { type Client, useChangeClient } from "./clients";

const details = ["name", "email", "company", "industry"] as const;

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
      {edits ? <Form client={client} onDone={() => setEdits(false)} /> : <Facts client={client} />}
    </Card>
  );
}

function Facts({ client }: { client: Client }) {
  const t = useText().clients;
  const format = useFormat();
  const rows = [
    ...details.map((key) => ({ label: t[key], value: client[key] ?? t.none })),
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

function Form({ client, onDone }: { client: Client; onDone: () => void }) {
  const t = useText();
  const change = useChangeClient(client.id);
  const form = useForm(async (values) => {
    // What is empty is said to be nothing; a name cannot be.
    const changed = Object.fromEntries(
      details
        .filter((key) => (values[key] ?? "").trim() !== (client[key] ?? ""))
        .map((key) => [key, values[key]?.trim() || (key === "name" ? "" : null)]),
    );
    await change.mutateAsync(changed);
    toast(t.clients.saved, { tone: "success" });
    onDone();
  });
  return (
    <form
      onSubmit={form.submit}
      onKeyDown={(event) => event.key === "Escape" && onDone()}
      className="grid gap-4 border-t px-4 py-4"
    >
      {form.failure !== null && (
        <Notice tone="danger">
          <FailureText failure={form.failure} />
        </Notice>
      )}
      {details.map((key) => (
        <Field key={key} label={t.clients[key]} error={form.fieldError(key)}>
          <Input
            name={key}
            type={key === "email" ? "email" : "text"}
            defaultValue={client[key] ?? ""}
            required={key === "name"}
            autoFocus={key === "name"}
          />
        </Field>
      ))}
      <div className="flex justify-end gap-2">
        <Button onClick={onDone}>{t.ui.cancel}</Button>
        <Button type="submit" variant="primary" pending={form.pending}>
          {t.clients.save}
        </Button>
      </div>
    </form>
  );
}
