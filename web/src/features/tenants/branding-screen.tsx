"use client";
import { useText } from "@/messages";
import { Card, CardBody, CardHeader } from "@/ui/card";
import { PageHeader } from "@/ui/page";
import { BrandPreview } from "./brand-preview";
import { ColorField } from "./color-field";
import { PictureField } from "./picture-field";
import { SettingsField } from "./settings-field";
import { SettingsForm, type SettingsParts } from "./settings-form";

export function BrandingScreen() {
  const t = useText().settings;
  return (
    <>
      <PageHeader title={t.branding} description={t.brandingText} />
      <SettingsForm>{(parts) => <Parts parts={parts} />}</SettingsForm>
    </>
  );
}

function Parts({ parts }: { parts: SettingsParts }) {
  const t = useText().settings;
  const { logoUrl, faviconUrl } = parts.read;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 xl:grid-cols-[minmax(0,1fr)_19rem]">
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <Card>
          <CardHeader title={t.picturesTitle} description={t.picturesText} />
          <CardBody className="grid gap-5 pt-1 sm:grid-cols-[repeat(2,minmax(0,1fr))]">
            <PictureField place="logo" url={logoUrl ?? null} help={t.logoHelp} />
            <PictureField place="favicon" url={faviconUrl ?? null} help={t.faviconHelp} />
          </CardBody>
        </Card>
        <Card>
          <CardHeader title={t.colorsTitle} description={t.colorsText} />
          <CardBody className="grid gap-6 pt-1 sm:grid-cols-[repeat(2,minmax(0,1fr))]">
            <ColorField name="primaryColor" parts={parts} />
            <ColorField name="accentColor" parts={parts} />
          </CardBody>
        </Card>
        <Card>
          <CardHeader title={t.mailTitle} description={t.mailText} />
          <CardBody className="pt-1">
            <SettingsField
              name="mailSenderName"
              parts={parts}
              maxLength={120}
              help={t.mailSenderHelp}
              placeholder={parts.read.name}
              className="sm:max-w-80"
            />
          </CardBody>
        </Card>
      </div>
      <BrandPreview parts={parts} />
    </div>
  );
}
