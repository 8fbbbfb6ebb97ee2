"use client";
import { useState } from "react";
import { ReasonDialog } from "@/features/platform/reason-dialog";
import { Region } from "@/features/shell/region";
import { useText } from "@/messages";
import { useFormat } from "@/messages/format";
import { Button } from "@/ui/button";
import { Card, CardHeader } from "@/ui/card";
import { Meter } from "@/ui/meter";
import { SkeletonRows } from "@/ui/skeleton";
import { toast } from "@/ui/toasts";
import { type Bucket, useLimits, useRefill } from "./limits";

export function AgencyLimits({ agencyId }: { agencyId: string }) {
  const t = useText().agencies;
  const limits = useLimits(agencyId);
  const [refills, setRefills] = useState<Bucket | null>(null);
  return (
    <Card aria-busy={limits.isPending}>
      <CardHeader title={t.limits} description={t.limitsText} />
      <Region query={limits} skeleton={<SkeletonRows rows={3} />}>
        {(buckets) => (
          <ul className="divide-y border-t">
            {buckets.map((bucket) => (
              <Line key={bucket.name} bucket={bucket} onRefill={() => setRefills(bucket)} />
            ))}
          </ul>
        )}
      </Region>
      {refills && <Refill agencyId={agencyId} bucket={refills} onClose={() => setRefills(null)} />}
    </Card>
  );
}

function Line({ bucket, onRefill }: { bucket: Bucket; onRefill: () => void }) {
  const t = useText().agencies;
  const format = useFormat();
  const { name, limit, remaining, windowSeconds, fullInSeconds } = bucket;
  const label = t.buckets[name] ?? name;
  return (
    <li className="flex flex-wrap items-center gap-x-6 gap-y-2 px-4 py-3">
      <div className="min-w-48 flex-1">
        <Meter label={label} used={limit - remaining} limit={limit} />
        <p className="mt-1 text-xs text-muted-foreground">
          {fullInSeconds > 0
            ? t.fullIn(format.number(fullInSeconds))
            : t.isFull(format.number(windowSeconds))}
        </p>
      </div>
      <Button size="sm" disabled={remaining === limit} onClick={onRefill} aria-label={t.refillLabel(label)}>
        {t.refill}
      </Button>
    </li>
  );
}

function Refill({ agencyId, bucket, onClose }: { agencyId: string; bucket: Bucket; onClose: () => void }) {
  const t = useText().agencies;
  const refill = useRefill(agencyId);
  const label = t.buckets[bucket.name] ?? bucket.name;
  const send = async ({ reason = "" }) => {
    await refill.mutateAsync({ bucket: bucket.name, reason });
    toast(t.refilled(label), { tone: "success" });
  };
  return <ReasonDialog title={t.refillTitle(label)} verb={t.refill} onSend={send} onClose={onClose} />;
}
