"use client";
import { CircleCheck } from "lucide-react";
import { Link } from "@/ui/link";
import { useAgencies } from "@/features/agencies/agencies";
import { useQueues, useSchedules } from "@/features/jobs/jobs";
import { Failure } from "@/features/shell/region";
import { useLastCount } from "@/features/shell/use-last";
import { useText } from "@/messages";
import { useFormat } from "@/messages/format";
import { Card, CardHeader } from "@/ui/card";
import { SkeletonRows } from "@/ui/skeleton";
import { Status } from "@/ui/status";
import { type Matter, mattersOf } from "./matters";

// What somebody has to look at, the worst first.
export function Attention() {
  const t = useText().platform;
  const queues = useQueues();
  const schedules = useSchedules();
  const archived = useAgencies({ status: "archived" });
  const failed = [queues, schedules, archived].find((query) => query.isError && !query.data);
  const matters =
    queues.data && schedules.data && archived.data
      ? mattersOf({
          queues: queues.data,
          schedules: schedules.data,
          archived: archived.data.pages.flatMap((page) => page.data),
          now: schedules.dataUpdatedAt,
        })
      : undefined;
  const rows = useLastCount("matters", matters?.length, 1);
  return (
    <Card aria-busy={!matters && !failed}>
      <CardHeader title={t.attention} />
      {failed && <Failure query={failed} />}
      {!failed && !matters && <SkeletonRows rows={rows || 1} className="border-t" />}
      {!failed && matters && <Matters matters={matters} />}
    </Card>
  );
}

function Matters({ matters }: { matters: Matter[] }) {
  const t = useText().platform;
  const text = useMatterText();
  if (matters.length === 0) {
    return (
      <p className="flex items-center gap-2 border-t px-4 py-3 text-muted-foreground">
        <CircleCheck aria-hidden className="size-4 text-success" />
        {t.allWell}
      </p>
    );
  }
  return (
    <ul className="divide-y border-t">
      {matters.map((matter) => (
        <li key={matter.href + matter.subject} className="relative px-4 py-2.5 hover:bg-muted/60">
          <Link href={matter.href} className="after:absolute after:inset-0 after:content-['']">
            <Status
              kind={matter.kind === "failed" || matter.kind === "scheduleFailed" ? "bad" : "paused"}
              word={text(matter)}
              className="items-start whitespace-normal [&>svg]:mt-0.5"
            />
          </Link>
        </li>
      ))}
    </ul>
  );
}

function useMatterText() {
  const t = useText().platform.matters;
  const format = useFormat();
  return (matter: Matter) => {
    switch (matter.kind) {
      case "failed":
        return t.failed(format.number(matter.count), matter.subject);
      case "late":
        return t.late(matter.subject, format.duration(matter.seconds * 1000));
      case "scheduleFailed":
        return t.scheduleFailed(matter.subject);
      case "scheduleLate":
        return t.scheduleLate(matter.subject);
      case "purge":
        return t.purge(matter.subject, format.date(matter.at));
    }
  };
}
