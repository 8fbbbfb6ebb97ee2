"use client";
import { Switch as Primitive } from "radix-ui";
import { type ReactNode, useId } from "react";
import { cn } from "./cn";

export function Switch({
  checked,
  onChange,
  label,
  help,
  className,
}: {
  checked: boolean;
  onChange: (checked: boolean) => void;
  label: ReactNode;
  help?: ReactNode;
  className?: string;
}) {
  const id = useId();
  return (
    <div className={cn("flex items-start justify-between gap-4", className)}>
      <div className="min-w-0">
        <label htmlFor={id} className="block text-sm font-medium">
          {label}
        </label>
        {help && (
          <p id={`${id}-help`} className="text-xs text-muted-foreground">
            {help}
          </p>
        )}
      </div>
      <Primitive.Root
        id={id}
        checked={checked}
        onCheckedChange={onChange}
        aria-describedby={help ? `${id}-help` : undefined}
        className="relative mt-0.5 h-5 w-8 shrink-0 rounded-full bg-faint transition-colors after:absolute after:-inset-2 data-[state=checked]:bg-primary"
      >
        <Primitive.Thumb className="block size-4 translate-x-0.5 rounded-full bg-white shadow-sm transition-transform data-[state=checked]:translate-x-3.5" />
      </Primitive.Root>
    </div>
  );
}
