"use client";
import { X } from "lucide-react";
import { ViewsMenu } from "@/features/views/views-menu";
import { useText } from "@/messages";
import { Button } from "@/ui/button";
import { Combobox } from "@/ui/combobox";
import { Input } from "@/ui/input";
import { Select } from "@/ui/select";
import { actions, filterKeys, periods, useAuditState } from "./audit-state";
import { useTrailAgency, useTrailNames } from "./trail";

const push = { history: "push" } as const;

export function AuditFilters() {
  const t = useText().audit;
  const [{ action, period, from, to, row }, setState] = useAuditState();
  const isOwn = useTrailAgency() === null;
  return (
    <div className="flex flex-wrap items-center gap-2">
      <People />
      <Nouns />
      <Select
        aria-label={t.action}
        value={action}
        onChange={(next) => setState({ action: next }, push)}
        choices={actions.map((one) => ({ value: one, label: t.actions[one] }))}
      />
      <Select
        aria-label={t.period}
        value={period}
        onChange={(next) => setState({ period: next, from: null, to: null }, push)}
        choices={periods.map((one) => ({ value: one, label: t.periods[one] }))}
      />
      {period === "custom" && (
        <>
          <Input
            type="date"
            aria-label={t.from}
            value={from}
            max={to || undefined}
            onChange={(event) => setState({ from: event.target.value || null })}
            className="w-36"
          />
          <Input
            type="date"
            aria-label={t.to}
            value={to}
            min={from || undefined}
            onChange={(event) => setState({ to: event.target.value || null })}
            className="w-36"
          />
        </>
      )}
      <Clients />
      {isOwn && <ViewsMenu list="audit" keys={filterKeys} />}
      {row && (
        <Button variant="ghost" onClick={() => setState({ row: null }, push)}>
          {t.oneObject}
          <X aria-hidden />
          <span className="sr-only">{t.clearFilters}</span>
        </Button>
      )}
    </div>
  );
}

function People() {
  const t = useText().audit;
  const [{ actor }, setState] = useAuditState();
  const people = new Map(useTrailNames().people.map((one) => [one.userId, one]));
  return (
    <Combobox
      aria-label={t.actor}
      value={actor}
      onChange={(next) => setState({ actor: next }, push)}
      options={[
        { value: "all", label: t.everybody },
        ...[...people.values()].map((one) => ({ value: one.userId, label: one.fullName })),
      ]}
      searchLabel={t.searchActor}
      className="w-auto max-w-44"
    />
  );
}

function Nouns() {
  const t = useText().audit;
  const [{ noun }, setState] = useAuditState();
  return (
    <Combobox
      aria-label={t.noun}
      value={noun}
      onChange={(next) => setState({ noun: next }, push)}
      options={[
        { value: "all", label: t.everything },
        ...Object.entries(t.nouns)
          .map(([value, label]) => ({ value, label }))
          .sort((a, b) => a.label.localeCompare(b.label)),
      ]}
      searchLabel={t.searchNoun}
      className="w-auto max-w-44"
    />
  );
}

function Clients() {
  const t = useText();
  const [{ client }, setState] = useAuditState();
  const { clients } = useTrailNames();
  if (clients.length === 0) return null;
  return (
    <Combobox
      aria-label={t.members.client}
      value={client}
      onChange={(next) => setState({ client: next }, push)}
      options={[
        { value: "all", label: t.audit.allClients },
        ...clients.map(({ id, name }) => ({ value: id, label: name })),
      ]}
      searchLabel={t.members.searchClient}
      className="w-auto max-w-44"
    />
  );
}
