"use client";
// Invitations that nobody has accepted yet.
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, body } from "@/api/client";
import type { components } from "@/api/schema";

export type Invitation = components["schemas"]["Invitation"];
export type NewInvitation = components["schemas"]["NewInvitation"];

const root = "invitations";

async function readAll(subTenantId: string | undefined, signal: AbortSignal) {
  const all: Invitation[] = [];
  let cursor: string | undefined;
  do {
    const page = await body(
      api.GET("/api/v1/auth/invitations", { params: { query: { limit: 200, cursor, subTenantId } }, signal }),
    );
    all.push(...page.data);
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  return all;
}

// All of them, or those to one client.
export function useInvitations(subTenantId?: string) {
  return useQuery({
    queryKey: [root, subTenantId],
    queryFn: ({ signal }) => readAll(subTenantId, signal),
  });
}

function useInvitationMutation<T>(send: (wish: T) => Promise<unknown>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: () => queries.invalidateQueries({ queryKey: [root] }),
  });
}

const at = (id: string) => ({ params: { path: { id } } });

export const useInvite = () =>
  useInvitationMutation((invitation: NewInvitation) =>
    body(api.POST("/api/v1/auth/invitations", { body: invitation })),
  );

export const useResend = () =>
  useInvitationMutation((id: string) => body(api.POST("/api/v1/auth/invitations/{id}/resend", at(id))));

export const useRevoke = () =>
  useInvitationMutation((id: string) => body(api.DELETE("/api/v1/auth/invitations/{id}", at(id))));
