"use client";
import { useState } from "react";
import { useFormat } from "@/messages/format";
import { useClock } from "./use-clock";

// "3 minutes ago", with the exact time on demand; keeps up with the clock.
export function RelativeTime({ time, className }: { time: string; className?: string }) {
  const format = useFormat();
  const now = useClock();
  const [isAsked, setAsked] = useState(false); // writing the exact one is what takes longest
  return (
    <time
      dateTime={time}
      title={isAsked ? format.dateTime(time) : undefined}
      onPointerEnter={() => setAsked(true)}
      className={className}
    >
      {format.relative(time, now)}
    </time>
  );
}
