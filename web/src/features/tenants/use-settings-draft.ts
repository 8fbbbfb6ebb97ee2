"use client";
// Edits over the settings as they were read. What others change meanwhile stays theirs, unless both have changed the same.
import { useState } from "react";
import { isApiError } from "@/api/error";
import { useText } from "@/messages";
import { toast } from "@/ui/toasts";
import { type ReadSettings, useChangeSettings, type useSettings } from "./settings";
import {
  changedKeys,
  changeOf,
  conflictsOf,
  type Draft,
  type SettingsKey,
  textOf,
  without,
} from "./settings-draft";

export function useSettingsDraft(read: ReadSettings, refetch: ReturnType<typeof useSettings>["refetch"]) {
  const t = useText().forms;
  const change = useChangeSettings();
  const [draft, setDraft] = useState<Draft>({});
  // What was shown when the first of the edits was made.
  const [base, setBase] = useState<ReadSettings | null>(null);
  const [conflicts, setConflicts] = useState<SettingsKey[]>([]);
  const start = base ?? read;

  const clear = () => {
    setDraft({});
    setBase(null);
    setConflicts([]);
  };
  const set = (key: SettingsKey, text: string) => {
    setBase(start);
    setDraft({ ...draft, [key]: text });
  };
  const send = async (over: ReadSettings) => {
    await change.mutateAsync({ change: changeOf(over.data, draft), version: over.version });
    clear();
    toast(t.saved, { tone: "success" });
  };
  const save = async () => {
    try {
      await send(start);
    } catch (error) {
      if (!isApiError(error, "changed_meanwhile")) throw error;
      const { data: now } = await refetch();
      if (!now) throw error;
      const both = conflictsOf(start.data, now.data, draft);
      setBase(now);
      setConflicts(both);
      if (both.length === 0) await send(now);
    }
  };
  return {
    isDirty: changedKeys(start.data, draft).length > 0,
    valueOf: (key: SettingsKey) => draft[key] ?? textOf(read.data, key),
    set,
    save,
    discard: clear,
    conflicts: conflicts.map((key) => ({ key, theirs: textOf(start.data, key), mine: draft[key] ?? "" })),
    takeTheirs: () => {
      setDraft(without(draft, conflicts));
      setConflicts([]);
    },
  };
}

export type SettingsDraft = ReturnType<typeof useSettingsDraft>;
