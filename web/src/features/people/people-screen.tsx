"use client";
import { SearchX } from "lucide-react";
import { useSettled } from "@/features/platform/use-settled";
import { Failure } from "@/features/shell/region";
import { ShellPage } from "@/features/shell/shell-page";
import { useText } from "@/messages";
import { useFormat } from "@/messages/format";
import { Button } from "@/ui/button";
import { Card, CardFooter } from "@/ui/card";
import { EmptyState } from "@/ui/empty-state";
import { PageHeader } from "@/ui/page";
import { SkeletonRows } from "@/ui/skeleton";
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
  const format = useFormat();
  const [state] = usePeopleListState();
  const pages = usePeople(filterOf({ ...state, q: useSettled(state.q) }));
  const people = pages.data?.pages.flatMap((page) => page.data);
  if (!people) {
    return (
      <Card aria-busy={!pages.error}>
        {pages.error ? <Failure query={pages} /> : <SkeletonRows rows={8} className="pt-9" />}
      </Card>
    );
  }
  if (people.length === 0) return <Nobody />;
  return (
    <Card aria-busy={pages.isPlaceholderData}>
      <PeopleTable people={people} />
      <CardFooter className="min-h-12">
        <span role="status">{t.count(format.number(people.length), pages.hasNextPage)}</span>
        {pages.hasNextPage && (
          <Button size="sm" pending={pages.isFetchingNextPage} onClick={() => pages.fetchNextPage()}>
            {t.more}
          </Button>
        )}
      </CardFooter>
    </Card>
  );
}

function Nobody() {
  const t = useText().people;
  const [, setState] = usePeopleListState();
  return (
    <Card>
      <EmptyState
        icon={SearchX}
        title={t.noResultsTitle}
        text={t.noResultsText}
        action={<Button onClick={() => setState(null)}>{t.clearFilters}</Button>}
      />
    </Card>
  );
}
