"use client";
import { useQueryClient } from "@tanstack/react-query";
import { api, body } from "@/api/client";
import { makePasskey } from "@/features/auth/passkey";
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

type Props = { onClose: () => void; onAdded: (recoveryCodes?: string[] | null) => void };

const path = "/api/v1/auth/passkeys";

export function AddPasskey({ onClose, onAdded }: Props) {
  const t = useText();
  const queries = useQueryClient();
  const form = useForm(async ({ name }) => {
    const made = await makePasskey(await body(api.POST(`${path}/options`)));
    const added = await body(api.POST(path, { body: { ...made, name: name || null } }));
    queries.invalidateQueries({ queryKey: factorsKey });
    toast(t.account.passkeyAdded, { tone: "success" });
    onAdded(added.recoveryCodes);
  });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t.account.addPasskey}
      description={t.account.passkeyText}
    >
      <form onSubmit={form.submit} className="grid gap-4">
        {form.failure !== null && (
          <Notice tone="danger">
            <FailureText failure={form.failure} />
          </Notice>
        )}
        <Field label={t.account.factorName} help={t.account.factorNameHelp} error={form.fieldError("name")}>
          <Input
            name="name"
            defaultValue={t.account.kind.passkey}
            maxLength={60}
            autoFocus
            autoComplete="off"
          />
        </Field>
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{t.ui.cancel}</Button>
          <Button type="submit" variant="primary" pending={form.pending}>
            {t.account.passkeyCreate}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
