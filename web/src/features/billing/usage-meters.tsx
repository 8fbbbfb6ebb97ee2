"use client";
import type { components } from "@/api/schema";
import { useText } from "@/messages";
import { CardBody } from "@/ui/card";
import { Meter } from "@/ui/meter";
import { Status } from "@/ui/status";

type UsageMeter = components["schemas"]["UsageMeter"];

const order = ["clients", "sites", "seats", "requests_per_minute", "requests_this_month"];
const placeOf = ({ name }: UsageMeter) => (order.includes(name) ? order.indexOf(name) : order.length);
export const inOrder = (meters: UsageMeter[]) => meters.toSorted((a, b) => placeOf(a) - placeOf(b));

// Every meter, and what its state means for the work of the agency.
export function UsageMeters({ meters }: { meters: UsageMeter[] }) {
  return (
    <CardBody className="grid gap-x-8 gap-y-5 pt-1 md:grid-cols-2">
      {inOrder(meters).map((meter) => (
        <OneMeter key={meter.name} meter={meter} />
      ))}
    </CardBody>
  );
}

function OneMeter({ meter: { name, used, limit, state } }: { meter: UsageMeter }) {
  const t = useText();
  return (
    <div className="grid content-start gap-1.5">
      <Meter label={t.dashboard.meters[name] ?? name} used={used} limit={limit ?? null} />
      {state === "ok" ? (
        <p className="text-xs text-muted-foreground">{t.billing.meaning[name]}</p>
      ) : (
        <Status
          kind={state === "exhausted" ? "bad" : "paused"}
          word={state === "exhausted" ? (t.billing.exhausted[name] ?? t.billing.full) : t.billing.nearlyFull}
          className="items-start text-xs whitespace-normal"
        />
      )}
    </div>
  );
}
