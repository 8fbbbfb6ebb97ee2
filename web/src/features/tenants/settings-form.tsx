"use client";
// The form around parts of the settings: loading, saving, what others have changed meanwhile.
import type { ReactNode } from "react";
import { useMay } from "@/features/auth/session";
import { Conflict } from "@/features/forms/conflict";
import { FailureText } from "@/features/forms/failure-text";
import { LeaveQuestion } from "@/features/forms/leave-question";
import { SaveBar } from "@/features/forms/save-bar";
import { useEdits } from "@/features/forms/use-edits";
import { useForm } from "@/features/forms/use-form";
import { Region } from "@/features/shell/region";
import { useText } from "@/messages";
import { Card } from "@/ui/card";
import { Notice } from "@/ui/notice";
import { SkeletonRows } from "@/ui/skeleton";
import { toast } from "@/ui/toasts";
import { type Settings, useChangeSettings, useSettings } from "./settings";
import { changeOf, fieldsOf, type SettingsKey } from "./settings-draft";

export type SettingsParts = {
  draft: { valueOf: (key: SettingsKey) => string; set: (key: SettingsKey, text: string) => void };
  read: Settings;
  fieldError: (key: SettingsKey) => string | undefined;
};

export function SettingsForm({ children }: { children: (parts: SettingsParts) => ReactNode }) {
  const settings = useSettings();
  return (
    <Region
      query={settings}
      skeleton={
        <Card aria-busy>
          <SkeletonRows rows={6} />
        </Card>
      }
    >
      {(read) => (
        <Form read={read} refetch={settings.refetch}>
          {children}
        </Form>
      )}
    </Region>
  );
}

function Form({
  read,
  refetch,
  children,
}: {
  read: Settings;
  refetch: ReturnType<typeof useSettings>["refetch"];
  children: (parts: SettingsParts) => ReactNode;
}) {
  const t = useText();
  const mayWrite = useMay("settings:write");
  const change = useChangeSettings();
  const edits = useEdits(read, {
    fieldsOf,
    send: (changes, over) => change.mutateAsync({ change: changeOf(changes), over }),
    reread: async () => (await refetch()).data,
  });
  const form = useForm(async () => {
    if (await edits.save()) toast(t.forms.saved, { tone: "success" });
  });
  const draft = {
    valueOf: (key: SettingsKey) => edits.fields[key],
    set: (key: SettingsKey, text: string) => edits.set({ [key]: text }),
  };
  return (
    <form onSubmit={form.submit} noValidate className="grid grid-cols-[minmax(0,1fr)] gap-4">
      {!mayWrite && <Notice>{t.forms.readOnly("settings:write")}</Notice>}
      {form.failure !== null && (
        <Notice tone="danger">
          <FailureText failure={form.failure} />
        </Notice>
      )}
      <Conflict edits={edits} labelOf={(key) => t.settings.field[key]} />
      <fieldset disabled={!mayWrite} className="contents">
        {children({ draft, read, fieldError: form.fieldError })}
      </fieldset>
      <SaveBar isDirty={edits.isDirty} pending={form.pending} onDiscard={edits.discard} />
      <LeaveQuestion isDirty={edits.isDirty} />
    </form>
  );
}
