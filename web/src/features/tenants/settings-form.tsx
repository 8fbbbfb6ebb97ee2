"use client";
// The form around parts of the settings: loading, saving, what others have changed meanwhile.
import type { ReactNode } from "react";
import { useMay } from "@/features/auth/session";
import { FailureText } from "@/features/forms/failure-text";
import { LeaveQuestion } from "@/features/forms/leave-question";
import { SaveBar } from "@/features/forms/save-bar";
import { useForm } from "@/features/forms/use-form";
import { Region } from "@/features/shell/region";
import { useText } from "@/messages";
import { Card } from "@/ui/card";
import { Notice } from "@/ui/notice";
import { SkeletonRows } from "@/ui/skeleton";
import { type ReadSettings, useSettings } from "./settings";
import { SettingsConflict } from "./settings-conflict";
import type { SettingsKey } from "./settings-draft";
import { type SettingsDraft, useSettingsDraft } from "./use-settings-draft";

export type SettingsParts = {
  draft: SettingsDraft;
  read: ReadSettings;
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
  read: ReadSettings;
  refetch: ReturnType<typeof useSettings>["refetch"];
  children: (parts: SettingsParts) => ReactNode;
}) {
  const t = useText().forms;
  const mayWrite = useMay("settings:write");
  const draft = useSettingsDraft(read, refetch);
  const form = useForm(draft.save);
  return (
    <form onSubmit={form.submit} noValidate className="grid grid-cols-[minmax(0,1fr)] gap-4">
      {!mayWrite && <Notice>{t.readOnly("settings:write")}</Notice>}
      {form.failure !== null && (
        <Notice tone="danger">
          <FailureText failure={form.failure} />
        </Notice>
      )}
      <SettingsConflict draft={draft} />
      <fieldset disabled={!mayWrite} className="contents">
        {children({ draft, read, fieldError: form.fieldError })}
      </fieldset>
      <SaveBar isDirty={draft.isDirty} pending={form.pending} onDiscard={draft.discard} />
      <LeaveQuestion isDirty={draft.isDirty} />
    </form>
  );
}
