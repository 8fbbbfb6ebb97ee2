"use client";
import { SearchX } from "lucide-react";
import { useMay } from "@/features/auth/session";
import { Failure } from "@/features/shell/region";
import { useAllClients } from "@/features/tenants/clients";
import { ViewsMenu } from "@/features/views/views-menu";
import { useText } from "@/messages";
import { useFormat } from "@/messages/format";
import { Button } from "@/ui/button";
import { Card, CardFooter } from "@/ui/card";
import { Combobox } from "@/ui/combobox";
import { EmptyState } from "@/ui/empty-state";
import { Select } from "@/ui/select";
import { SkeletonRows } from "@/ui/skeleton";
import { SearchInput } from "@/ui/search-input";
import { filterOf, found, levels, listKeys, statuses, useMemberListState } from "./member-list-state";
import { useMembers } from "./members";
import { MembersTable } from "./members-table";

export function MemberList() {
  const t = useText().members;
  const format = useFormat();
  const [state] = useMemberListState();
  const query = useMembers(filterOf(state));
  const shown = query.members && found(query.members, state.q);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <Filters />
      <Card aria-busy={!shown && !query.error}>
        {shown && shown.length > 0 && (
          <>
            <MembersTable members={shown} />
            <CardFooter>
              <span role="status">
                {shown.length === 1 ? t.countOne : t.count(format.number(shown.length))}
              </span>
            </CardFooter>
          </>
        )}
        {shown?.length === 0 && <Nobody />}
        {!shown && (query.error ? <Failure query={query} /> : <SkeletonRows rows={4} className="pt-9" />)}
      </Card>
    </div>
  );
}

function Filters() {
  const t = useText();
  const [{ q, level, status, client }, setState] = useMemberListState();
  const { clients } = useAllClients({ enabled: useMay("clients:read") });
  const push = { history: "push" } as const;
  const levelWord = (one: (typeof levels)[number]) =>
    one === "all" ? t.members.allLevels : t.roles.builtInNames[one];
  return (
    <div className="flex flex-wrap gap-2">
      <SearchInput
        label={t.members.searchLabel}
        placeholder={t.members.searchPlaceholder}
        value={q}
        onChange={(q) => setState({ q }, { history: "replace" })}
        className="sm:max-w-64"
      />
      <Select
        aria-label={t.members.level}
        value={level}
        onChange={(next) => setState({ level: next }, push)}
        choices={levels.map((one) => ({ value: one, label: levelWord(one) }))}
      />
      <Select
        aria-label={t.members.status}
        value={status}
        onChange={(next) => setState({ status: next }, push)}
        choices={statuses.map((one) => ({ value: one, label: t.members.statuses[one] }))}
      />
      {clients.length > 0 && (
        <Combobox
          aria-label={t.members.client}
          value={client}
          onChange={(next) => setState({ client: next }, push)}
          options={[
            { value: "all", label: t.members.allClients },
            ...clients.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          searchLabel={t.members.searchClient}
          className="w-auto max-w-48"
        />
      )}
      <ViewsMenu list="members" keys={listKeys} />
    </div>
  );
}

function Nobody() {
  const t = useText().members;
  const [, setState] = useMemberListState();
  return (
    <EmptyState
      icon={SearchX}
      title={t.noResultsTitle}
      text={t.noResultsText}
      action={
        <Button onClick={() => setState({ q: null, level: null, status: null, client: null })}>
          {t.clearFilters}
        </Button>
      }
    />
  );
}
