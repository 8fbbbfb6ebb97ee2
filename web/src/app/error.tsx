"use client";
import { CircleAlert } from "lucide-react";
import { usePublicText } from "@/messages";
import { Button } from "@/ui/button";
import { EmptyState } from "@/ui/empty-state";

export default function Crashed() {
  const t = usePublicText().failures;
  return (
    <main className="grid min-h-full place-items-center">
      <EmptyState
        isPage
        icon={CircleAlert}
        title={t.crashed}
        text={t.crashedText}
        action={
          <Button variant="primary" onClick={() => location.reload()}>
            {t.reload}
          </Button>
        }
      />
    </main>
  );
}
