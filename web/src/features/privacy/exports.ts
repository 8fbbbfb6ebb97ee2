"use client";
// The archive that was asked for last, of oneself or of the agency, in this browser: the server lists none.
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import { useState } from "react";
import { api, body } from "@/api/client";
import { isApiError } from "@/api/error";
import type { components } from "@/api/schema";
import { usePerson } from "@/features/auth/session";

export type PrivacyExport = components["schemas"]["PrivacyExport"];
export type Subject = "own" | "agency";

const ask = {
  own: () => body(api.POST("/api/v1/privacy/exports/me")),
  agency: () => body(api.POST("/api/v1/privacy/exports")),
};

export function useExport(subject: Subject) {
  const { userId, tenantId } = usePerson();
  const place = subject === "own" ? `own-export:${userId}` : `agency-export:${tenantId}:${userId}`;
  const queries = useQueryClient();
  const linked = useSearchParams().get("export"); // by the mail that says it is ready
  const [id, setId] = useState(() => linked ?? localStorage.getItem(place));
  const query = useQuery({
    queryKey: ["privacy-export", id],
    queryFn: ({ signal }) => lookAt(id ?? "", signal),
    enabled: id !== null,
    refetchInterval: ({ state }) => (state.data?.status === "queued" ? 1_500 : false),
  });
  const asking = useMutation({
    mutationFn: ask[subject],
    onSuccess: (made) => {
      localStorage.setItem(place, made.id);
      queries.setQueryData(["privacy-export", made.id], made);
      setId(made.id);
    },
  });
  return { id, query, ask: asking };
}

// null where it has expired.
async function lookAt(exportId: string, signal: AbortSignal): Promise<PrivacyExport | null> {
  const found = api.GET("/api/v1/privacy/exports/{exportId}", { params: { path: { exportId } }, signal });
  return body(found).catch((error) => {
    if (isApiError(error, "resource_not_found")) return null;
    throw error;
  });
}
