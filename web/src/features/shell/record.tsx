"use client";
// One record on a page of its own: its skeleton, why it cannot be shown, or what it is.
import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { isApiError } from "@/api/error";
import { Card } from "@/ui/card";
import { Skeleton, SkeletonRows } from "@/ui/skeleton";
import { useArrived } from "@/ui/use-arrived";
import { Failure } from "./region";

export function Record<T>({
  query,
  children,
}: {
  query: UseQueryResult<T>;
  children: (data: T) => ReactNode;
}) {
  // What was there stays through a passing failure, but not when it is gone.
  const isGone = isApiError(query.error, "resource_not_found");
  const hasArrived = useArrived(query.data !== undefined);
  if (query.data !== undefined && !isGone && hasArrived) return children(query.data);
  if (query.error && (query.data === undefined || isGone)) {
    return (
      <Card>
        <Failure query={query} />
      </Card>
    );
  }
  return (
    <div className="grid gap-6" aria-busy>
      <Skeleton className="h-7 w-56" />
      <Card>
        <SkeletonRows rows={5} />
      </Card>
    </div>
  );
}
