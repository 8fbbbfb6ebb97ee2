"use client";
import { Plus, SearchX, Trash2, Users } from "lucide-react";
import { Link } from "@/ui/link";
import { useMay } from "@/features/auth/session";
import { useSettled } from "@/ui/use-settled";
import { useSelection } from "@/features/bulk/selection";
import { newClientPath } from "@/features/shell/navigation";
import { PagedList } from "@/features/shell/paged-list";
import { ShellPage } from "@/features/shell/shell-page";
import { ViewsMenu } from "@/features/views/views-menu";
import { useText } from "@/messages";
import { Button } from "@/ui/button";
import { EmptyState } from "@/ui/empty-state";
import { PageHeader } from "@/ui/page";
import { Select } from "@/ui/select";
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
  const [state] = useListState();
  const filter = filterOf({ ...state, q: useSettled(state.q) });
  const pages = useClientPages(filter);
  const clients = pages.items ?? [];
  const selection = useSelection(clients.map(({ id }) => id));
  return (
    <>
      <PagedList pages={pages} words={t} empty={<Nobody filter={filter} />}>
        {(shown) => <ClientsTable clients={shown} selection={selection} />}
      </PagedList>
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
    return <EmptyState icon={Trash2} title={t.noDeletedTitle} text={t.noDeletedText} />;
  }
  if (filter.search || filter.status) {
    return (
      <EmptyState
        icon={SearchX}
        title={t.noResultsTitle}
        text={t.noResultsText}
        action={<Button onClick={() => setState(null)}>{t.clearFilters}</Button>}
      />
    );
  }
  return (
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
  );
}
