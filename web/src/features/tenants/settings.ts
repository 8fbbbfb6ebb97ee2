"use client";
// The agency's settings, with the version that they were read in.
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, body, ifMatch, versioned } from "@/api/client";
import type { components } from "@/api/schema";
import { ownBrandKey } from "./own-brand";
import type { SettingsChange } from "./settings-draft";

const key = ["settings"];

export type Settings = components["schemas"]["Settings"];
export type ReadSettings = { data: Settings; version: string | null };

export function useSettings(enabled = true) {
  return useQuery({
    enabled,
    queryKey: key,
    queryFn: ({ signal }) => versioned(api.GET("/api/v1/tenants/settings", { signal })),
  });
}

export function useChangeSettings() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ change, version }: { change: SettingsChange; version: string | null }) =>
      versioned(api.PATCH("/api/v1/tenants/settings", { body: change, headers: ifMatch(version) })),
    onSuccess: (changed) => {
      queries.setQueryData(key, changed);
      return queries.invalidateQueries({ queryKey: ownBrandKey });
    },
  });
}

export type PicturePlace = "logo" | "favicon";
const picturePaths = {
  logo: "/api/v1/tenants/branding/logo",
  favicon: "/api/v1/tenants/branding/favicon",
} as const;

export function useSetPicture(place: PicturePlace) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (file: File | null) =>
      file
        ? body(
            api.PUT(picturePaths[place], {
              body: file as unknown as string,
              bodySerializer: (bytes) => bytes,
              headers: { "Content-Type": "application/octet-stream" },
            }),
          )
        : body(api.DELETE(picturePaths[place])),
    onSuccess: () =>
      Promise.all([key, ownBrandKey].map((queryKey) => queries.invalidateQueries({ queryKey }))),
  });
}
