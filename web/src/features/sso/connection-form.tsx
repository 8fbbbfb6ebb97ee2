"use client";
import type { ReactNode } from "react";
import { Conflict } from "@/features/forms/conflict";
import { FailureText } from "@/features/forms/failure-text";
import { PasswordInput } from "@/features/forms/password-input";
import { useEdits } from "@/features/forms/use-edits";
import { useForm } from "@/features/forms/use-form";
import { useText } from "@/messages";
import { Button } from "@/ui/button";
import { ChoiceCards } from "@/ui/choice-cards";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { Notice } from "@/ui/notice";
import { Switch } from "@/ui/switch";
import { toast } from "@/ui/toasts";
import { changeOf, draftOf, type Draft, newOf, newcomerLevels } from "./connection-draft";
import { type Connection, useAddConnection, useChangeConnection, useConnections } from "./connections";

type Props = { connection: Connection | null; before: ReactNode; onDone: () => void };

function useConnectionEdits(connection: Connection | null) {
  const add = useAddConnection();
  const change = useChangeConnection(connection?.id ?? "");
  const { refetch } = useConnections();
  return useEdits<Connection | null, Draft>(connection, {
    fieldsOf: draftOf,
    send: (changes, over) => {
      const draft = { ...draftOf(over), ...changes };
      return over
        ? change.mutateAsync({ change: changeOf(draft, over), over })
        : add.mutateAsync(newOf(draft));
    },
    reread: async () => (await refetch()).data?.data.find((one) => one.id === connection?.id),
  });
}

export function ConnectionForm({ connection, before, onDone }: Props) {
  const t = useText();
  const edits = useConnectionEdits(connection);
  const { fields: draft, set } = edits;
  const words = useFieldWords();
  const form = useForm(async () => {
    if (!(await edits.save())) return;
    toast(t.sso.saved(draft.name.trim()), { tone: "success" });
    onDone();
  });
  return (
    <form onSubmit={form.submit} noValidate className="flex min-h-0 flex-1 flex-col">
      <div className="grid min-h-0 flex-1 content-start gap-5 overflow-y-auto px-4 pb-4">
        {before}
        {form.failure !== null && (
          <Notice tone="danger">
            <FailureText failure={form.failure} />
          </Notice>
        )}
        <Conflict edits={edits} {...words} />
        <Texts draft={draft} set={set} errorOf={form.fieldError} connection={connection} />
        <div className="grid gap-1.5">
          <p className="font-medium">{t.sso.newcomersLabel}</p>
          <ChoiceCards
            label={t.sso.newcomersLabel}
            value={draft.newcomers}
            onChange={(newcomers) => set({ newcomers })}
            choices={newcomerLevels.map((value) => ({
              value,
              title: t.sso.levels[value],
              text: t.sso.newcomersText[value],
            }))}
          />
        </div>
        <Switch
          label={t.sso.enforce}
          help={t.sso.enforceHelp}
          checked={draft.isEnforced}
          onChange={(isEnforced) => set({ isEnforced })}
        />
        {connection && (
          <Switch
            label={t.sso.enable}
            help={t.sso.enableHelp}
            checked={draft.isEnabled}
            onChange={(isEnabled) => set({ isEnabled })}
          />
        )}
      </div>
      <footer className="flex justify-end gap-2 border-t px-4 py-3">
        <Button onClick={onDone}>{t.ui.cancel}</Button>
        <Button type="submit" variant="primary" pending={form.pending}>
          {connection ? t.sso.save : t.sso.connect}
        </Button>
      </footer>
    </form>
  );
}

function useFieldWords() {
  const t = useText();
  const labels: Record<keyof Draft, string> = {
    name: t.sso.name,
    issuer: t.sso.issuer,
    clientId: t.sso.clientId,
    clientSecret: t.sso.clientSecret,
    newcomers: t.sso.newcomersLabel,
    isEnforced: t.sso.enforce,
    isEnabled: t.sso.enable,
  };
  return {
    labelOf: (key: keyof Draft) => labels[key],
    wordOf: (value: unknown, key: keyof Draft) => {
      if (key === "newcomers") return t.sso.levels[value as Draft["newcomers"]];
      if (typeof value === "boolean") return value ? t.forms.on : t.forms.off;
      return String(value);
    },
  };
}

type TextsProps = {
  draft: Draft;
  set: (change: Partial<Draft>) => void;
  errorOf: (name: string) => string | undefined;
  connection: Connection | null;
};

function Texts({ draft, set, errorOf, connection }: TextsProps) {
  const t = useText().sso;
  const movesIssuer = connection?.hasClientSecret && draft.issuer !== connection.issuer;
  const plain = { autoComplete: "off", autoCapitalize: "none", spellCheck: false };
  return (
    <>
      <Field label={t.name} help={t.nameHelp} error={errorOf("name")}>
        <Input
          name="name"
          value={draft.name}
          onChange={(event) => set({ name: event.target.value })}
          placeholder={t.nameExample}
          maxLength={120}
          autoComplete="off"
          autoFocus={!connection}
        />
      </Field>
      <Field label={t.issuer} help={movesIssuer ? t.issuerChanges : t.issuerHelp} error={errorOf("issuer")}>
        <Input
          name="issuer"
          value={draft.issuer}
          onChange={(event) => set({ issuer: event.target.value })}
          placeholder="https://login.agency.example"
          inputMode="url"
          {...plain}
        />
      </Field>
      <Field label={t.clientId} error={errorOf("clientId")}>
        <Input
          name="clientId"
          value={draft.clientId}
          onChange={(event) => set({ clientId: event.target.value })}
          {...plain}
        />
      </Field>
      <Field
        label={t.clientSecret}
        help={connection?.hasClientSecret && !movesIssuer ? t.clientSecretKept : t.clientSecretHelp}
        error={errorOf("clientSecret")}
      >
        <PasswordInput
          name="clientSecret"
          value={draft.clientSecret}
          onChange={(event) => set({ clientSecret: event.target.value })}
          {...plain}
          autoComplete="new-password"
        />
      </Field>
    </>
  );
}
