"use client";
import { ChevronsUpDown } from "lucide-react";
import { type ComponentProps, type ReactNode, useState } from "react";
import { cn } from "./cn";
import { onDemand } from "./on-demand";

export type SelectProps<T extends string> = {
  value: T;
  onChange: (value: T) => void;
  choices: { value: T; label: ReactNode }[];
  className?: string;
  id?: string;
  "aria-label"?: string;
  "aria-describedby"?: string;
  "aria-invalid"?: boolean;
};

const Used = onDemand<SelectProps<string>>(() => import("./used-select").then((it) => it.UsedSelect));

// A button that shows the choice; what opens a list below it comes with the first use.
export function Select<T extends string>({ className, ...props }: SelectProps<T>) {
  const [isUsed, setUsed] = useState(false);
  const { value, choices, onChange, ...rest } = props;
  const closed = (
    <SelectButton
      role="combobox"
      aria-haspopup="listbox"
      aria-expanded={isUsed}
      onClick={() => setUsed(true)}
      onKeyDown={({ key }) => key.startsWith("Arrow") && setUsed(true)}
      className={className}
      {...rest}
    >
      {choices.find((one) => one.value === value)?.label}
    </SelectButton>
  );
  if (!isUsed) return closed;
  const change = (next: string) => onChange(next as T);
  return (
    <Used
      {...rest}
      value={value}
      onChange={change}
      choices={choices}
      className={className}
      meanwhile={closed}
    />
  );
}

export function SelectButton({ className, children, ...rest }: ComponentProps<"button">) {
  return (
    <button
      type="button"
      {...rest}
      className={cn(
        "flex h-8 items-center justify-between gap-2 rounded-md border border-input bg-card px-2.5 text-sm shadow-xs",
        "whitespace-nowrap hover:bg-accent aria-invalid:border-destructive dark:bg-muted pointer-coarse:h-10",
        className,
      )}
    >
      <span className="truncate">{children}</span>
      <ChevronsUpDown aria-hidden className="size-3.5 shrink-0 text-muted-foreground" />
    </button>
  );
}
