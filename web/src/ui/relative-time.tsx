"use client";
import { useEffect, useState } from "react";
import { useFormat } from "@/messages/format";

// "3 minutes ago", with the exact time on demand; keeps up with the clock.
export function RelativeTime({ time, className }: { time: string; className?: string }) {
  const format = useFormat();
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 20_000);
    return () => clearInterval(timer);
  }, []);
  return (
    <time dateTime={time} title={format.dateTime(time)} className={className}>
      {format.relative(time, now)}
    </time>
  );
}
