"use client";
import { useQueryClient } from "@tanstack/react-query";
import { api, body } from "@/api/client";
import { factorsKey, type SecondFactor } from "@/features/auth/second-factors";
import { FailureText } from "@/features/forms/failure-text";
import { useForm } from "@/features/forms/use-form";
import { useText } from "@/messages";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { Notice } from "@/ui/notice";

export function RenamePasskey({ factor, onClose }: { factor: SecondFactor; onClose: () => void }) {
  const t = useText();
  const queries = useQueryClient();
  const form = useForm(async ({ name = "" }) => {
    const params = { path: { id: factor.id } };
    await body(api.PATCH("/api/v1/auth/passkeys/{id}", { params, body: { name } }));
    await queries.invalidateQueries({ queryKey: factorsKey });
    onClose();
  });
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={t.account.rename} className="max-w-sm">
      <form onSubmit={form.submit} className="grid gap-4">
        {form.failure !== null && (
          <Notice tone="danger">
            <FailureText failure={form.failure} />
          </Notice>
        )}
        <Field label={t.account.factorName} help={t.account.factorNameHelp} error={form.fieldError("name")}>
          <Input
            name="name"
            defaultValue={factor.name}
            required
            maxLength={60}
            autoFocus
            autoComplete="off"
          />
        </Field>
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{t.ui.cancel}</Button>
          <Button type="submit" variant="primary" pending={form.pending}>
            {t.account.save}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
