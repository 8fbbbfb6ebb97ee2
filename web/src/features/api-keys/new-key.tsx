"use client";
import { useState } from "react";
import { FailureText } from "@/features/forms/failure-text";
import { useForm } from "@/features/forms/use-form";
import { PermissionChoice } from "@/features/roles/permission-choice";
import { useCatalogue } from "@/features/roles/roles";
import { Region } from "@/features/shell/region";
import { useText } from "@/messages";
import { useFormat } from "@/messages/format";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { Notice } from "@/ui/notice";
import { Select } from "@/ui/select";
import { Sheet } from "@/ui/sheet";
import { SkeletonRows } from "@/ui/skeleton";
import { type IssuedApiKey, useCreateApiKey } from "./api-keys";
import { expiryAfter, type Lifetime, lifetimes } from "./expiry";

type Props = { onClose: () => void; onIssued: (key: IssuedApiKey) => void };

export function NewKey({ onClose, onIssued }: Props) {
  const t = useText().apiKeys;
  return (
    <Sheet open onOpenChange={(open) => !open && onClose()} title={t.newTitle} className="w-md">
      <Form onClose={onClose} onIssued={onIssued} />
    </Sheet>
  );
}

function Form({ onClose, onIssued }: Props) {
  const t = useText();
  const catalogue = useCatalogue();
  const create = useCreateApiKey();
  const [scopes, setScopes] = useState<string[]>([]);
  const [lifetime, setLifetime] = useState<Lifetime>("90");
  const form = useForm(async ({ name = "" }) =>
    onIssued(await create.mutateAsync({ name, scopes, expiresAt: expiryAfter(lifetime, Date.now()) })),
  );
  return (
    <form onSubmit={form.submit} noValidate className="flex min-h-0 flex-1 flex-col">
      <div className="grid min-h-0 flex-1 content-start gap-5 overflow-y-auto px-4 pb-4">
        {form.failure !== null && (
          <Notice tone="danger">
            <FailureText failure={form.failure} />
          </Notice>
        )}
        <Field label={t.apiKeys.name} help={t.apiKeys.nameHelp} error={form.fieldError("name")}>
          <Input
            name="name"
            placeholder={t.apiKeys.nameExample}
            maxLength={100}
            autoComplete="off"
            autoFocus
          />
        </Field>
        <Lifetimes value={lifetime} onChange={setLifetime} />
        <Region query={catalogue} skeleton={<SkeletonRows rows={6} />}>
          {(all) => (
            <div className="grid gap-2">
              <PermissionChoice catalogue={all} audience="agency" chosen={scopes} onChange={setScopes} />
              {form.fieldError("scopes") && (
                <p role="alert" className="text-xs text-destructive">
                  {form.fieldError("scopes")}
                </p>
              )}
            </div>
          )}
        </Region>
      </div>
      <footer className="flex items-center justify-end gap-2 border-t px-4 py-3">
        <Button onClick={onClose}>{t.ui.cancel}</Button>
        <Button type="submit" variant="primary" pending={form.pending} disabled={scopes.length === 0}>
          {t.apiKeys.createVerb}
        </Button>
      </footer>
    </form>
  );
}

function Lifetimes({ value, onChange }: { value: Lifetime; onChange: (lifetime: Lifetime) => void }) {
  const t = useText().apiKeys;
  const format = useFormat();
  const [now] = useState(() => Date.now());
  const until = expiryAfter(value, now);
  return (
    <Field label={t.columnExpires} help={until ? t.goodUntil(format.date(until)) : t.goodForEver}>
      <Select
        value={value}
        onChange={onChange}
        choices={lifetimes.map((one) => ({ value: one, label: t.lifetimes[one] }))}
      />
    </Field>
  );
}
