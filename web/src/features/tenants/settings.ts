"use client";
// The agency's settings.
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, body, ifUnchanged } from "@/api/client";
import type { components } from "@/api/schema";
import { ownBrandKey } from "./own-brand";
import type { SettingsChange } from "./settings-draft";

const key = ["settings"];

export type Settings = components["schemas"]["Settings"];

export function useSettings(enabled = true) {
  return useQuery({
    enabled,
    queryKey: key,
    queryFn: ({ signal }) => body(api.GET("/api/v1/tenants/settings", { signal })),
  });
}

export function useChangeSettings() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ change, over }: { change: SettingsChange; over: Settings }) =>
      body(api.PATCH("/api/v1/tenants/settings", { body: change, headers: ifUnchanged(over) })),
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
