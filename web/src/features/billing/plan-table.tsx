"use client";
import type { components } from "@/api/schema";
import { useText } from "@/messages";
import { useFormat } from "@/messages/format";
import { Badge } from "@/ui/badge";
import { cn } from "@/ui/cn";
import { Table, Td, Th, Tr } from "@/ui/table";

type Plan = components["schemas"]["Plan"];

const rows = ["clients", "sites", "seats", "requests_per_minute"];
const amountIn = (plan: Plan, name: string) => plan.entitlements.find((one) => one.name === name)?.amount;

// What the plans give, beside each other.
export function PlanTable({ plans, current }: { plans: Plan[]; current: string | null }) {
  const t = useText().billing;
  const format = useFormat();
  const look = (plan: Plan) => cn("text-right tabular", plan.id === current && "bg-link/5");
  return (
    <Table label={t.plans} className="rounded-t-none border-t">
      <thead>
        <tr>
          <Th>
            <span className="sr-only">{t.entitlement}</span>
          </Th>
          {plans.map((plan) => (
            <Th key={plan.id} className={cn(look(plan), "py-3 text-foreground")}>
              <span className="flex flex-wrap items-center justify-end gap-1.5 text-sm">
                {plan.id === current && (
                  <Badge tone="primary" className="bg-card">
                    {t.yours}
                  </Badge>
                )}
                {plan.name}
              </span>
              <span className="font-normal text-muted-foreground">
                {format.money(plan.monthlyPrice)} {t.perMonth}
              </span>
            </Th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((name) => (
          <Tr key={name}>
            <th scope="row" className="h-11 px-4 text-left font-normal text-muted-foreground">
              {t.entitlements[name]}
            </th>
            {plans.map((plan) => {
              const amount = amountIn(plan, name);
              return (
                <Td key={plan.id} className={look(plan)}>
                  {amount === undefined ? t.none : format.number(amount)}
                </Td>
              );
            })}
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
