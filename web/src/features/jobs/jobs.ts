"use client";
// Queues, jobs that failed, schedules, as the API has them for the platform's administrator.
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, body } from "@/api/client";
import type { components } from "@/api/schema";
import { usePages } from "@/features/shell/use-pages";

export type Queue = components["schemas"]["QueueState"];
export type FailedJob = components["schemas"]["FailedJob"];
export type ShownJob = components["schemas"]["JobWithSteps"];
export type Schedule = components["schemas"]["ScheduleState"];
export type FailedFilter = { kind?: string; status?: "failed" | "dead"; agencyId?: string };

const root = "jobs";
const pageSize = 20;
const lookEvery = 5_000;

export function useQueues() {
  return useQuery({
    queryKey: [root, "queues"],
    queryFn: async ({ signal }) => (await body(api.GET("/api/v1/operations/queues", { signal }))).data,
    refetchInterval: lookEvery,
  });
}

export function useSchedules() {
  return useQuery({
    queryKey: [root, "schedules"],
    queryFn: async ({ signal }) => (await body(api.GET("/api/v1/operations/schedules", { signal }))).data,
    refetchInterval: lookEvery,
  });
}

export function useFailedJobs(filter: FailedFilter) {
  return usePages(
    [root, "failed", filter],
    (query, signal) =>
      body(api.GET("/api/v1/operations/jobs", { params: { query: { ...filter, ...query } }, signal })),
    { limit: pageSize },
  );
}

export function useJob(jobId: string) {
  return useQuery({
    queryKey: [root, "one", jobId],
    queryFn: ({ signal }) =>
      body(api.GET("/api/v1/operations/jobs/{jobId}", { params: { path: { jobId } }, signal })),
    refetchInterval: (query) =>
      ["queued", "running"].includes(query.state.data?.job.status ?? "") ? 1_000 : false,
  });
}

type Wish = { jobId: string; reason?: string };

function useChange<In, Out>(change: (wish: In) => Promise<Out>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: () => queries.invalidateQueries({ queryKey: [root] }),
  });
}

export const useRetry = () =>
  useChange(({ jobId, reason }: Wish) =>
    body(
      api.POST("/api/v1/operations/jobs/{jobId}/retry", { params: { path: { jobId } }, body: { reason } }),
    ),
  );

export const useDiscard = () =>
  useChange(({ jobId, reason }: Wish) =>
    body(
      api.POST("/api/v1/operations/jobs/{jobId}/discard", { params: { path: { jobId } }, body: { reason } }),
    ),
  );

export const useRetryAll = () =>
  useChange((wish: { kind: string; reason?: string }) =>
    body(api.POST("/api/v1/operations/jobs/retry", { body: wish })),
  );
