"use client";
// What the users of a client see: their own website.
import { usePerson } from "@/features/auth/session";
import { DeploymentList } from "@/features/provisioning/deployment-list";
import { deploymentPathOf } from "@/features/provisioning/use-deployment-place";
import { WebsiteCard } from "@/features/provisioning/website-card";
import { ShellPage } from "@/features/shell/shell-page";
import { AgencyCard } from "@/features/tenants/agency-card";
import { useText } from "@/messages";
import { Near } from "@/ui/near";
import { PageHeader } from "@/ui/page";
import { ClientTodo } from "./client-todo";

export function ClientDashboard() {
  const t = useText();
  const person = usePerson();
  const { fullName } = person;
  const clientId = person.subTenantId ?? null;
  return (
    <ShellPage crumbs={[{ label: t.shell.dashboard }]}>
      <PageHeader
        title={t.dashboard.clientHello(fullName.split(" ")[0] ?? fullName)}
        description={t.dashboard.clientSubtitle}
      />
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
          <WebsiteCard clientId={clientId} />
          <DeploymentList
            clientId={clientId}
            link={(id) => deploymentPathOf(person, clientId, id)}
            most={3}
          />
        </div>
        <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
          <Near>
            <ClientTodo />
          </Near>
          <Near>
            <AgencyCard />
          </Near>
        </div>
      </div>
    </ShellPage>
  );
}

export function ClientWebsite() {
  const t = useText();
  const person = usePerson();
  const clientId = person.subTenantId ?? null;
  return (
    <ShellPage crumbs={[{ label: t.shell.website }]}>
      <PageHeader title={t.shell.website} />
      <WebsiteCard clientId={clientId} />
      <DeploymentList clientId={clientId} link={(id) => deploymentPathOf(person, clientId, id)} />
    </ShellPage>
  );
}
