"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api, body } from "@/api/client";
import type { components } from "@/api/schema";
import { factorsKey } from "@/features/auth/second-factors";
import { FailureText } from "@/features/forms/failure-text";
import { useForm } from "@/features/forms/use-form";
import { useText } from "@/messages";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { Notice } from "@/ui/notice";
import { toast } from "@/ui/toasts";
import { AppKey } from "./app-key";

type NewTotp = components["schemas"]["NewTotp"];
type Props = { onClose: () => void; onAdded: (recoveryCodes?: string[] | null) => void };

const path = "/api/v1/auth/second-factors/totp";

// First its name, then its key, which a code of the app proves to have arrived.
export function AddApp({ onClose, onAdded }: Props) {
  const t = useText().account;
  const [totp, setTotp] = useState<NewTotp | null>(null);
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t.addApp}
      description={totp ? t.appText : undefined}
    >
      {totp ? (
        <Scan totp={totp} onClose={onClose} onAdded={onAdded} />
      ) : (
        <Name onClose={onClose} onMade={setTotp} />
      )}
    </Dialog>
  );
}

function Name({ onClose, onMade }: { onClose: () => void; onMade: (totp: NewTotp) => void }) {
  const t = useText();
  const form = useForm(async ({ name }) =>
    onMade(await body(api.POST(path, { body: { name: name || null } }))),
  );
  return (
    <form onSubmit={form.submit} className="grid gap-4">
      {form.failure !== null && (
        <Notice tone="danger">
          <FailureText failure={form.failure} />
        </Notice>
      )}
      <Field label={t.account.factorName} help={t.account.factorNameHelp} error={form.fieldError("name")}>
        <Input name="name" defaultValue={t.account.kind.totp} maxLength={60} autoFocus autoComplete="off" />
      </Field>
      <div className="flex justify-end gap-2">
        <Button onClick={onClose}>{t.ui.cancel}</Button>
        <Button type="submit" variant="primary" pending={form.pending}>
          {t.account.next}
        </Button>
      </div>
    </form>
  );
}

function Scan({ totp, onClose, onAdded }: Props & { totp: NewTotp }) {
  const t = useText();
  const queries = useQueryClient();
  const form = useForm(async ({ code = "" }) => {
    const confirmed = await body(api.POST(`${path}/confirm`, { body: { code: code.replace(/\s/g, "") } }));
    queries.invalidateQueries({ queryKey: factorsKey });
    toast(t.account.appAdded, { tone: "success" });
    onAdded(confirmed.recoveryCodes);
  });
  return (
    <div className="grid gap-4">
      <AppKey totp={totp} />
      <form onSubmit={form.submit} className="grid gap-4">
        {form.failure !== null && (
          <Notice tone="danger">
            <FailureText failure={form.failure} />
          </Notice>
        )}
        <Field label={t.auth.codeLabel} help={t.auth.codeHelp} error={form.fieldError("code")}>
          <Input
            name="code"
            inputMode="numeric"
            autoComplete="one-time-code"
            required
            autoFocus
            className="tabular tracking-[0.3em]"
          />
        </Field>
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{t.ui.cancel}</Button>
          <Button type="submit" variant="primary" pending={form.pending}>
            {t.auth.confirm}
          </Button>
        </div>
      </form>
    </div>
  );
}
