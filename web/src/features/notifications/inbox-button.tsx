"use client";
import { Bell } from "lucide-react";
import { useShell } from "@/features/shell/shell";
import { useText } from "@/messages";
import { Button } from "@/ui/button";
import { useUnread } from "./notifications";

export function InboxButton({ className }: { className?: string }) {
  const t = useText().notifications;
  const { show } = useShell();
  const unread = useUnread().data;
  const count = unread?.count ?? 0;
  const label = count === 0 ? t.title : t.unread(count, unread?.hasMore ?? false);
  return (
    <Button
      variant="ghost"
      size="icon"
      className={className}
      aria-label={label}
      onClick={() => show("inbox")}
    >
      <Bell aria-hidden />
      {count > 0 && (
        <span
          aria-hidden
          className="absolute top-0 right-0 grid h-4 min-w-4 place-items-center rounded-full bg-primary px-1 text-[10px]/none font-semibold text-primary-foreground tabular-nums"
        >
          {unread?.hasMore ? "99+" : count}
        </span>
      )}
    </Button>
  );
}
