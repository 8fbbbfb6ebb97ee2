"use client";
import { Search } from "lucide-react";
import { useText } from "@/messages";
import { Input, InputGroup } from "@/ui/input";
import { Select } from "@/ui/select";
import { statuses, usePeopleListState } from "./people-list-state";

export function PeopleFilters() {
  const t = useText().people;
  const [{ q, status }, setState] = usePeopleListState();
  return (
    <div className="flex flex-wrap gap-2">
      <InputGroup before={<Search />} className="min-w-40 flex-1 sm:max-w-80">
        <Input
          type="search"
          value={q}
          aria-label={t.searchLabel}
          placeholder={t.searchPlaceholder}
          onChange={(event) => setState({ q: event.target.value || null }, { history: "replace" })}
        />
      </InputGroup>
      <Select
        aria-label={t.status}
        value={status}
        onChange={(next) => setState({ status: next }, { history: "push" })}
        choices={statuses.map((one) => ({ value: one, label: t.statuses[one] }))}
      />
    </div>
  );
}
