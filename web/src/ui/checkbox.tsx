"use client";
import { Check } from "lucide-react";
import { Checkbox as Primitive } from "radix-ui";
import { type ReactNode, useId } from "react";
import { cn } from "./cn";

export function Checkbox({
  checked,
  onChange,
  label,
  help,
  disabled,
  className,
}: {
  checked: boolean;
  onChange: (checked: boolean) => void;
  label: ReactNode;
  help?: ReactNode;
  disabled?: boolean;
  className?: string;
}) {
  const id = useId();
  return (
    <div className={cn("flex items-start gap-2.5", className)}>
      <Primitive.Root
        id={id}
        checked={checked}
        onCheckedChange={(next) => onChange(next === true)}
        disabled={disabled}
        aria-describedby={help ? `${id}-help` : undefined}
        className={cn(
          "mt-0.5 grid size-4 shrink-0 place-items-center rounded-sm border border-faint bg-card shadow-xs",
          "relative after:absolute after:-inset-2 disabled:bg-muted disabled:opacity-60",
          "data-[state=checked]:border-primary data-[state=checked]:bg-primary data-[state=checked]:text-primary-foreground",
        )}
      >
        <Primitive.Indicator>
          <Check aria-hidden className="size-3" strokeWidth={3} />
        </Primitive.Indicator>
      </Primitive.Root>
      <div className="min-w-0">
        <label htmlFor={id} className={cn("block text-sm", disabled && "text-muted-foreground")}>
          {label}
        </label>
        {help && (
          <p id={`${id}-help`} className="text-xs text-muted-foreground">
            {help}
          </p>
        )}
      </div>
    </div>
  );
}
