"use client";
// What happened, for the person that is signed in; each reads for itself.
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, body } from "@/api/client";
import type { components } from "@/api/schema";
import { usePages } from "@/features/shell/use-pages";

export type Notification = components["schemas"]["Notification"];

const root = "notifications";
const lookEvery = 30_000;

export function useNotifications() {
  return usePages([root, "list"], (query, signal) =>
    body(api.GET("/api/v1/notifications", { params: { query }, signal })),
  );
}

// Asked for again and again, while the page is looked at.
export function useUnread() {
  return useQuery({
    queryKey: [root, "unread"],
    queryFn: ({ signal }) => body(api.GET("/api/v1/notifications/unread", { signal })),
    refetchInterval: lookEvery,
  });
}

export function useReading() {
  const queries = useQueryClient();
  const again = { onSettled: () => queries.invalidateQueries({ queryKey: [root] }) };
  const readOne = useMutation({
    mutationFn: (id: string) =>
      body(api.POST("/api/v1/notifications/{id}/read", { params: { path: { id } } })),
    ...again,
  });
  const readAll = useMutation({
    mutationFn: () => body(api.POST("/api/v1/notifications/read")),
    ...again,
  });
  return { readOne, readAll };
}
