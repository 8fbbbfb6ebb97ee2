"use client";
// Asks before one leaves by a link while something typed is not saved; the browser asks for the rest.
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { usePublicText } from "@/messages";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { useLeaveGuard } from "./use-leave-guard";

// The path a click leads to within the app, if it leaves this page.
export function pathLeftFor(event: MouseEvent, here: Location) {
  if (event.defaultPrevented || event.button !== 0) return null;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return null;
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a[href]") : null;
  if (!link || link.target === "_blank" || link.hasAttribute("download")) return null;
  const { origin, pathname, search, hash } = new URL(link.href, here.href);
  if (origin !== here.origin || pathname === here.pathname) return null;
  return pathname + search + hash;
}

export function LeaveQuestion({ isDirty }: { isDirty: boolean }) {
  const t = usePublicText().forms;
  const router = useRouter();
  const [target, setTarget] = useState<string | null>(null);
  useLeaveGuard(isDirty);
  useEffect(() => {
    if (!isDirty) return;
    const ask = (event: MouseEvent) => {
      const path = pathLeftFor(event, location);
      if (path === null) return;
      event.preventDefault();
      event.stopPropagation();
      setTarget(path);
    };
    document.addEventListener("click", ask, true);
    return () => document.removeEventListener("click", ask, true);
  }, [isDirty]);
  const stay = () => setTarget(null);
  return (
    <Dialog
      open={target !== null}
      onOpenChange={(open) => !open && stay()}
      title={t.leaveTitle}
      description={t.leaveText}
      footer={
        <>
          <Button onClick={stay}>{t.stay}</Button>
          <Button variant="destructive" onClick={() => router.push(target ?? "/")}>
            {t.leave}
          </Button>
        </>
      }
    />
  );
}
