"use client";
import { Command } from "cmdk";
import { Check, Search } from "lucide-react";
import { Popover } from "radix-ui";
import type { RefObject } from "react";
import { usePublicText } from "@/messages";
import { cn } from "./cn";
import type { Option } from "./combobox";
import { popup } from "./popup";

type Choices = { options: Option[]; value: string; onChoose: (value: string) => void; label: string };

// Hangs below a button that it does not own, so that the button is there before this list is loaded.
export function ComboboxList({
  id,
  button,
  onClose,
  ...choices
}: Choices & { id: string; button: RefObject<HTMLButtonElement | null>; onClose: () => void }) {
  const isButton = (target: EventTarget | null) => button.current?.contains(target as Node);
  return (
    <Popover.Root open onOpenChange={onClose}>
      <Popover.Anchor virtualRef={button as RefObject<HTMLButtonElement>} />
      <Popover.Portal>
        <Popover.Content
          id={id}
          align="start"
          sideOffset={4}
          collisionPadding={8}
          aria-label={choices.label}
          onPointerDownOutside={(event) => isButton(event.target) && event.preventDefault()}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            button.current?.focus();
          }}
          className={cn(popup, "w-(--radix-popover-trigger-width) min-w-60")}
        >
          <Choices {...choices} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

function Choices({ options, value, onChoose, label }: Choices) {
  const t = usePublicText().ui;
  return (
    <Command label={label} loop defaultValue={value}>
      <div className="flex items-center gap-2 border-b px-2.5">
        <Search aria-hidden className="size-4 text-muted-foreground" />
        <Command.Input
          autoFocus
          placeholder={label}
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
