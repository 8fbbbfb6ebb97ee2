"use client";
// Who has changed what, when, from where; and files of it.
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, body, signedFetch } from "@/api/client";
import { errorOf } from "@/api/error";
import type { components } from "@/api/schema";
import { usePages } from "@/features/shell/use-pages";
import type { LineFilter } from "./audit-state";
import { useTrailAgency } from "./trail";

export type Line = components["schemas"]["Line"];
export type AuditExport = components["schemas"]["Export"];
export type Format = AuditExport["format"];

const root = "audit";
const lookEvery = 1_000;

const agencyPath = "/api/v1/audit/agencies/{agencyId}/lines";

type LooksAgain = (lines: Line[]) => number | false;

export function useLines(filter: LineFilter, looksAgain?: LooksAgain) {
  const agencyId = useTrailAgency();
  return usePages(
    [root, "list", agencyId, filter],
    (page, signal) => {
      const query = { ...filter, ...page };
      return agencyId === null
        ? body(api.GET("/api/v1/audit", { params: { query }, signal }))
        : body(api.GET(agencyPath, { params: { path: { agencyId }, query }, signal }));
    },
    { keeps: false, looksAgain },
  );
}

// What has just begun goes on: its lines follow within a minute.
export const whileFresh: LooksAgain = ([newest]) =>
  newest && Date.now() - Date.parse(newest.createdAt) < 60_000 ? 5_000 : false;

// One that may be in no list that is loaded: links to lines can be shared.
export function useLine(lineId: string, known: Line | undefined) {
  const agencyId = useTrailAgency();
  return useQuery({
    queryKey: [root, "line", agencyId, lineId],
    queryFn: ({ signal }) =>
      agencyId === null
        ? body(api.GET("/api/v1/audit/{lineId}", { params: { path: { lineId } }, signal }))
        : body(api.GET(`${agencyPath}/{lineId}`, { params: { path: { agencyId, lineId } }, signal })),
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
