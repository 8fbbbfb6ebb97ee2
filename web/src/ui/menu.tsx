"use client";
import { Check } from "lucide-react";
import { DropdownMenu as Primitive } from "radix-ui";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn";
import { Kbd } from "./kbd";

export const popup =
  "z-50 animate-appear rounded-lg border bg-popover text-popover-foreground shadow-lg outline-none";
const item =
  "flex min-h-8 cursor-default items-center gap-2 rounded-md px-2 text-sm outline-none select-none pointer-coarse:min-h-10 " +
  "data-highlighted:bg-accent data-disabled:opacity-50 [&>svg]:size-4 [&>svg]:text-muted-foreground";

export function Menu({
  trigger,
  align = "end",
  side,
  className,
  children,
}: {
  trigger: ReactNode;
  align?: "start" | "end";
  side?: "top" | "bottom";
  className?: string;
  children: ReactNode;
}) {
  return (
    <Primitive.Root modal={false}>
      <Primitive.Trigger asChild>{trigger}</Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content
          align={align}
          side={side}
          sideOffset={4}
          collisionPadding={8}
          className={cn(popup, "min-w-48 p-1", className)}
        >
          {children}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}

export function MenuItem({
  danger,
  keys,
  className,
  children,
  ...rest
}: ComponentProps<typeof Primitive.Item> & { danger?: boolean; keys?: string }) {
  const look = cn(item, danger && "text-destructive [&>svg]:text-destructive", className);
  return (
    <Primitive.Item className={look} {...rest}>
      {/* With `asChild` there is exactly one child. */}
      {keys ? (
        <>
          {children}
          <Kbd className="ml-auto">{keys}</Kbd>
        </>
      ) : (
        children
      )}
    </Primitive.Item>
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
  return (
    <Primitive.RadioGroup value={value} onValueChange={(next) => onChange(next as T)}>
      {choices.map((choice) => (
        <Primitive.RadioItem key={choice.value} value={choice.value} className={item}>
          {choice.label}
          <Primitive.ItemIndicator className="ml-auto pl-4">
            <Check className="size-4" aria-hidden />
          </Primitive.ItemIndicator>
        </Primitive.RadioItem>
      ))}
    </Primitive.RadioGroup>
  );
}

export function MenuLabel({ className, ...rest }: ComponentProps<typeof Primitive.Label>) {
  return <Primitive.Label className={cn("px-2 py-1.5 text-xs text-muted-foreground", className)} {...rest} />;
}

export function MenuSeparator() {
  return <Primitive.Separator className="-mx-1 my-1 h-px bg-border" />;
}
