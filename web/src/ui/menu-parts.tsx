"use client";
// What stands in a menu. The menu itself hands down what these are made of, so that no page has to load it.
import { Check } from "lucide-react";
import type { Menu } from "radix-ui/internal";
import { type ComponentProps, createContext, type ReactNode, useContext } from "react";
import { cn } from "./cn";
import { Kbd } from "./kbd";

type Primitives = Pick<
  typeof Menu,
  "Item" | "RadioGroup" | "RadioItem" | "ItemIndicator" | "Label" | "Separator"
>;
export const Parts = createContext<Primitives | null>(null);

function useParts() {
  const parts = useContext(Parts);
  if (!parts) throw new Error("there is no menu around");
  return parts;
}

const look =
  "flex min-h-8 cursor-default items-center gap-2 rounded-md px-2 text-sm outline-none select-none pointer-coarse:min-h-10 " +
  "data-highlighted:bg-accent data-disabled:opacity-50 [&>svg]:size-4 [&>svg]:text-muted-foreground";

export function MenuItem({
  danger,
  keys,
  className,
  children,
  ...rest
}: ComponentProps<typeof Menu.Item> & { danger?: boolean; keys?: string }) {
  const { Item } = useParts();
  return (
    <Item className={cn(look, danger && "text-destructive [&>svg]:text-destructive", className)} {...rest}>
      {/* With `asChild` there is exactly one child. */}
      {keys ? (
        <>
          {children}
          <Kbd className="ml-auto">{keys}</Kbd>
        </>
      ) : (
        children
      )}
    </Item>
  );
}

export function MenuChoice<T extends string>({
  value,
  onChange,
  choices,
}: {
  value: T;
  onChange: (value: T) => void;
  choices: { value: T; label: ReactNode }[];
}) {
  const { RadioGroup, RadioItem, ItemIndicator } = useParts();
  return (
    <RadioGroup value={value} onValueChange={(next) => onChange(next as T)}>
      {choices.map((choice) => (
        <RadioItem key={choice.value} value={choice.value} className={look}>
          {choice.label}
          <ItemIndicator className="ml-auto pl-4">
            <Check className="size-4" aria-hidden />
          </ItemIndicator>
        </RadioItem>
      ))}
    </RadioGroup>
  );
}

export function MenuLabel({ className, ...rest }: ComponentProps<typeof Menu.Label>) {
  const { Label } = useParts();
  return <Label className={cn("px-2 py-1.5 text-xs text-muted-foreground", className)} {...rest} />;
}

export function MenuSeparator() {
  const { Separator } = useParts();
  return <Separator className="-mx-1 my-1 h-px bg-border" />;
}
