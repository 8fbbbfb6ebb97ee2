"use client";
import { useQueryClient } from "@tanstack/react-query";
import { CloudAlert, Construction, WifiOff } from "lucide-react";
import { useEffect, useSyncExternalStore } from "react";
import { api } from "@/api/client";
import { reachStore } from "@/api/reachability";
import { usePublicText } from "@/messages";
import { Banner } from "./banner";

const pause = 4_000;

function subscribe(listener: () => void) {
  addEventListener("online", listener);
  addEventListener("offline", listener);
  return () => {
    removeEventListener("online", listener);
    removeEventListener("offline", listener);
  };
}

// Says that the network or the server is away, asks until it is back, and loads anew what is shown.
export function ReachBanner() {
  const t = usePublicText().failures;
  const reach = useSyncExternalStore(reachStore.subscribe, reachStore.read, () => "up" as const);
  const isOnline = useSyncExternalStore(
    subscribe,
    () => navigator.onLine,
    () => true,
  );
  useRecovery(isOnline && reach !== "up");
  if (!isOnline) {
    return (
      <Banner icon={<WifiOff />} strong>
        {t.offline}
      </Banner>
    );
  }
  if (reach === "up") return null;
  return (
    <Banner icon={reach === "maintenance" ? <Construction /> : <CloudAlert />} strong>
      {t[reach]}
    </Banner>
  );
}

function useRecovery(isAway: boolean) {
  const queries = useQueryClient();
  useEffect(() => {
    if (!isAway) return;
    const attempt = () => api.GET("/api/v1/auth/me").catch(() => undefined);
    const timer = setInterval(attempt, pause);
    return () => {
      clearInterval(timer);
      queries.invalidateQueries();
    };
  }, [isAway, queries]);
}
