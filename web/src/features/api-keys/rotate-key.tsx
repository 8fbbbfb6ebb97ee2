"use client";
import { useState } from "react";
import { FailureText } from "@/features/forms/failure-text";
import { useForm } from "@/features/forms/use-form";
import { useText } from "@/messages";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { Field } from "@/ui/field";
import { Notice } from "@/ui/notice";
import { Select } from "@/ui/select";
import { type ApiKey, type IssuedApiKey, useRotateApiKey } from "./api-keys";

const overlaps = ["0", "60", "1440"] as const;

// A new secret for the same key; the old one may go on for a while, until all programs have the new one.
export function RotateKey({
  apiKey,
  onClose,
  onIssued,
}: {
  apiKey: ApiKey;
  onClose: () => void;
  onIssued: (key: IssuedApiKey) => void;
}) {
  const t = useText();
  const [overlap, setOverlap] = useState<(typeof overlaps)[number]>("60");
  const rotate = useRotateApiKey();
  const form = useForm(async () => {
    const issued = await rotate.mutateAsync({ id: apiKey.id, overlapMinutes: Number(overlap) });
    onClose();
    onIssued(issued);
  });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t.apiKeys.rotateTitle(apiKey.name)}
      description={t.apiKeys.rotateText}
    >
      <form onSubmit={form.submit} className="grid gap-4">
        {form.failure !== null && (
          <Notice tone="danger">
            <FailureText failure={form.failure} />
          </Notice>
        )}
        <Field label={t.apiKeys.overlap} error={form.fieldError("overlapMinutes")}>
          <Select
            value={overlap}
            onChange={setOverlap}
            choices={overlaps.map((value) => ({ value, label: t.apiKeys.overlaps[value] }))}
          />
        </Field>
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{t.ui.cancel}</Button>
          <Button type="submit" variant="primary" pending={form.pending}>
            {t.apiKeys.rotateVerb}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
