"use client";
import { useState } from "react";
import { usePerson } from "@/features/auth/session";
import { FailureText } from "@/features/forms/failure-text";
import { useForm } from "@/features/forms/use-form";
import { useLeaveGuard } from "@/features/forms/use-leave-guard";
import { useText } from "@/messages";
import { Button } from "@/ui/button";
import { ChoiceCards } from "@/ui/choice-cards";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { Notice } from "@/ui/notice";
import { toast } from "@/ui/toasts";
import { PermissionChoice } from "./permission-choice";
import { hindranceOf, lackingOf } from "./permissions";
import { type Audience, type NewRole, type Permission, useSaveRole } from "./roles";

export type Draft = NewRole;

export function RoleForm({
  id,
  start,
  catalogue,
  onDone,
}: {
  id: string | null;
  start: Draft;
  catalogue: Permission[];
  onDone: () => void;
}) {
  const t = useText();
  const { permissions: mine } = usePerson();
  const [draft, setDraft] = useState(start);
  const save = useSaveRole(id);
  const lacking = id ? lackingOf(mine, start.permissions) : [];
  useLeaveGuard(draft !== start);
  const form = useForm(async () => {
    const { name } = await save.mutateAsync(draft);
    toast(t.roles.saved(name), { tone: "success" });
    onDone();
  });
  // What cannot be given to the others is laid down.
  const setAudience = (audience: Audience) => {
    const fits = (name: string) =>
      catalogue.some((one) => one.name === name && hindranceOf(one, audience, mine) === null);
    setDraft({ ...draft, audience, permissions: draft.permissions.filter(fits) });
  };
  return (
    <form onSubmit={form.submit} noValidate className="flex min-h-0 flex-1 flex-col">
      <div className="grid min-h-0 flex-1 content-start gap-5 overflow-y-auto px-4 pb-4">
        {lacking.length > 0 && (
          <Notice tone="warning" title={t.roles.beyondTitle}>
            {t.roles.beyond(lacking.join(", "))}
          </Notice>
        )}
        {form.failure !== null && (
          <Notice tone="danger">
            <FailureText failure={form.failure} />
          </Notice>
        )}
        <Field label={t.roles.name} error={form.fieldError("name")}>
          <Input
            name="name"
            value={draft.name}
            onChange={(event) => setDraft({ ...draft, name: event.target.value })}
            placeholder={t.roles.nameExample}
            maxLength={80}
            autoComplete="off"
            autoFocus={id === null}
          />
        </Field>
        {id === null && (
          <div className="grid gap-1.5">
            <p className="font-medium">{t.roles.audience}</p>
            <ChoiceCards
              label={t.roles.audience}
              value={draft.audience}
              onChange={setAudience}
              choices={(["agency", "client"] as const).map((value) => ({
                value,
                title: t.roles.audiences[value],
                text: t.roles.audienceTexts[value],
              }))}
            />
          </div>
        )}
        <PermissionChoice
          catalogue={catalogue}
          audience={draft.audience}
          chosen={draft.permissions}
          onChange={(permissions) => setDraft({ ...draft, permissions })}
        />
      </div>
      <footer className="flex items-center justify-end gap-2 border-t px-4 py-3">
        {id && <p className="mr-auto text-xs text-pretty text-muted-foreground">{t.roles.affects}</p>}
        <Button onClick={onDone}>{t.ui.cancel}</Button>
        <Button type="submit" variant="primary" pending={form.pending} disabled={lacking.length > 0}>
          {id ? t.roles.save : t.roles.create}
        </Button>
      </footer>
    </form>
  );
}
