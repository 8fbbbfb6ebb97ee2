"use client";
import { Inbox as InboxIcon } from "lucide-react";
import { Link } from "@/ui/link";
import { usePerson } from "@/features/auth/session";
import { useServerWords } from "@/features/forms/failure-text";
import { Region } from "@/features/shell/region";
import type { Area } from "@/features/shell/require-session";
import { useText } from "@/messages";
import { Button } from "@/ui/button";
import { cn } from "@/ui/cn";
import { EmptyState } from "@/ui/empty-state";
import { RelativeTime } from "@/ui/relative-time";
import { Sheet } from "@/ui/sheet";
import { SkeletonRows } from "@/ui/skeleton";
import { StatusIcon } from "@/ui/status";
import { wordsOf } from "./notification-words";
import { type Notification, useNotifications, useReading } from "./notifications";

export function Inbox({ area, onOpenChange }: { area: Area; onOpenChange: (open: boolean) => void }) {
  const t = useText().notifications;
  const notifications = useNotifications();
  return (
    <Sheet open onOpenChange={onOpenChange} title={t.title} className="w-md">
      <div className="min-h-0 flex-1 overflow-y-auto border-t">
        <Region query={notifications} skeleton={<SkeletonRows rows={6} />}>
          {({ pages }) => {
            const all = pages.flatMap((page) => page.data);
            if (all.length === 0)
              return <EmptyState icon={InboxIcon} title={t.emptyTitle} text={t.emptyText} />;
            return <List all={all} area={area} close={() => onOpenChange(false)} />;
          }}
        </Region>
        {notifications.hasNextPage && (
          <div className="grid justify-center p-3">
            <Button pending={notifications.isFetchingNextPage} onClick={() => notifications.fetchNextPage()}>
              {t.more}
            </Button>
          </div>
        )}
      </div>
    </Sheet>
  );
}

function List({ all, area, close }: { all: Notification[]; area: Area; close: () => void }) {
  const t = useText().notifications;
  const mayRead = !usePerson().impersonator;
  const { readOne, readAll } = useReading();
  const open = (one: Notification) => {
    if (mayRead && !one.isRead) readOne.mutate(one.id);
    close();
  };
  return (
    <>
      {mayRead && all.some((one) => !one.isRead) && (
        <div className="flex justify-end border-b px-4 py-1.5">
          <Button variant="link" pending={readAll.isPending} onClick={() => readAll.mutate()}>
            {t.readAll}
          </Button>
        </div>
      )}
      <ul className="divide-y">
        {all.map((one) => (
          <Line key={one.id} one={one} area={area} onOpen={() => open(one)} />
        ))}
      </ul>
    </>
  );
}

function Line({ one, area, onOpen }: { one: Notification; area: Area; onOpen: () => void }) {
  const t = useText();
  const { kind, title, text, href } = wordsOf(one, t, area);
  const said = useServerWords()(text);
  return (
    <li>
      <Link href={href} onClick={onOpen} className="flex gap-3 px-4 py-3 hover:bg-accent">
        <StatusIcon kind={kind} className="mt-0.5" />
        <span className="min-w-0 flex-1">
          <span className={cn("block break-words", one.isRead ? "text-muted-foreground" : "font-medium")}>
            {title}
            {!one.isRead && <span className="sr-only"> {t.notifications.isNew}</span>}
          </span>
          {said && <span className="mt-0.5 line-clamp-3 break-words text-muted-foreground">{said}</span>}
          <RelativeTime time={one.createdAt} className="mt-1 block text-xs text-muted-foreground" />
        </span>
        {!one.isRead && <span aria-hidden className="mt-1.5 size-2 shrink-0 rounded-full bg-primary" />}
      </Link>
    </li>
  );
}
