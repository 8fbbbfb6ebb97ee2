"use client";
import { useText } from "@/messages";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import type { SettingsKey } from "./settings-draft";
import type { SettingsParts } from "./settings-form";

type Kind = { type?: "email" | "url" | "tel" | "text"; placeholder?: string; maxLength?: number };

// One text of the settings.
export function SettingsField({
  name,
  parts: { draft, fieldError },
  help,
  isRequired,
  className,
  ...input
}: {
  name: SettingsKey;
  parts: SettingsParts;
  help?: string;
  isRequired?: boolean;
  className?: string;
} & Kind) {
  const t = useText();
  return (
    <Field
      label={t.settings.field[name]}
      optional={isRequired ? undefined : t.forms.optional}
      help={help}
      error={fieldError(name)}
      className={className}
    >
      <Input
        name={name}
        value={draft.valueOf(name)}
        onChange={(event) => draft.set(name, event.target.value)}
        required={isRequired}
        autoComplete="off"
        {...input}
      />
    </Field>
  );
}
