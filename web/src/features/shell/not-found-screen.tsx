"use client";
import { Compass } from "lucide-react";
import { Link } from "@/ui/link";
import { usePublicText } from "@/messages";
import { Button } from "@/ui/button";
import { EmptyState } from "@/ui/empty-state";
import { useTitle } from "./use-title";

export function NotFoundScreen() {
  const t = usePublicText().failures;
  useTitle(t.notFoundTitle);
  return (
    <main className="grid min-h-full place-items-center">
      <EmptyState
        isPage
        icon={Compass}
        title={t.notFoundTitle}
        text={t.notFoundText}
        action={
          <Button asChild variant="primary">
            <Link href="/">{t.goHome}</Link>
          </Button>
        }
      />
    </main>
  );
}
