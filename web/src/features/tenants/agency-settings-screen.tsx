"use client";
import { useText } from "@/messages";
import { Card, CardBody, CardHeader } from "@/ui/card";
import { PageHeader } from "@/ui/page";
import { RegionFields } from "./region-fields";
import { SettingsField } from "./settings-field";
import { SettingsForm, type SettingsParts } from "./settings-form";

const twoColumns = "grid gap-4 pt-1 sm:grid-cols-2";

export function AgencySettingsScreen() {
  const t = useText().settings;
  return (
    <>
      <PageHeader title={t.agency} description={t.agencyText} />
      <SettingsForm>{(parts) => <Parts parts={parts} />}</SettingsForm>
    </>
  );
}

function Parts({ parts }: { parts: SettingsParts }) {
  const t = useText().settings;
  return (
    <>
      <Card>
        <CardHeader title={t.nameTitle} />
        <CardBody className={twoColumns}>
          <SettingsField name="name" parts={parts} isRequired maxLength={255} help={t.nameHelp} />
          <SettingsField name="legalName" parts={parts} help={t.legalNameHelp} />
        </CardBody>
      </Card>
      <Card>
        <CardHeader title={t.regionTitle} description={t.regionText} />
        <CardBody className={twoColumns}>
          <RegionFields parts={parts} />
        </CardBody>
      </Card>
      <Card>
        <CardHeader title={t.supportTitle} description={t.supportText} />
        <CardBody className={twoColumns}>
          <SettingsField name="supportEmail" parts={parts} type="email" placeholder={t.supportEmailExample} />
          <SettingsField name="supportPhone" parts={parts} type="tel" placeholder="+49 30 1234567" />
          <SettingsField
            name="supportUrl"
            parts={parts}
            type="url"
            placeholder="https://"
            className="sm:col-span-2"
          />
        </CardBody>
      </Card>
      <Card>
        <CardHeader title={t.legalTitle} description={t.legalText} />
        <CardBody className={twoColumns}>
          <SettingsField name="imprintUrl" parts={parts} type="url" placeholder="https://" />
          <SettingsField name="privacyUrl" parts={parts} type="url" placeholder="https://" />
        </CardBody>
      </Card>
    </>
  );
}
