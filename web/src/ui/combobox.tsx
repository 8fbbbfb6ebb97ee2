"use client";
import { ChevronsUpDown } from "lucide-react";
import { type ReactNode, useId, useRef, useState } from "react";
import { cn } from "./cn";
import { onDemand } from "./on-demand";

export type Option = { value: string; label: string; aside?: ReactNode };

const List = onDemand(() => import("./combobox-list").then((it) => it.ComboboxList));

// One of many: a list to search by typing.
export function Combobox({
  value,
  onChange,
  options,
  searchLabel,
  placeholder,
  className,
  ...rest
}: {
  value: string;
  onChange: (value: string) => void;
  options: Option[];
  searchLabel: string;
  placeholder?: string;
  className?: string;
  id?: string;
  disabled?: boolean;
  "aria-label"?: string;
  "aria-describedby"?: string;
  "aria-invalid"?: boolean;
}) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const list = useId();
  const chosen = options.find((one) => one.value === value);
  const choose = (next: string) => {
    onChange(next);
    setOpen(false);
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        role="combobox"
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-controls={open ? list : undefined}
        onClick={() => setOpen(!open)}
        {...rest}
        className={cn(
          "flex h-8 w-full min-w-0 items-center justify-between gap-2 rounded-md border border-input bg-card px-2.5 text-left text-sm",
          "shadow-xs hover:bg-accent disabled:opacity-60 aria-invalid:border-destructive dark:bg-muted pointer-coarse:h-10",
          className,
        )}
      >
        <span className={cn("truncate", !chosen && !value && "text-muted-foreground")}>
          {chosen?.label ?? (value || placeholder)}
        </span>
        <ChevronsUpDown aria-hidden className="size-3.5 shrink-0 text-muted-foreground" />
      </button>
      {open && (
        <List
          id={list}
          button={button}
          options={options}
          value={value}
          onChoose={choose}
          onClose={() => setOpen(false)}
          label={searchLabel}
        />
      )}
    </>
  );
}
