"use client";
import { type ReactNode, useState } from "react";
import { FailureText } from "@/features/forms/failure-text";
import { PasswordInput } from "@/features/forms/password-input";
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
import { type Connection, useAddConnection, useChangeConnection } from "./connections";

type Props = { connection: Connection | null; before: ReactNode; onDone: () => void };

function useSave(connection: Connection | null) {
  const add = useAddConnection();
  const change = useChangeConnection(connection?.id ?? "");
  return (draft: Draft) =>
    connection ? change.mutateAsync(changeOf(draft, connection)) : add.mutateAsync(newOf(draft));
}

export function ConnectionForm({ connection, before, onDone }: Props) {
  const t = useText();
  const [draft, setDraft] = useState(() => draftOf(connection));
  const save = useSave(connection);
  const form = useForm(async () => {
    const { name } = await save(draft);
    toast(t.sso.saved(name), { tone: "success" });
    onDone();
  });
  const set = (change: Partial<Draft>) => setDraft({ ...draft, ...change });
  return (
    <form onSubmit={form.submit} noValidate className="flex min-h-0 flex-1 flex-col">
      <div className="grid min-h-0 flex-1 content-start gap-5 overflow-y-auto px-4 pb-4">
        {before}
        {form.failure !== null && (
          <Notice tone="danger">
            <FailureText failure={form.failure} />
          </Notice>
        )}
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
