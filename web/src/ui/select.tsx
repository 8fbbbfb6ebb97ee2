"use client";
import { Check, ChevronsUpDown } from "lucide-react";
import { Select as Primitive } from "radix-ui";
import type { ReactNode } from "react";
import { cn } from "./cn";
import { popup } from "./menu";

export function Select<T extends string>({
  value,
  onChange,
  choices,
  className,
  id,
  ...aria
}: {
  value: T;
  onChange: (value: T) => void;
  choices: { value: T; label: ReactNode }[];
  className?: string;
  id?: string;
  "aria-label"?: string;
  "aria-describedby"?: string;
  "aria-invalid"?: boolean;
}) {
  return (
    <Primitive.Root value={value} onValueChange={(next) => onChange(next as T)}>
      <Primitive.Trigger
        id={id}
        {...aria}
        className={cn(
          "flex h-8 items-center justify-between gap-2 rounded-md border border-input bg-card px-2.5 text-sm shadow-xs",
          "whitespace-nowrap hover:bg-accent dark:bg-muted pointer-coarse:h-10",
          className,
        )}
      >
        <Primitive.Value />
        <ChevronsUpDown aria-hidden className="size-3.5 text-muted-foreground" />
      </Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content
          position="popper"
          sideOffset={4}
          className={cn(popup, "min-w-(--radix-select-trigger-width)")}
        >
          <Primitive.Viewport className="max-h-72 p-1">
            {choices.map((choice) => (
              <Primitive.Item
                key={choice.value}
                value={choice.value}
                className="flex h-8 items-center gap-2 rounded-md pr-8 pl-2 text-sm outline-none select-none data-highlighted:bg-accent pointer-coarse:h-10"
              >
                <Primitive.ItemText>{choice.label}</Primitive.ItemText>
                <Primitive.ItemIndicator className="absolute right-2">
                  <Check aria-hidden className="size-4" />
                </Primitive.ItemIndicator>
              </Primitive.Item>
            ))}
          </Primitive.Viewport>
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
