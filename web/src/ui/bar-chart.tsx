"use client";
import { useState } from "react";
import { cn } from "./cn";

export type Bar = { label: string; value: number; text: string };

// The end of the axis: the next of 1, 2, 5, 10, 20, 50…
export function axisEnd(highest: number) {
  if (highest <= 1) return 1;
  const step = 10 ** Math.floor(Math.log10(highest));
  return ([1, 2, 5, 10].find((one) => one * step >= highest) ?? 10) * step;
}

// So much each day. What it says in words is told to all; the figure of a bar is shown to who points at it.
export function BarChart({
  summary,
  bars,
  endText,
  className,
}: {
  summary: string;
  bars: Bar[];
  endText: (end: number) => string;
  className?: string;
}) {
  const [at, setAt] = useState<number | null>(null);
  const end = axisEnd(Math.max(0, ...bars.map((bar) => bar.value)));
  const shown = at === null ? null : bars[at];
  return (
    <figure className={cn("grid gap-2", className)}>
      <div className="relative h-36 border-b" onPointerLeave={() => setAt(null)}>
        <span
          aria-hidden
          className="tabular absolute -top-0.5 left-0 bg-card pr-1.5 text-2xs text-muted-foreground"
        >
          {endText(end)}
        </span>
        <div aria-hidden className="absolute inset-x-0 top-1.5 -z-0 border-t border-dashed" />
        <div aria-hidden className="absolute inset-x-0 top-1.5 bottom-0 flex items-end">
          {bars.map((bar, index) => (
            <div
              key={bar.label}
              onPointerEnter={() => setAt(index)}
              className="group flex h-full min-w-0 flex-1 items-end px-[min(1px,8%)] hover:bg-accent/60"
            >
              <div
                className={cn("w-full rounded-t-xs bg-link", bar.value > 0 && "min-h-0.5")}
                style={{ height: `${(bar.value / end) * 100}%` }}
              />
            </div>
          ))}
        </div>
      </div>
      <div aria-hidden className="tabular flex justify-between gap-3 text-2xs text-muted-foreground">
        <span>{bars[0]?.label}</span>
        <span className="font-medium text-foreground">{shown && `${shown.label}: ${shown.text}`}</span>
        <span>{bars.at(-1)?.label}</span>
      </div>
      <figcaption className="text-muted-foreground">{summary}</figcaption>
    </figure>
  );
}
