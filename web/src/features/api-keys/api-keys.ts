"use client";
// Keys by which programs use the API in somebody's name.
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, body } from "@/api/client";
import type { components } from "@/api/schema";

export type ApiKey = components["schemas"]["StoredApiKey"];
export type IssuedApiKey = components["schemas"]["IssuedApiKey"];
export type NewApiKey = components["schemas"]["NewApiKey"];

const root = "api-keys";

async function readAll(signal: AbortSignal) {
  const all: ApiKey[] = [];
  let cursor: string | undefined;
  do {
    const page = await body(
      api.GET("/api/v1/auth/api-keys", { params: { query: { limit: 200, cursor } }, signal }),
    );
    all.push(...page.data);
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  return all;
}

export function useApiKeys() {
  return useQuery({ queryKey: [root], queryFn: ({ signal }) => readAll(signal) });
}

function useKeyMutation<T, R>(send: (wish: T) => Promise<R>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: () => queries.invalidateQueries({ queryKey: [root] }),
  });
}

const at = (id: string) => ({ params: { path: { id } } });

export const useCreateApiKey = () =>
  useKeyMutation((key: NewApiKey) => body(api.POST("/api/v1/auth/api-keys", { body: key })));

export const useRotateApiKey = () =>
  useKeyMutation(({ id, overlapMinutes }: { id: string; overlapMinutes: number }) =>
    body(api.POST("/api/v1/auth/api-keys/{id}/rotate", { ...at(id), body: { overlapMinutes } })),
  );

export const useRevokeApiKey = () =>
  useKeyMutation((id: string) => body(api.DELETE("/api/v1/auth/api-keys/{id}", at(id))));
