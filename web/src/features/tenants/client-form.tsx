"use client";
import { Conflict } from "@/features/forms/conflict";
import { FailureText } from "@/features/forms/failure-text";
import { useEdits } from "@/features/forms/use-edits";
import { useForm } from "@/features/forms/use-form";
import { useText } from "@/messages";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { Notice } from "@/ui/notice";
import { toast } from "@/ui/toasts";
import { changeOf, detailNames, fieldsOf } from "./client-fields";
import { type Client, useChangeClient, useClient } from "./clients";

export function ClientForm({ client, onDone }: { client: Client; onDone: () => void }) {
  const t = useText();
  const change = useChangeClient(client.id);
  const { refetch } = useClient(client.id);
  const edits = useEdits(client, {
    fieldsOf,
    send: (changes, over) => change.mutateAsync({ change: changeOf(changes), over }),
    reread: async () => (await refetch()).data,
  });
  const form = useForm(async () => {
    if (!(await edits.save())) return;
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
      <Conflict edits={edits} labelOf={(name) => t.clients[name]} />
      {detailNames.map((name) => (
        <Field key={name} label={t.clients[name]} error={form.fieldError(name)}>
          <Input
            name={name}
            type={name === "email" ? "email" : "text"}
            value={edits.fields[name]}
            onChange={(event) => edits.set({ [name]: event.target.value })}
            required={name === "name"}
            autoFocus={name === "name"}
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
