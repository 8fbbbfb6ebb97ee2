"use client";
import { SearchX } from "lucide-react";
import { useSettled } from "@/ui/use-settled";
import { PagedList } from "@/features/shell/paged-list";
import { ShellPage } from "@/features/shell/shell-page";
import { useText } from "@/messages";
import { Button } from "@/ui/button";
import { EmptyState } from "@/ui/empty-state";
import { PageHeader } from "@/ui/page";
import { usePeople } from "./people";
import { PeopleFilters } from "./people-filters";
import { filterOf, usePeopleListState } from "./people-list-state";
import { PeopleTable } from "./people-table";

export function PeopleScreen() {
  const t = useText().people;
  return (
    <ShellPage crumbs={[{ label: t.title }]}>
      <PageHeader title={t.title} description={t.description} />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
        <PeopleFilters />
        <List />
      </div>
    </ShellPage>
  );
}

function List() {
  const t = useText().people;
  const [state] = usePeopleListState();
  const pages = usePeople(filterOf({ ...state, q: useSettled(state.q) }));
  return (
    <PagedList pages={pages} words={t} empty={<Nobody />}>
      {(people) => <PeopleTable people={people} />}
    </PagedList>
  );
}

function Nobody() {
  const t = useText().people;
  const [, setState] = usePeopleListState();
  return (
    <EmptyState
      icon={SearchX}
      title={t.noResultsTitle}
      text={t.noResultsText}
      action={<Button onClick={() => setState(null)}>{t.clearFilters}</Button>}
    />
  );
}
