"use client";
import { Check } from "lucide-react";
import { useText } from "@/messages";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { parseColor, type Reading, readingsOf, type Tones, tonesOf } from "./colors";
import type { SettingsParts } from "./settings-form";

type Name = "primaryColor" | "accentColor";

// A colour by name or by picker, how readable each use of it is, and what is done where it would not be.
export function ColorField({ name, parts: { draft, fieldError } }: { name: Name; parts: SettingsParts }) {
  const t = useText().settings;
  const text = draft.valueOf(name);
  const color = parseColor(text);
  const tones = color && tonesOf(color);
  const label = t.field[name];
  const pick = (value: string) => draft.set(name, value);
  return (
    <div className="grid min-w-0 content-start gap-3">
      <Field
        label={label}
        error={fieldError(name) ?? (text !== "" && !color ? t.colorWrong : undefined)}
        help={text === "" ? t.resetColor : undefined}
      >
        <SwatchInput
          name={name}
          value={text}
          picked={tones?.base}
          pickLabel={t.pickColor(label)}
          onChange={pick}
        />
      </Field>
      {tones && (
        <>
          <Readings readings={readingsOf(tones)} />
          <Advice tones={tones} />
        </>
      )}
    </div>
  );
}

function SwatchInput({
  picked,
  pickLabel,
  onChange,
  ...rest
}: {
  name: string;
  value: string;
  picked?: string;
  pickLabel: string;
  onChange: (value: string) => void;
}) {
  return (
    <div className="flex gap-2">
      <input
        type="color"
        aria-label={pickLabel}
        value={picked ?? "#000000"}
        onChange={(event) => onChange(event.target.value)}
        className="h-8 w-10 shrink-0 cursor-pointer rounded-md border border-input bg-card p-1 shadow-xs pointer-coarse:h-10"
      />
      <Input
        {...rest}
        onChange={(event) => onChange(event.target.value)}
        spellCheck={false}
        autoComplete="off"
        maxLength={7}
        className="font-mono"
      />
    </div>
  );
}

function Readings({ readings }: { readings: Reading[] }) {
  const t = useText().settings;
  const words = { area: t.onArea, light: t.asTextLight, dark: t.asTextDark };
  return (
    <ul className="grid gap-1.5">
      {readings.map(({ sample, text, page, ratio }) => (
        <li key={sample} className="flex items-center gap-2.5 text-xs">
          <span
            aria-hidden
            style={{ color: text, backgroundColor: page }}
            className="grid h-6 w-10 shrink-0 place-items-center rounded-sm border text-2xs font-semibold"
          >
            Aa
          </span>
          <span className="min-w-0 flex-1 truncate text-muted-foreground">{words[sample]}</span>
          <span className="tabular inline-flex items-center gap-1">
            <Check aria-hidden className="size-3.5 text-success" />
            {t.ratio(ratio.toFixed(1))}
          </span>
        </li>
      ))}
    </ul>
  );
}

// What the server makes of the colour, in words.
function Advice({ tones }: { tones: Tones }) {
  const t = useText().settings;
  const said = [tones.onBase === "#ffffff" ? t.whiteText : t.blackText];
  if (tones.onLight !== tones.base) said.push(t.darker(tones.onLight));
  if (tones.onDark !== tones.base) said.push(t.lighter(tones.onDark));
  return (
    <p aria-live="polite" className="text-xs text-pretty text-muted-foreground">
      {said.join(" ")}
    </p>
  );
}
