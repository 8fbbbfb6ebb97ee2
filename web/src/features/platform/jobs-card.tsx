"use client";
import { ArrowRight } from "lucide-react";
import { Link } from "@/ui/link";
import { useQueues } from "@/features/jobs/jobs";
import { totalsOf } from "@/features/jobs/queue-health";
import { Region } from "@/features/shell/region";
import { useText } from "@/messages";
import { useFormat } from "@/messages/format";
import { Button } from "@/ui/button";
import { Card, CardHeader } from "@/ui/card";
import { cn } from "@/ui/cn";
import { SkeletonRows } from "@/ui/skeleton";

export function JobsCard() {
  const t = useText();
  const queues = useQueues();
  return (
    <Card aria-busy={queues.isPending}>
      <CardHeader
        title={t.jobs.title}
        actions={
          <Button asChild variant="ghost" size="sm" className="-mr-2">
            <Link href="/admin/jobs">
              {t.jobs.queues}
              <ArrowRight aria-hidden />
            </Link>
          </Button>
        }
      />
      <Region query={queues} skeleton={<SkeletonRows rows={4} />}>
        {(list) => <Figures totals={totalsOf(list)} />}
      </Region>
    </Card>
  );
}

function Figures({ totals }: { totals: ReturnType<typeof totalsOf> }) {
  const t = useText().jobs;
  const format = useFormat();
  const rows = [
    { label: t.waiting, value: format.number(totals.waiting) },
    { label: t.running, value: format.number(totals.running) },
    { label: t.failed, value: format.number(totals.failed), isBad: totals.failed > 0 },
    { label: t.doneLastHour, value: format.number(totals.doneLastHour) },
    { label: t.oldest, value: totals.oldest > 0 ? format.duration(totals.oldest * 1000) : t.none },
  ];
  return (
    <dl className="divide-y border-t">
      {rows.map(({ label, value, isBad }) => (
        <div key={label} className="flex items-center justify-between gap-4 px-4 py-2">
          <dt className="text-muted-foreground">{label}</dt>
          <dd className={cn("tabular font-medium", isBad && "text-destructive")}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
