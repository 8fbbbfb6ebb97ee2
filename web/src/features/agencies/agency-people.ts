"use client";
// The people of one agency and of its clients, as the platform's administrator sees them.
import { api, body } from "@/api/client";
import type { components } from "@/api/schema";
import { usePages } from "@/features/shell/use-pages";

export type AgencyMember = components["schemas"]["AgencyMember"];
type Filter = { status?: AgencyMember["status"] };

export const useAgencyPeople = (
  agencyId: string,
  filter: Filter,
  options?: { limit?: number; enabled?: boolean },
) =>
  usePages(
    ["agency-people", agencyId, filter],
    (page, signal) =>
      body(
        api.GET("/api/v1/auth/agencies/{agencyId}/people", {
          params: { path: { agencyId }, query: { ...filter, ...page } },
          signal,
        }),
      ),
    options,
  );
