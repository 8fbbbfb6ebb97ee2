"use client";
// What the users of a client see: their own website.
import { usePerson } from "@/features/auth/session";
import { DeploymentList } from "@/features/provisioning/deployment-list";
import { WebsiteCard } from "@/features/provisioning/website-card";
import { ShellPage } from "@/features/shell/shell-page";
import { useText } from "@/messages";
import { PageHeader } from "@/ui/page";

export function ClientDashboard() {
  const t = useText();
  const { fullName, subTenantId } = usePerson();
  return (
    <ShellPage crumbs={[{ label: t.shell.dashboard }]}>
      <PageHeader
        title={t.dashboard.clientHello(fullName.split(" ")[0] ?? fullName)}
        description={t.dashboard.clientSubtitle}
      />
      <WebsiteCard clientId={subTenantId ?? null} />
    </ShellPage>
  );
}

export function ClientWebsite() {
  const t = useText();
  const { subTenantId } = usePerson();
  return (
    <ShellPage crumbs={[{ label: t.shell.website }]}>
      <PageHeader title={t.shell.website} />
      <WebsiteCard clientId={subTenantId ?? null} />
      <DeploymentList clientId={subTenantId ?? null} />
    </ShellPage>
  );
}
