"use client";
import { type ReactNode, startTransition, useEffect, useRef, useState } from "react";
import { cn } from "./cn";

const rest = 3_000; // ms after which a page has all of its parts

// Draws what is inside when one comes near it, or when the page rests: what nobody sees yet holds a phone up.
export function Near({ className, children }: { className?: string; children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  const [isNear, setNear] = useState(false);
  useEffect(() => {
    const draw = () => startTransition(() => setNear(true));
    const margin = "50% 0%";
    const watch = new IntersectionObserver(([seen]) => seen?.isIntersecting && draw(), {
      rootMargin: margin,
      scrollMargin: margin, // the page scrolls in a part of its own; newer than TypeScript's list
    } as IntersectionObserverInit);
    if (place.current) watch.observe(place.current);
    const idle = window.requestIdleCallback ?? setTimeout; // Safari has none
    const timer = setTimeout(() => idle(draw), rest);
    return () => {
      watch.disconnect();
      clearTimeout(timer);
    };
  }, []);
  return isNear ? children : <div ref={place} className={cn("min-h-48", className)} aria-busy />;
}
