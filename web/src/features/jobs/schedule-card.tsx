"use client";
import { Region } from "@/features/shell/region";
import { useText } from "@/messages";
import { useFormat } from "@/messages/format";
import { Card } from "@/ui/card";
import { RelativeTime } from "@/ui/relative-time";
import { SkeletonRows } from "@/ui/skeleton";
import { Status } from "@/ui/status";
import { Table, Td, Th, Tr } from "@/ui/table";
import { type Schedule, useSchedules } from "./jobs";
import { isOverdue } from "./queue-health";

export function ScheduleCard() {
  const t = useText().jobs;
  const schedules = useSchedules();
  return (
    <Card aria-busy={schedules.isPending}>
      <Region query={schedules} skeleton={<SkeletonRows rows={6} className="pt-9" />}>
        {(list) => (
          <Table label={t.schedules}>
            <thead>
              <tr>
                <Th>{t.schedule}</Th>
                <Th>{t.state}</Th>
                <Th className="max-md:hidden">{t.interval}</Th>
                <Th className="max-sm:hidden">{t.lastTurn}</Th>
                <Th className="max-lg:hidden">{t.nextTurn}</Th>
              </tr>
            </thead>
            <tbody>
              {list.map((schedule) => (
                <Row key={schedule.name} schedule={schedule} now={schedules.dataUpdatedAt} />
              ))}
            </tbody>
          </Table>
        )}
      </Region>
    </Card>
  );
}

function Row({ schedule, now }: { schedule: Schedule; now: number }) {
  const t = useText().jobs;
  const format = useFormat();
  const { name, intervalSeconds, finishedAt, nextAt, error } = schedule;
  return (
    <Tr className="hover:bg-muted/60">
      <Td className="w-full max-w-0 min-w-32 py-2 break-words">
        <span className="font-mono text-xs break-words">{name}</span>
        {error && <p className="text-xs break-words text-destructive">{error}</p>}
      </Td>
      <Td>
        <State schedule={schedule} now={now} />
      </Td>
      <Td className="tabular whitespace-nowrap text-muted-foreground max-md:hidden">
        {format.interval(intervalSeconds)}
      </Td>
      <Td className="whitespace-nowrap text-muted-foreground max-sm:hidden">
        {finishedAt ? <RelativeTime time={finishedAt} /> : t.never}
      </Td>
      <Td className="whitespace-nowrap text-muted-foreground max-lg:hidden">
        <RelativeTime time={nextAt} />
      </Td>
    </Tr>
  );
}

function State({ schedule, now }: { schedule: Schedule; now: number }) {
  const t = useText().jobs;
  if (schedule.error) return <Status kind="bad" word={t.failedLast} className="align-middle" />;
  if (schedule.isRunning) return <Status kind="busy" word={t.running} className="align-middle" />;
  if (isOverdue(schedule, now))
    return <Status kind="paused" word={t.healths.late} className="align-middle" />;
  return <Status kind="good" word={t.fine} className="align-middle" />;
}
