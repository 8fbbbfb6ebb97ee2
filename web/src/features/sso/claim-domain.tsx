"use client";
import { FailureText } from "@/features/forms/failure-text";
import { useForm } from "@/features/forms/use-form";
import { cleanDomain } from "@/features/tenants/new-client-draft";
import { useText } from "@/messages";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { Notice } from "@/ui/notice";
import { type Connection, useClaimDomain } from "./connections";

export function ClaimDomain({ connection, onClose }: { connection: Connection; onClose: () => void }) {
  const t = useText();
  const claim = useClaimDomain(connection.id);
  const form = useForm(async ({ domain = "" }) => {
    await claim.mutateAsync(cleanDomain(domain.slice(domain.indexOf("@") + 1)));
    onClose();
  });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t.sso.claimTitle}
      description={t.sso.claimText}
    >
      <form onSubmit={form.submit} noValidate className="grid gap-4">
        {form.failure !== null && (
          <Notice tone="danger">
            <FailureText failure={form.failure} />
          </Notice>
        )}
        <Field label={t.sso.domain} error={form.fieldError("domain")}>
          <Input
            name="domain"
            placeholder={t.sso.domainExample}
            inputMode="url"
            autoCapitalize="none"
            autoComplete="off"
            spellCheck={false}
            autoFocus
          />
        </Field>
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{t.ui.cancel}</Button>
          <Button type="submit" variant="primary" pending={form.pending}>
            {t.sso.claim}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
