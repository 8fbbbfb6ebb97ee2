"use client";
import { Command as Primitive } from "cmdk";
import { Search } from "lucide-react";
import { Dialog } from "radix-ui";
import type { ComponentProps, ReactNode } from "react";
import { overlay } from "./dialog-panel";
import { folded } from "./folded";
import { Kbd } from "./kbd";

export type CommandItem = {
  id: string;
  label: string;
  words?: string[];
  icon?: ReactNode;
  aside?: ReactNode;
  keys?: string;
  run: () => void;
};
export type CommandGroup = { heading: string; items: CommandItem[] };

type Props = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  placeholder: string;
  empty: string;
  groups: CommandGroup[];
  onSearch?: (text: string) => void;
};

// Every word has to be in the label or the words beside it; where the label begins with it comes first.
export function score(_: string, search: string, texts: string[] = []) {
  const all = folded(texts.join(" "));
  const words = folded(search).split(/\s+/).filter(Boolean);
  if (!words.every((word) => all.includes(word))) return 0;
  return all.startsWith(words[0] ?? "") ? 1 : 0.5;
}

export function CommandPalette({ open, onOpenChange, title, placeholder, empty, groups, onSearch }: Props) {
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Overlay className={overlay} />
        <Dialog.Content
          aria-describedby={undefined}
          className="fixed top-[12dvh] left-1/2 z-50 w-[calc(100vw-2rem)] max-w-xl -translate-x-1/2 animate-appear overflow-hidden rounded-xl border bg-popover shadow-lg outline-none"
        >
          <Dialog.Title className="sr-only">{title}</Dialog.Title>
          <Primitive label={title} loop filter={score}>
            <div className="flex items-center gap-2.5 border-b px-4">
              <Search aria-hidden className="size-4 text-muted-foreground" />
              <Primitive.Input
                autoFocus
                placeholder={placeholder}
                onValueChange={onSearch}
                className="h-12 flex-1 bg-transparent text-base outline-none placeholder:text-muted-foreground"
              />
              <Kbd>Esc</Kbd>
            </div>
            <Primitive.List className="max-h-[min(24rem,60dvh)] overflow-y-auto p-2">
              <Primitive.Empty className="py-10 text-center text-muted-foreground">{empty}</Primitive.Empty>
              {groups.map((group) => (
                <Group key={group.heading} group={group} />
              ))}
            </Primitive.List>
          </Primitive>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Group({ group }: { group: CommandGroup }) {
  return (
    <Primitive.Group
      heading={group.heading}
      className="[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:py-1.5 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:text-muted-foreground"
    >
      {group.items.map((item) => (
        <Item
          key={item.id}
          value={item.id}
          keywords={[item.label, ...(item.words ?? [])]}
          onSelect={item.run}
        >
          {item.icon}
          <span className="truncate">{item.label}</span>
          <span className="ml-auto flex items-center gap-2 text-xs text-muted-foreground">
            {item.aside}
            {item.keys?.split(" ").map((key, at) => (
              <Kbd key={`${key}${at}`}>{key}</Kbd>
            ))}
          </span>
        </Item>
      ))}
    </Primitive.Group>
  );
}

function Item(props: ComponentProps<typeof Primitive.Item>) {
  return (
    <Primitive.Item
      className="flex min-h-9 items-center gap-2.5 rounded-md px-2 select-none data-[selected=true]:bg-accent [&>svg]:size-4 [&>svg]:text-muted-foreground"
      {...props}
    />
  );
}
