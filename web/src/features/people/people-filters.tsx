"use client";
import { useText } from "@/messages";
import { Select } from "@/ui/select";
import { SearchInput } from "@/ui/search-input";
import { statuses, usePeopleListState } from "./people-list-state";

export function PeopleFilters() {
  const t = useText().people;
  const [{ q, status }, setState] = usePeopleListState();
  return (
    <div className="flex flex-wrap gap-2">
      <SearchInput
        label={t.searchLabel}
        placeholder={t.searchPlaceholder}
        value={q}
        onChange={(q) => setState({ q }, { history: "replace" })}
      />
      <Select
        aria-label={t.status}
        value={status}
        onChange={(next) => setState({ status: next }, { history: "push" })}
        choices={statuses.map((one) => ({ value: one, label: t.statuses[one] }))}
      />
    </div>
  );
}
