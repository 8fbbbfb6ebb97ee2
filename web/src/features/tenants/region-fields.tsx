"use client";
import { useMemo } from "react";
import { useRegion, useText } from "@/messages";
import { Combobox, type Option } from "@/ui/combobox";
import { Field } from "@/ui/field";
import { currencyOptions, localeOptions, timeZoneOptions } from "./regional";
import type { SettingsKey } from "./settings-draft";
import type { SettingsParts } from "./settings-form";

const sampleMoney = 1234.5;

// Language, time zone and currency, and how things look with them.
export function RegionFields({ parts }: { parts: SettingsParts }) {
  const t = useText().settings;
  const { locale: reader } = useRegion();
  const { draft, read } = parts;
  const zone = read.timeZone;
  const options = useMemo(
    () => ({
      locale: localeOptions(reader),
      currency: currencyOptions(reader),
      timeZone: timeZoneOptions(zone, new Date()),
    }),
    [reader, zone],
  );
  const choice = (name: SettingsKey, list: Option[]) => (
    <Field label={t.field[name]} error={parts.fieldError(name)}>
      <Combobox
        value={draft.valueOf(name)}
        onChange={(value) => draft.set(name, value)}
        options={list}
        searchLabel={t.searchIn(t.field[name])}
      />
    </Field>
  );
  return (
    <>
      {choice("locale", options.locale)}
      {choice("timeZone", options.timeZone)}
      {choice("currency", options.currency)}
      <Sample
        locale={draft.valueOf("locale")}
        timeZone={draft.valueOf("timeZone")}
        currency={draft.valueOf("currency")}
      />
    </>
  );
}

function Sample({ locale, timeZone, currency }: { locale: string; timeZone: string; currency: string }) {
  const t = useText().settings;
  const now = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short", timeZone });
  const money = new Intl.NumberFormat(locale, { style: "currency", currency });
  return (
    <div className="grid content-start gap-1.5">
      <p className="font-medium">{t.sample}</p>
      <p className="flex min-h-8 flex-wrap items-center gap-x-3 rounded-md bg-muted px-2.5 py-1 text-muted-foreground tabular">
        <span>{now.format(new Date())}</span>
        <span aria-hidden>·</span>
        <span>{money.format(sampleMoney)}</span>
      </p>
    </div>
  );
}
