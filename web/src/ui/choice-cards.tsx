"use client";
import { RadioGroup as Primitive } from "radix-ui";
import type { ReactNode } from "react";
import { cn } from "./cn";

type Choice<T extends string> = {
  value: T;
  title: ReactNode;
  text?: ReactNode;
  disabled?: boolean;
  picture?: ReactNode; // above the words; a click on it chooses too
  aside?: ReactNode; // can be used without choosing
};

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
  choices: Choice<T>[];
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
        <div
          key={choice.value}
          className={cn(
            "relative flex flex-col overflow-hidden rounded-lg border bg-card shadow-xs transition-colors hover:border-faint",
            "has-data-[state=checked]:border-link has-data-[state=checked]:bg-link/5 has-data-[state=checked]:ring-1 has-data-[state=checked]:ring-link",
            choice.disabled && "opacity-60",
          )}
        >
          {choice.picture && <div className="border-b">{choice.picture}</div>}
          <Primitive.Item
            value={choice.value}
            disabled={choice.disabled}
            className="flex flex-1 items-start gap-3 px-4 py-3 text-left after:absolute after:inset-0"
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
          {choice.aside && <div className="relative z-1 px-4 pb-3">{choice.aside}</div>}
        </div>
      ))}
    </Primitive.Root>
  );
}
