"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { api, body } from "@/api/client";

// What all agencies together use, and their requests.
export function useTotals(days: number) {
  return useQuery({
    queryKey: ["billing", "totals", days],
    queryFn: ({ signal }) => body(api.GET("/api/v1/billing/totals", { params: { query: { days } }, signal })),
    placeholderData: keepPreviousData,
  });
}
