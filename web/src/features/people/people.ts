"use client";
// All people of the platform, as the API has them for its administrator.
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, body } from "@/api/client";
import type { components } from "@/api/schema";
import { usePages } from "@/features/shell/use-pages";

export type ListedPerson = components["schemas"]["ListedUser"];
export type Person = components["schemas"]["User"];
export type PersonMembership = components["schemas"]["UserMembership"];
export type PersonFilter = { status?: Person["status"]; search?: string };

const root = "people";
const lookEvery = 1_000;

export const usePeople = (filter: PersonFilter, options?: { limit?: number; enabled?: boolean }) =>
  usePages(
    [root, "list", filter],
    (page, signal) =>
      body(api.GET("/api/v1/auth/users", { params: { query: { ...filter, ...page } }, signal })),
    options,
  );

export function usePersonOf(userId: string | null) {
  return useQuery({
    queryKey: [root, "one", userId],
    queryFn: ({ signal }) =>
      body(api.GET("/api/v1/auth/users/{userId}", { params: { path: { userId: userId ?? "" } }, signal })),
    enabled: userId !== null,
    // Who is locked out is let in again by time alone.
    refetchInterval: (query) => (query.state.data?.lock.waitSeconds ? 5_000 : false),
  });
}

export type PersonAct = "deactivate" | "reactivate" | "unlock" | "resetMail";

function act(userId: string, what: PersonAct, reason: string) {
  const given = { params: { path: { userId } }, body: { reason } };
  switch (what) {
    case "deactivate":
      return body(api.POST("/api/v1/auth/users/{userId}/deactivate", given));
    case "reactivate":
      return body(api.POST("/api/v1/auth/users/{userId}/reactivate", given));
    case "unlock":
      return body(api.POST("/api/v1/auth/users/{userId}/unlock", given));
    case "resetMail":
      return body(api.POST("/api/v1/auth/users/{userId}/reset-mail", given));
  }
}

export function usePersonAct(userId: string, what: PersonAct) {
  const queries = useQueryClient();
  return useMutation<Person | undefined, Error, string>({
    mutationFn: (reason) => act(userId, what, reason),
    onSuccess: () => queries.invalidateQueries({ queryKey: [root] }),
  });
}

export function useErase() {
  return useMutation({
    mutationFn: (personId: string) => body(api.POST("/api/v1/privacy/erasures", { body: { personId } })),
  });
}

export function useErasure(erasureId: string | null) {
  return useQuery({
    queryKey: [root, "erasure", erasureId],
    queryFn: ({ signal }) =>
      body(
        api.GET("/api/v1/privacy/erasures/{erasureId}", {
          params: { path: { erasureId: erasureId ?? "" } },
          signal,
        }),
      ),
    enabled: erasureId !== null,
    refetchInterval: (query) => (query.state.data?.status === "queued" ? lookEvery : false),
  });
}
