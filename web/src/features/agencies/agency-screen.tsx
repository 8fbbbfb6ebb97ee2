"use client";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import { AuditLog } from "@/features/audit/audit-log";
import { TrailOf } from "@/features/audit/trail";
import { AgencyJobs } from "@/features/jobs/agency-jobs";
import { usePathIds } from "@/features/shell/path-ids";
import { Record } from "@/features/shell/record";
import { ShellPage } from "@/features/shell/shell-page";
import { useText } from "@/messages";
import { PageHeader } from "@/ui/page";
import { Tabs } from "@/ui/tabs";
import { type Agency, useAgency } from "./agencies";
import { AgencyActions } from "./agency-actions";
import { AgencyFacts } from "./agency-facts";
import { AgencyFeatures } from "./agency-features";
import { AgencyLimits } from "./agency-limits";
import { AgencyPeopleList } from "./agency-people-list";
import { AgencyStanding } from "./agency-standing";
import { AgencyStatus } from "./agency-status";
import { AgencyUsage } from "./agency-usage";

const parts = ["overview", "people", "audit", "features", "limits"] as const;

export function AgencyScreen() {
  const t = useText().agencies;
  const [id] = usePathIds();
  const agency = useAgency(id);
  return (
    <ShellPage crumbs={[{ label: t.title, href: "/admin/tenants" }, { label: agency.data?.name ?? "…" }]}>
      <Record query={agency}>{(one) => <Found agency={one} />}</Record>
    </ShellPage>
  );
}

function Found({ agency }: { agency: Agency }) {
  const t = useText().agencies;
  const [tab, setTab] = useQueryState("tab", parseAsStringLiteral(parts).withDefault("overview"));
  const overview = (
    <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <AgencyUsage agency={agency} />
        <AgencyJobs agencyId={agency.id} />
      </div>
      <AgencyFacts agency={agency} />
    </div>
  );
  const log = (
    <TrailOf value={agency.id}>
      <AuditLog />
    </TrailOf>
  );
  return (
    <>
      <PageHeader
        title={agency.name}
        description={<AgencyStatus status={agency.status} />}
        actions={<AgencyActions agency={agency} />}
      />
      <AgencyStanding agency={agency} />
      <Tabs
        label={t.tabs}
        value={tab}
        onChange={(next) => setTab(next, { history: "push" })}
        tabs={[
          { value: "overview", label: t.overview, content: overview },
          { value: "people", label: t.people, content: <AgencyPeopleList agencyId={agency.id} /> },
          { value: "audit", label: t.audit, content: log },
          { value: "features", label: t.features, content: <AgencyFeatures agencyId={agency.id} /> },
          { value: "limits", label: t.limits, content: <AgencyLimits agencyId={agency.id} /> },
        ]}
      />
    </>
  );
}
