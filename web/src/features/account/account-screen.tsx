"use client";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import { ExportCard } from "@/features/privacy/export-card";
import { ShellPage } from "@/features/shell/shell-page";
import { useText } from "@/messages";
import { PageHeader } from "@/ui/page";
import { Tabs } from "@/ui/tabs";
import { DevicesCard } from "./devices-card";
import { EmailCard } from "./email-card";
import { ErasureCard } from "./erasure-card";
import { FactorsCard } from "./factors-card";
import { IdentitiesCard } from "./identities-card";
import { NameCard } from "./name-card";
import { PasswordCard } from "./password-card";
import { PreferencesCard } from "./preferences-card";
import { RecoveryCard } from "./recovery-card";
import { SessionsCard } from "./sessions-card";

const accountParts = ["profile", "security", "sessions", "privacy"] as const;

export function AccountScreen() {
  const t = useText().account;
  const [tab, setTab] = useQueryState("tab", parseAsStringLiteral(accountParts).withDefault("profile"));
  const contents = {
    profile: [<NameCard key="name" />, <EmailCard key="email" />, <PreferencesCard key="preferences" />],
    security: [
      <PasswordCard key="password" />,
      <FactorsCard key="factors" />,
      <RecoveryCard key="recovery" />,
      <IdentitiesCard key="identities" />,
      <DevicesCard key="devices" />,
    ],
    sessions: [<SessionsCard key="sessions" />],
    privacy: [<ExportCard key="export" subject="own" />, <ErasureCard key="erasure" />],
  };
  return (
    <ShellPage crumbs={[{ label: t.title }]} narrow>
      <PageHeader title={t.title} description={t.description} />
      <Tabs
        label={t.tabs}
        value={tab}
        onChange={setTab}
        tabs={accountParts.map((part) => ({
          value: part,
          label: t[part],
          content: <div className="grid grid-cols-[minmax(0,1fr)] gap-4">{contents[part]}</div>,
        }))}
      />
    </ShellPage>
  );
}
