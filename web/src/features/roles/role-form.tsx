"use client";
import { usePerson } from "@/features/auth/session";
import { Conflict } from "@/features/forms/conflict";
import { FailureText } from "@/features/forms/failure-text";
import { useEdits } from "@/features/forms/use-edits";
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
import { type Audience, type NewRole, type Permission, type RoleStart, useRoles, useSaveRole } from "./roles";

const fieldsOf = ({ name, audience, permissions }: RoleStart): NewRole => ({ name, audience, permissions });

export function RoleForm({
  id,
  start,
  catalogue,
  onDone,
}: {
  id: string | null;
  start: RoleStart;
  catalogue: Permission[];
  onDone: () => void;
}) {
  const t = useText();
  const { permissions: mine } = usePerson();
  const save = useSaveRole(id);
  const { refetch } = useRoles();
  const edits = useEdits(start, {
    fieldsOf,
    send: (changes, over) => save.mutateAsync({ wish: { ...fieldsOf(over), ...changes }, over }),
    reread: async () => (await refetch()).data?.find((one) => one.id === id),
  });
  const draft = edits.fields;
  const lacking = id ? lackingOf(mine, start.permissions) : [];
  useLeaveGuard(edits.isDirty);
  const form = useForm(async () => {
    if (!(await edits.save())) return;
    toast(t.roles.saved(draft.name.trim()), { tone: "success" });
    onDone();
  });
  // What cannot be given to the others is laid down.
  const setAudience = (audience: Audience) => {
    const fits = (name: string) =>
      catalogue.some((one) => one.name === name && hindranceOf(one, audience, mine) === null);
    edits.set({ audience, permissions: draft.permissions.filter(fits) });
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
        <Conflict
          edits={edits}
          labelOf={(key) => (key === "name" ? t.roles.name : t.roles.permissions)}
          wordOf={(value) => (Array.isArray(value) ? value.join(", ") : String(value))}
        />
        <Field label={t.roles.name} error={form.fieldError("name")}>
          <Input
            name="name"
            value={draft.name}
            onChange={(event) => edits.set({ name: event.target.value })}
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
          onChange={(permissions) => edits.set({ permissions })}
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
