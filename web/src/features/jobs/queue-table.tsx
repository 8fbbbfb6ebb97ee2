"use client";
import { Link } from "@/ui/link";
import { useText } from "@/messages";
import { useFormat } from "@/messages/format";
import { cn } from "@/ui/cn";
import { Status, type StatusKind } from "@/ui/status";
import { Table, Td, Th, Tr } from "@/ui/table";
import type { Queue } from "./jobs";
import { byUrgency, type Health, healthOf } from "./queue-health";

const statusKind: Record<Health, StatusKind> = { bad: "bad", late: "paused", busy: "busy", idle: "good" };
const figure = "text-right tabular";

export const failedPath = (kind: string) => `/admin/jobs?tab=failed&kind=${encodeURIComponent(kind)}`;

export function QueueTable({ queues }: { queues: Queue[] }) {
  const t = useText().jobs;
  return (
    <Table label={t.queues} className="rounded-b-none">
      <thead>
        <tr>
          <Th>{t.kind}</Th>
          <Th className="max-sm:hidden">{t.state}</Th>
          <Th className={figure}>{t.waiting}</Th>
          <Th className={cn(figure, "max-md:hidden")}>{t.running}</Th>
          <Th className={figure}>{t.failed}</Th>
          <Th className={cn(figure, "max-lg:hidden")}>{t.oldest}</Th>
          <Th className={cn(figure, "max-lg:hidden")}>{t.doneLastHour}</Th>
        </tr>
      </thead>
      <tbody>
        {byUrgency(queues).map((queue) => (
          <Row key={queue.kind} queue={queue} />
        ))}
      </tbody>
    </Table>
  );
}

function Row({ queue }: { queue: Queue }) {
  const t = useText().jobs;
  const format = useFormat();
  const health = healthOf(queue);
  const failed = queue.failed + queue.dead;
  return (
    <Tr className="hover:bg-muted/60">
      <Td className="w-full max-w-0 min-w-32 font-mono text-xs break-words">{queue.kind}</Td>
      <Td className="max-sm:hidden">
        <Status
          kind={statusKind[health]}
          word={t.healths[health]}
          className="align-middle [&>svg]:animate-none"
        />
      </Td>
      <Td className={figure}>{format.number(queue.queued)}</Td>
      <Td className={cn(figure, "max-md:hidden")}>{format.number(queue.running)}</Td>
      <Td className={figure}>
        {failed > 0 ? (
          <Link
            href={failedPath(queue.kind)}
            aria-label={t.failedOf(format.number(failed), queue.kind)}
            className="inline-flex min-h-6 min-w-6 items-center justify-end font-medium text-destructive underline underline-offset-4"
          >
            {format.number(failed)}
          </Link>
        ) : (
          format.number(0)
        )}
      </Td>
      <Td className={cn(figure, "max-lg:hidden")}>
        {queue.oldestWaitsSeconds == null ? t.none : format.duration(queue.oldestWaitsSeconds * 1000)}
      </Td>
      <Td className={cn(figure, "max-lg:hidden")}>{format.number(queue.doneLastHour)}</Td>
    </Tr>
  );
}
