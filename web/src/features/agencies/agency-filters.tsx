"use client";
import { usePlans } from "@/features/billing/plan-screen";
import { useText } from "@/messages";
import { Select } from "@/ui/select";
import { SearchInput } from "@/ui/search-input";
import { statuses, useAgencyListState } from "./agency-list-state";

const push = { history: "push" } as const;

export function AgencyFilters() {
  const t = useText().agencies;
  const [{ q, status, plan }, setState] = useAgencyListState();
  const plans = usePlans().data ?? [];
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
        onChange={(next) => setState({ status: next }, push)}
        choices={statuses.map((one) => ({ value: one, label: t.statuses[one] }))}
      />
      <Select
        aria-label={t.plan}
        value={plan}
        onChange={(next) => setState({ plan: next }, push)}
        choices={[
          { value: "all", label: t.allPlans },
          ...plans.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
    </div>
  );
}
