"use client";
import { Plus, SearchX, Trash2, Users } from "lucide-react";
import Link from "next/link";
import { useMay } from "@/features/auth/session";
import { useSettled } from "@/features/platform/use-settled";
import { useSelection } from "@/features/bulk/selection";
import { newClientPath } from "@/features/shell/navigation";
import { Failure } from "@/features/shell/region";
import { ShellPage } from "@/features/shell/shell-page";
import { ViewsMenu } from "@/features/views/views-menu";
import { useText } from "@/messages";
import { useFormat } from "@/messages/format";
import { Button } from "@/ui/button";
import { Card, CardFooter } from "@/ui/card";
import { EmptyState } from "@/ui/empty-state";
import { PageHeader } from "@/ui/page";
import { Select } from "@/ui/select";
import { SkeletonRows } from "@/ui/skeleton";
import { SearchInput } from "@/ui/search-input";
import { AddSamples } from "./add-samples";
import { ClientBulk } from "./client-bulk";
import { ClientPanel } from "./client-panel";
import { filterOf, filters, listKeys, type ListFilter, orders, useListState } from "./client-list-state";
import { ClientsTable } from "./clients-table";
import { type Filter, useClientPages } from "./clients";
import { SampleBanner } from "./sample-banner";

export function ClientsScreen() {
  const t = useText().clients;
  const mayAdd = useMay("clients:write");
  return (
    <ShellPage crumbs={[{ label: t.title }]}>
      <PageHeader
        title={t.title}
        description={t.description}
        actions={
          mayAdd && (
            <Button asChild variant="primary">
              <Link href={newClientPath}>
                <Plus aria-hidden />
                {t.add}
              </Link>
            </Button>
          )
        }
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
        <SampleBanner />
        <Filters />
        <List />
      </div>
    </ShellPage>
  );
}

function Filters() {
  const t = useText().clients;
  const [{ q, status, sort }, setState] = useListState();
  const word = (one: ListFilter) =>
    one === "all" ? t.allStatuses : one === "deleted" ? t.deleted : t.status[one];
  return (
    <div className="flex flex-wrap gap-2">
      <SearchInput
        label={t.searchLabel}
        placeholder={t.searchPlaceholder}
        value={q}
        onChange={(q) => setState({ q }, { history: "replace" })}
      />
      <Select
        aria-label={t.statusFilter}
        value={status}
        onChange={(next) => setState({ status: next }, { history: "push" })}
        choices={filters.map((one) => ({ value: one, label: word(one) }))}
        className="min-w-36"
      />
      <Select
        aria-label={t.order}
        value={sort}
        onChange={(next) => setState({ sort: next }, { history: "push" })}
        choices={orders.map((one) => ({ value: one, label: t.orders[one] }))}
        className="min-w-36"
      />
      <ViewsMenu list="clients" keys={listKeys} />
    </div>
  );
}

function List() {
  const t = useText().clients;
  const format = useFormat();
  const [state] = useListState();
  const filter = filterOf({ ...state, q: useSettled(state.q) });
  const pages = useClientPages(filter);
  const clients = pages.data?.pages.flatMap((page) => page.data) ?? [];
  const selection = useSelection(clients.map(({ id }) => id));
  if (pages.isError && !pages.data) {
    return (
      <Card>
        <Failure query={pages} />
      </Card>
    );
  }
  // Of the filter before, nothing can be kept of nobody.
  if (!pages.data || (pages.isPlaceholderData && clients.length === 0)) {
    return (
      <Card aria-busy>
        <SkeletonRows rows={8} className="pt-9" />
      </Card>
    );
  }
  if (clients.length === 0) return <Nobody filter={filter} />;
  return (
    <>
      <Card aria-busy={pages.isPlaceholderData}>
        <ClientsTable clients={clients} selection={selection} />
        <CardFooter>
          <span role="status">
            {clients.length === 1 ? t.countOne : t.count(format.number(clients.length), pages.hasNextPage)}
          </span>
          {pages.hasNextPage && (
            <Button size="sm" pending={pages.isFetchingNextPage} onClick={() => pages.fetchNextPage()}>
              {t.more}
            </Button>
          )}
        </CardFooter>
      </Card>
      <ClientBulk clients={clients} selection={selection} />
      <ClientPanel ids={clients.map(({ id }) => id)} />
    </>
  );
}

function Nobody({ filter }: { filter: Filter }) {
  const { clients: t, samples } = useText();
  const mayAdd = useMay("clients:write");
  const [, setState] = useListState();
  if (filter.deleted && !filter.search) {
    return (
      <Card>
        <EmptyState icon={Trash2} title={t.noDeletedTitle} text={t.noDeletedText} />
      </Card>
    );
  }
  if (filter.search || filter.status) {
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
  return (
    <Card>
      <EmptyState
        icon={Users}
        title={t.emptyTitle}
        text={mayAdd ? `${t.emptyText} ${samples.tryInstead}` : t.emptyText}
        action={
          mayAdd && (
            <>
              <Button asChild variant="primary">
                <Link href={newClientPath}>{t.add}</Link>
              </Button>
              <AddSamples />
            </>
          )
        }
      />
    </Card>
  );
}
