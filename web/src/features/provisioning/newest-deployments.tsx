"use client";
// What was deployed lately, whichever client's website it was.
import { useQuery } from "@tanstack/react-query";
import { Link } from "@/ui/link";
import { api, body } from "@/api/client";
import type { components } from "@/api/schema";
import { Region } from "@/features/shell/region";
import { useLastCount } from "@/features/shell/use-last";
import { useText } from "@/messages";
import { useFormat } from "@/messages/format";
import { Card, CardHeader } from "@/ui/card";
import { RelativeTime } from "@/ui/relative-time";
import { SkeletonRows } from "@/ui/skeleton";
import { Status } from "@/ui/status";
import { deploymentPath } from "./deployment-list";
import { deploymentKind } from "./deployment-status";
import { isOver } from "./deployments";

type NewestDeployment = components["schemas"]["NewestDeployment"];

const shown = 5;

// A client has a deployment a moment after it is added.
const isUnderWay = (newest: NewestDeployment[]) => newest.length === 0 || newest.some((one) => !isOver(one));

function useNewestDeployments() {
  return useQuery({
    queryKey: ["newest-deployments"],
    queryFn: ({ signal }) =>
      body(api.GET("/api/v1/deployments", { params: { query: { limit: shown } }, signal })),
    refetchInterval: ({ state }) => (isUnderWay(state.data?.data ?? []) ? 2_000 : false),
  });
}

export function NewestDeployments() {
  const t = useText().deployments;
  const query = useNewestDeployments();
  const rows = useLastCount("deployments", query.data?.data.length, shown);
  return (
    <Card aria-busy={query.isPending}>
      <CardHeader title={t.newest} />
      <Region query={query} skeleton={<SkeletonRows rows={rows || 1} className="border-t" />}>
        {({ data }) =>
          data.length > 0 ? (
            <ul className="divide-y border-t">
              {data.map((one) => (
                <Row key={one.id} deployment={one} />
              ))}
            </ul>
          ) : (
            <p className="flex h-11 items-center border-t px-4 text-muted-foreground">{t.listEmpty}</p>
          )
        }
      </Region>
    </Card>
  );
}

function Row({ deployment }: { deployment: NewestDeployment }) {
  const t = useText().deployments;
  const format = useFormat();
  const { id, clientId, clientName, number, status, createdAt, finishedAt } = deployment;
  return (
    <li className="relative flex h-11 items-center gap-3 px-4 hover:bg-muted/60">
      <Link
        href={deploymentPath(clientId, id)}
        className="min-w-0 flex-1 truncate after:absolute after:inset-0 after:content-['']"
      >
        <span className="font-medium">{clientName}</span>{" "}
        <span className="tabular text-muted-foreground">#{number}</span>
      </Link>
      <Status kind={deploymentKind[status]} word={status === "live" ? t.published : t.status[status]} />
      <span className="tabular w-14 text-right text-xs text-muted-foreground max-sm:hidden">
        {finishedAt && format.duration(Date.parse(finishedAt) - Date.parse(createdAt))}
      </span>
      <RelativeTime
        time={createdAt}
        className="relative w-28 text-right text-xs text-muted-foreground max-sm:hidden"
      />
    </li>
  );
}
