"use client";
import { ListChecks } from "lucide-react";
import { Region } from "@/features/shell/region";
import { useText } from "@/messages";
import { Card, CardFooter } from "@/ui/card";
import { EmptyState } from "@/ui/empty-state";
import { SkeletonRows } from "@/ui/skeleton";
import { useQueues } from "./jobs";
import { QueueTable } from "./queue-table";

export function QueueCard() {
  const t = useText().jobs;
  const queues = useQueues();
  return (
    <Card aria-busy={queues.isPending}>
      <Region query={queues} skeleton={<SkeletonRows rows={6} className="pt-9" />}>
        {(list) =>
          list.length === 0 ? (
            <EmptyState icon={ListChecks} title={t.noQueuesTitle} text={t.noQueuesText} />
          ) : (
            <>
              <QueueTable queues={list} />
              <CardFooter>{t.refreshed}</CardFooter>
            </>
          )
        }
      </Region>
    </Card>
  );
}
