"use client";
import { Popover as Primitive } from "radix-ui";
import type { ReactNode, RefObject } from "react";
import { cn } from "./cn";
import { popup } from "./popup";

export function PopoverPanel({
  button,
  label,
  onClose,
  align = "end",
  className,
  children,
}: {
  button: RefObject<HTMLElement | null>;
  label: string;
  onClose: () => void;
  align?: "start" | "center" | "end";
  className?: string;
  children: ReactNode;
}) {
  return (
    <Primitive.Root open onOpenChange={onClose}>
      <Primitive.Anchor virtualRef={button as RefObject<HTMLElement>} />
      <Primitive.Portal>
        <Primitive.Content
          aria-label={label}
          align={align}
          sideOffset={4}
          collisionPadding={8}
          onInteractOutside={(event) => {
            if (button.current?.contains(event.target as Node)) event.preventDefault();
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            button.current?.focus();
          }}
          className={cn(popup, "w-72 p-3", className)}
        >
          {children}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
