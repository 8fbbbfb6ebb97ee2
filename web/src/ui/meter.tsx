"use client";
import { useFormat } from "@/messages/format";
import { Progress } from "./progress";

// So much of so many. Yellow near the end, red at it; the figures say the same.
export function Meter({ label, used, limit }: { label: string; used: number; limit: number | null }) {
  const format = useFormat();
  const percent = limit ? (used / limit) * 100 : 0;
  const tone = percent >= 100 ? "danger" : percent >= 80 ? "warning" : "primary";
  return (
    <div className="grid gap-1.5">
      <div className="flex items-baseline justify-between gap-3">
        <span>{label}</span>
        <span className="tabular text-xs text-muted-foreground">
          <span className="font-medium text-foreground">{format.number(used)}</span>
          {limit !== null && ` / ${format.number(limit)}`}
        </span>
      </div>
      {limit !== null && <Progress label={label} value={percent} tone={tone} />}
    </div>
  );
}
