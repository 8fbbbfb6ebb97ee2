"use client";
import { Check } from "lucide-react";
import { useEffect, useState } from "react";
import { body, openApi } from "@/api/client";
import type { components } from "@/api/schema";
import { usePublicText } from "@/messages";
import { useFormat } from "@/messages/format";

type Plan = components["schemas"]["Plan"];

// The plans as the server has them; without an answer the section is left out.
export function Plans() {
  const t = usePublicText().landing;
  const [plans, setPlans] = useState<Plan[]>([]);
  useEffect(() => {
    body(openApi.GET("/api/v1/billing/plans")).then(
      ({ data }) => setPlans(data),
      () => undefined,
    );
  }, []);
  return (
    <section id="plans" className="mx-auto min-h-96 max-w-6xl px-4 py-16 sm:px-8">
      <h2 className="text-2xl font-semibold tracking-tight">{t.plansTitle}</h2>
      <ul className="mt-8 grid gap-4 sm:grid-cols-3">
        {plans.map((plan) => (
          <PlanTile key={plan.id} plan={plan} />
        ))}
      </ul>
    </section>
  );
}

function PlanTile({ plan }: { plan: Plan }) {
  const t = usePublicText().landing;
  const format = useFormat();
  const amount = (name: string) =>
    format.number(plan.entitlements.find((one) => one.name === name)?.amount ?? 0);
  const lines = [
    t.clients(amount("clients")),
    t.seats(amount("seats")),
    t.requests(amount("requests_per_minute")),
  ];
  return (
    <li className="rounded-xl border p-6">
      <h3 className="text-base font-semibold">{plan.name}</h3>
      <p className="mt-2 flex items-baseline gap-1.5">
        <span className="tabular text-2xl font-semibold tracking-tight">
          {format.money(plan.monthlyPrice)}
        </span>
        <span className="text-muted-foreground">{t.perMonth}</span>
      </p>
      <ul className="mt-5 grid gap-2">
        {lines.map((line) => (
          <li key={line} className="flex gap-2 text-base">
            <Check aria-hidden className="mt-0.5 size-4 shrink-0 text-success" />
            {line}
          </li>
        ))}
      </ul>
    </li>
  );
}
