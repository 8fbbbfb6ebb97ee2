"use client";
import type { components } from "@/api/schema";
import { useText } from "@/messages";
import { useFormat } from "@/messages/format";

export function MeterTotals({ meters }: { meters: components["schemas"]["MeterTotal"][] }) {
  const t = useText().platform;
  const format = useFormat();
  return (
    <dl className="divide-y border-t">
      {meters.map(({ name, used, agencies }) => (
        <div key={name} className="flex items-center justify-between gap-4 px-4 py-2">
          <dt>
            {t.meters[name] ?? name}
            <span className="block text-xs text-muted-foreground">
              {t.byAgencies(agencies, format.number(agencies))}
            </span>
          </dt>
          <dd className="tabular text-base font-semibold">{format.number(used)}</dd>
        </div>
      ))}
    </dl>
  );
}
