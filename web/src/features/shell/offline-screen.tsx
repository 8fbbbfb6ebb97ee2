"use client";
import { WifiOff } from "lucide-react";
import { useEffect } from "react";
import { usePublicText } from "@/messages";
import { Button } from "@/ui/button";
import { EmptyState } from "@/ui/empty-state";
import { useTitle } from "./use-title";

const pause = 5_000;
const again = () => location.reload();

// The address is still the one that was asked for: loading it again is all that it takes.
export function OfflineScreen() {
  const t = usePublicText().failures;
  useTitle(t.offlineTitle);
  useEffect(() => {
    addEventListener("online", again);
    const timer = setInterval(() => {
      fetch("/api/v1/branding", { cache: "no-store" }).then(again, () => undefined);
    }, pause);
    return () => {
      removeEventListener("online", again);
      clearInterval(timer);
    };
  }, []);
  return (
    <main className="grid min-h-full place-items-center">
      <EmptyState
        isPage
        icon={WifiOff}
        title={t.offlineTitle}
        text={t.offlineText}
        action={
          <Button variant="primary" onClick={again}>
            {t.tryAgain}
          </Button>
        }
      />
    </main>
  );
}
