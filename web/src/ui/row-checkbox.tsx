"use client";
import { Check, Minus } from "lucide-react";
import { Checkbox as Primitive } from "radix-ui";
import { cn } from "./cn";

// Chooses a line of a table, or by "indeterminate" says that some of its lines are chosen.
export function RowCheckbox({
  checked,
  onToggle,
  label,
  className,
}: {
  checked: boolean | "indeterminate";
  onToggle: (withShift: boolean) => void;
  label: string;
  className?: string;
}) {
  const Icon = checked === "indeterminate" ? Minus : Check;
  return (
    <Primitive.Root
      checked={checked}
      aria-label={label}
      onClick={(event) => onToggle(event.shiftKey)}
      className={cn(
        "relative grid size-4 place-items-center rounded-sm border border-faint bg-card shadow-xs after:absolute after:-inset-3",
        "not-data-[state=unchecked]:border-primary not-data-[state=unchecked]:bg-primary not-data-[state=unchecked]:text-primary-foreground",
        className,
      )}
    >
      <Primitive.Indicator>
        <Icon aria-hidden className="size-3" strokeWidth={3} />
      </Primitive.Indicator>
    </Primitive.Root>
  );
}
