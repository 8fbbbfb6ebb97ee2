"use client";
import { OnDeviceSwitch } from "@/features/notifications/on-device-switch";
import { useRegion, useText } from "@/messages";
import { chooseLanguage, languageNames, useChosenLanguage } from "@/messages/language";
import { Card, CardBody, CardHeader } from "@/ui/card";
import { Field } from "@/ui/field";
import { Select } from "@/ui/select";
import { type Theme, useTheme } from "@/ui/theme";

export function PreferencesCard() {
  const t = useText();
  const { theme, setTheme } = useTheme();
  const chosen = useChosenLanguage();
  const { byDefault } = useRegion();
  const themes: { value: Theme; label: string }[] = [
    { value: "system", label: t.shell.system },
    { value: "light", label: t.shell.light },
    { value: "dark", label: t.shell.dark },
  ];
  const languages = [
    { value: "auto" as const, label: t.account.languageAuto(languageNames[byDefault]) },
    { value: "en" as const, label: languageNames.en },
    { value: "de" as const, label: languageNames.de },
  ];
  return (
    <Card>
      <CardHeader title={t.account.preferences} description={t.account.preferencesText} />
      <CardBody className="grid gap-4 sm:grid-cols-2">
        <Field label={t.account.language}>
          <Select value={chosen ?? "auto"} onChange={chooseLanguage} choices={languages} className="w-full" />
        </Field>
        <Field label={t.account.theme}>
          <Select value={theme} onChange={setTheme} choices={themes} className="w-full" />
        </Field>
        <div className="sm:col-span-2">
          <OnDeviceSwitch />
        </div>
      </CardBody>
    </Card>
  );
}
