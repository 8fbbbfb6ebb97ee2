"use client";
// Who has changed what, when, from where; and files of it.
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, body, signedFetch } from "@/api/client";
import { errorOf } from "@/api/error";
import type { components } from "@/api/schema";
import type { LineFilter } from "./audit-state";

export type Line = components["schemas"]["Line"];
export type AuditExport = components["schemas"]["Export"];
export type Format = AuditExport["format"];

const root = "audit";
const pageSize = 50;
const lookEvery = 1_000;

export function useLines(filter: LineFilter) {
  return useInfiniteQuery({
    queryKey: [root, "list", filter],
    queryFn: ({ pageParam, signal }) =>
      body(
        api.GET("/api/v1/audit", {
          params: { query: { ...filter, limit: pageSize, cursor: pageParam ?? undefined } },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor ?? null,
  });
}

// One that may be in no list that is loaded: links to lines can be shared.
export function useLine(lineId: string, known: Line | undefined) {
  return useQuery({
    queryKey: [root, "line", lineId],
    queryFn: ({ signal }) =>
      body(api.GET("/api/v1/audit/{lineId}", { params: { path: { lineId } }, signal })),
    initialData: known,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export function useRequestExport() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (wish: LineFilter & { format: Format }) =>
      body(api.POST("/api/v1/audit/exports", { body: wish })),
    onSuccess: (made) => queries.setQueryData([root, "export", made.id], made),
  });
}

export function useExport(exportId: string) {
  return useQuery({
    queryKey: [root, "export", exportId],
    queryFn: ({ signal }) =>
      body(api.GET("/api/v1/audit/exports/{exportId}", { params: { path: { exportId } }, signal })),
    refetchInterval: (query) => (query.state.data?.status === "queued" ? lookEvery : false),
  });
}

export function useDownload() {
  return useMutation({
    mutationFn: async ({ id, format }: AuditExport) => {
      const response = await signedFetch(new Request(`/api/v1/audit/exports/${id}/file`));
      if (!response.ok) throw errorOf(response, await response.json().catch(() => undefined));
      const address = URL.createObjectURL(await response.blob());
      const link = document.createElement("a");
      link.href = address;
      link.download = `audit.${format}`;
      link.click();
      URL.revokeObjectURL(address);
    },
  });
}
