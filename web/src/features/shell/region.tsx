"use client";
// A part of a page that loads by itself: its skeleton, its failure with a way to try again, or its content.
import type { UseQueryResult } from "@tanstack/react-query";
import { CloudAlert, Lock, SearchX } from "lucide-react";
import type { ReactNode } from "react";
import { isApiError } from "@/api/error";
import { useFailureText } from "@/features/forms/failure-text";
import { useText } from "@/messages";
import { Button } from "@/ui/button";
import { EmptyState } from "@/ui/empty-state";
import { useArrived } from "@/ui/use-arrived";

const closed = ["permission_missing", "read_only_impersonation"];

type Loading = Pick<UseQueryResult, "error" | "refetch" | "isFetching">;

export function Region<T>({
  query,
  skeleton,
  children,
}: {
  query: UseQueryResult<T>;
  skeleton: ReactNode;
  children: (data: T) => ReactNode;
}) {
  const hasArrived = useArrived(query.data !== undefined);
  if (query.data !== undefined && hasArrived) return children(query.data);
  if (query.data === undefined && query.error) return <Failure query={query} />;
  return skeleton;
}

export function Failure({ query }: { query: Loading }) {
  const t = useText().failures;
  const { text, requestId } = useFailureText()(query.error);
  if (isApiError(query.error, "resource_not_found")) {
    return <EmptyState icon={SearchX} title={t.notFoundTitle} text={t.notFoundText} />;
  }
  if (closed.some((code) => isApiError(query.error, code))) {
    return <EmptyState icon={Lock} title={t.forbiddenTitle} text={text} />;
  }
  return (
    <EmptyState
      icon={CloudAlert}
      title={t.title}
      text={
        <>
          {text}
          {requestId && (
            <span className="mt-1 block text-xs">
              {t.requestId} <code className="font-mono">{requestId}</code>
            </span>
          )}
        </>
      }
      action={
        <Button pending={query.isFetching} onClick={() => query.refetch()}>
          {t.tryAgain}
        </Button>
      }
    />
  );
}
