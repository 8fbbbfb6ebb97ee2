"use client";
import { Tabs as Primitive } from "radix-ui";
import { type ReactNode, useEffect, useRef } from "react";
import { cn } from "./cn";

export type Tab<T extends string> = { value: T; label: ReactNode; content: ReactNode };

// Triggers and contents belong together, so that no trigger points to nothing.
export function Tabs<T extends string>({
  label,
  tabs,
  value,
  onChange,
  className,
}: {
  label: string;
  tabs: Tab<T>[];
  value: T;
  onChange: (value: T) => void;
  className?: string;
}) {
  const list = useRef<HTMLDivElement>(null);
  // Where they do not fit side by side, the chosen one is in sight.
  useEffect(() => {
    const chosen = list.current?.querySelector("[data-state=active]");
    if (value) chosen?.scrollIntoView({ inline: "nearest", block: "nearest" });
  }, [value]);
  return (
    <Primitive.Root value={value} onValueChange={(next) => onChange(next as T)} className={className}>
      <Primitive.List ref={list} aria-label={label} className="flex gap-1 overflow-x-auto border-b">
        {tabs.map((tab) => (
          <Primitive.Trigger
            key={tab.value}
            value={tab.value}
            className={cn(
              "relative -mb-px h-9 rounded-t-md border-b-2 border-transparent px-2.5 text-sm font-medium whitespace-nowrap text-muted-foreground",
              "-outline-offset-2 transition-colors hover:text-foreground pointer-coarse:h-11",
              "data-[state=active]:border-foreground data-[state=active]:text-foreground",
            )}
          >
            {tab.label}
          </Primitive.Trigger>
        ))}
      </Primitive.List>
      {tabs.map((tab) => (
        <Primitive.Content key={tab.value} value={tab.value} className="pt-5">
          {tab.content}
        </Primitive.Content>
      ))}
    </Primitive.Root>
  );
}
