"use client";
import { RadioGroup as Primitive } from "radix-ui";
import type { ReactNode } from "react";
import { cn } from "./cn";

// One of a few, where each needs a sentence.
export function ChoiceCards<T extends string>({
  label,
  value,
  onChange,
  choices,
  className,
}: {
  label: string;
  value: T;
  onChange: (value: T) => void;
  choices: { value: T; title: ReactNode; text?: ReactNode; disabled?: boolean }[];
  className?: string;
}) {
  return (
    <Primitive.Root
      aria-label={label}
      value={value}
      onValueChange={(next) => onChange(next as T)}
      className={cn("grid gap-2", className)}
    >
      {choices.map((choice) => (
        <Primitive.Item
          key={choice.value}
          value={choice.value}
          disabled={choice.disabled}
          className={cn(
            "flex items-start gap-3 rounded-lg border bg-card px-4 py-3 text-left shadow-xs transition-colors enabled:hover:border-faint disabled:opacity-60",
            "data-[state=checked]:border-link data-[state=checked]:bg-link/5 data-[state=checked]:ring-1 data-[state=checked]:ring-link",
          )}
        >
          <span className="mt-0.5 grid size-4 shrink-0 place-items-center rounded-full border border-faint bg-card">
            <Primitive.Indicator className="size-2 rounded-full bg-link" />
          </span>
          <span className="min-w-0">
            <span className="block text-sm font-medium">{choice.title}</span>
            {choice.text && (
              <span className="mt-0.5 block text-pretty text-muted-foreground">{choice.text}</span>
            )}
          </span>
        </Primitive.Item>
      ))}
    </Primitive.Root>
  );
}
