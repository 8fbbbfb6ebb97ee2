"use client";
import { Command } from "cmdk";
import { Check, ChevronsUpDown, Search } from "lucide-react";
import { Popover } from "radix-ui";
import { type ReactNode, useId, useState } from "react";
import { useText } from "@/messages";
import { cn } from "./cn";
import { popup } from "./menu";

export type Option = { value: string; label: string; aside?: ReactNode };

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
  const list = useId();
  const chosen = options.find((one) => one.value === value);
  const choose = (next: string) => {
    onChange(next);
    setOpen(false);
  };
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger asChild>
        <button
          type="button"
          role="combobox"
          aria-expanded={open}
          aria-controls={open ? list : undefined}
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
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          id={list}
          align="start"
          sideOffset={4}
          collisionPadding={8}
          aria-label={searchLabel}
          className={cn(popup, "w-(--radix-popover-trigger-width) min-w-60")}
        >
          <Choices options={options} value={value} onChoose={choose} searchLabel={searchLabel} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

function Choices({
  options,
  value,
  onChoose,
  searchLabel,
}: {
  options: Option[];
  value: string;
  onChoose: (value: string) => void;
  searchLabel: string;
}) {
  const t = useText().ui;
  return (
    <Command label={searchLabel} loop defaultValue={value}>
      <div className="flex items-center gap-2 border-b px-2.5">
        <Search aria-hidden className="size-4 text-muted-foreground" />
        <Command.Input
          autoFocus
          placeholder={searchLabel}
          className="h-9 min-w-0 flex-1 bg-transparent text-sm outline-none placeholder:text-muted-foreground"
        />
      </div>
      <Command.List className="max-h-64 overflow-y-auto p-1">
        <Command.Empty className="py-6 text-center text-muted-foreground">{t.nothingFound}</Command.Empty>
        {options.map((one) => (
          <Command.Item
            key={one.value}
            value={one.value}
            keywords={[one.label]}
            onSelect={() => onChoose(one.value)}
            className="flex min-h-8 items-center gap-2 rounded-md px-2 text-sm select-none data-[selected=true]:bg-accent pointer-coarse:min-h-10"
          >
            <span className="min-w-0 flex-1 truncate">{one.label}</span>
            {one.aside && <span className="text-xs text-muted-foreground">{one.aside}</span>}
            <Check aria-hidden className={cn("size-4 shrink-0", one.value !== value && "invisible")} />
          </Command.Item>
        ))}
      </Command.List>
    </Command>
  );
}
