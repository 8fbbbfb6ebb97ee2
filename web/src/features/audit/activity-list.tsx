"use client";
import { Link } from "@/ui/link";
import { useText } from "@/messages";
import { RelativeTime } from "@/ui/relative-time";
import { ActivityIcon } from "./activity-icon";
import { useLineWords } from "./line-words";
import type { Line } from "./lines";

export const auditPath = "/agency/settings/audit";
const overAll = "text-left after:absolute after:inset-0 after:content-['']";

// What has happened, in words; without `onOpen`, each leads to its line in the log.
export function ActivityList({
  lines,
  isOfOneClient,
  onOpen,
}: {
  lines: Line[];
  isOfOneClient?: boolean;
  onOpen?: (line: string) => void;
}) {
  const t = useText().audit;
  const words = useLineWords();
  return (
    <ul aria-label={t.activity} className="divide-y border-t">
      {lines.map((line) => {
        const client = isOfOneClient ? null : words.client(line.subTenantId);
        const happened = words.happened(line);
        return (
          <li key={line.id} className="relative flex items-start gap-3 px-4 py-2.5 hover:bg-muted/60">
            <ActivityIcon line={line} />
            <div className="min-w-0 flex-1">
              <p className="truncate">
                {onOpen ? (
                  <button type="button" onClick={() => onOpen(line.id)} className={`${overAll} font-medium`}>
                    {happened}
                  </button>
                ) : (
                  <Link href={`${auditPath}?line=${line.id}`} className={`${overAll} font-medium`}>
                    {happened}
                  </Link>
                )}
                {client && <span className="text-muted-foreground"> · {client}</span>}
              </p>
              <p className="truncate text-xs text-muted-foreground">
                {words.actor(line)} · <RelativeTime time={line.createdAt} className="relative" />
              </p>
            </div>
          </li>
        );
      })}
    </ul>
  );
}
