"use client";
import { Rocket } from "lucide-react";
import { Link } from "@/ui/link";
import { Failure } from "@/features/shell/region";
import { useText } from "@/messages";
import { useFormat } from "@/messages/format";
import { Button } from "@/ui/button";
import { Card, CardFooter, CardHeader } from "@/ui/card";
import { EmptyState } from "@/ui/empty-state";
import { RelativeTime } from "@/ui/relative-time";
import { SkeletonRows } from "@/ui/skeleton";
import { Table, Td, Th, Tr } from "@/ui/table";
import { DeploymentStatus } from "./deployment-status";
import { type Deployment, useDeployments } from "./deployments";
import { RollBack } from "./roll-back";

export const deploymentPath = (clientId: string, id: string) =>
  `/agency/clients/${clientId}/deployments/${id}`;

// With `link`, each leads to its steps and log; with `most`, only the newest are shown.
export function DeploymentList({
  clientId,
  link,
  most,
}: {
  clientId: string | null;
  link?: (id: string) => string;
  most?: number;
}) {
  const t = useText();
  const list = useDeployments(clientId);
  const rows = list.data?.pages.flatMap((page) => page.data).slice(0, most) ?? [];
  return (
    <Card>
      <CardHeader title={t.deployments.list} />
      {list.isError && <Failure query={list} />}
      {list.isPending && <SkeletonRows rows={3} />}
      {list.isSuccess && rows.length === 0 && (
        <EmptyState icon={Rocket} title={t.deployments.list} text={t.deployments.listEmpty} />
      )}
      {rows.length > 0 && <Rows clientId={clientId} rows={rows} link={link} brief={most !== undefined} />}
      {list.hasNextPage && !most && (
        <CardFooter>
          <Button size="sm" pending={list.isFetchingNextPage} onClick={() => list.fetchNextPage()}>
            {t.clients.more}
          </Button>
        </CardFooter>
      )}
    </Card>
  );
}

type RowsProps = {
  clientId: string | null;
  rows: Deployment[];
  link?: (id: string) => string;
  brief: boolean; // beside other cards
};

function Rows({ clientId, rows, link, brief }: RowsProps) {
  const t = useText().deployments;
  const acts = link && !brief;
  const format = useFormat();
  const title = (one: Deployment) => (
    <span className="font-medium">
      <span className="tabular">#{one.number}</span> {t.cause[one.cause]}
    </span>
  );
  return (
    <Table label={t.list}>
      <thead>
        <tr className="border-t bg-muted/40">
          <Th>{t.columnNumber}</Th>
          <Th>{t.columnStatus}</Th>
          {!brief && <Th className="max-md:hidden">{t.columnSource}</Th>}
          <Th className="max-md:hidden">{t.columnDuration}</Th>
          <Th className="max-sm:hidden">{t.columnWhen}</Th>
          {acts && (
            <Th className="max-sm:hidden">
              <span className="sr-only">{t.rollBack}</span>
            </Th>
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map((one) => (
          <Tr key={one.id} className={link && "relative hover:bg-muted/60"}>
            <Td className="py-1.5 whitespace-nowrap">
              {link ? (
                <Link href={link(one.id)} className="after:absolute after:inset-0 after:content-['']">
                  {title(one)}
                </Link>
              ) : (
                title(one)
              )}
              <RelativeTime
                time={one.createdAt}
                className="relative block text-xs text-muted-foreground sm:hidden"
              />
            </Td>
            <Td>
              <DeploymentStatus deployment={one} />
            </Td>
            {!brief && (
              <Td className="font-mono text-xs text-muted-foreground max-md:hidden">
                {one.branch}
                {one.commit && `@${one.commit.slice(0, 7)}`}
              </Td>
            )}
            <Td className="tabular whitespace-nowrap text-muted-foreground max-md:hidden">
              {one.finishedAt ? format.duration(Date.parse(one.finishedAt) - Date.parse(one.createdAt)) : ""}
            </Td>
            <Td className="whitespace-nowrap text-muted-foreground max-sm:hidden">
              <RelativeTime time={one.createdAt} className="relative" />
            </Td>
            {acts && (
              <Td className="text-right max-sm:hidden">
                {clientId && (
                  <span className="relative">
                    <RollBack clientId={clientId} deployment={one} pathOf={link} size="sm" />
                  </span>
                )}
              </Td>
            )}
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
