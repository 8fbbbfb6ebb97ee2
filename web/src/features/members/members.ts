"use client";
// People of the agency and of its clients, as the API has them.
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api, body, ifUnchanged } from "@/api/client";
import type { components } from "@/api/schema";
import { usePages, useWhole } from "@/features/shell/use-pages";

export type TeamMember = components["schemas"]["TeamMember"];
export type MemberFilter = {
  level?: "owner" | "admin" | "member";
  status?: TeamMember["status"];
  subTenantId?: string;
};
export type MemberChange = { level?: "admin" | "member"; roleId?: string | null };

const root = "members";
const pageSize = 200;

// All of them, page after page: a plan bounds how many there can be.
export function useMembers(filter: MemberFilter = {}, enabled = true) {
  const pages = usePages(
    [root, filter],
    (page, signal) =>
      body(api.GET("/api/v1/auth/members", { params: { query: { ...filter, ...page } }, signal })),
    { limit: pageSize, enabled, keeps: false },
  );
  return { ...useWhole(pages), members: pages.items };
}

function useMemberMutation<T>(send: (wish: T) => Promise<unknown>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: () => queries.invalidateQueries({ queryKey: [root] }),
  });
}

const at = (id: string) => ({ params: { path: { id } } });

export const useChangeMember = () =>
  useMemberMutation(({ change, over }: { change: MemberChange; over: TeamMember }) =>
    body(
      api.PATCH("/api/v1/auth/members/{id}", { ...at(over.id), body: change, headers: ifUnchanged(over) }),
    ),
  );

export const useDeactivateMember = () =>
  useMemberMutation((id: string) => body(api.POST("/api/v1/auth/members/{id}/deactivate", at(id))));

export const useReactivateMember = () =>
  useMemberMutation((id: string) => body(api.POST("/api/v1/auth/members/{id}/reactivate", at(id))));

export const useRemoveMember = () =>
  useMemberMutation((id: string) => body(api.DELETE("/api/v1/auth/members/{id}", at(id))));

// Changes what both may do, so that everything is read again.
export function useHandOver() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (membershipId: string) =>
      body(api.POST("/api/v1/auth/ownership", { body: { membershipId } })),
    onSuccess: () => queries.invalidateQueries(),
  });
}
