"use client";
import { Menu as Primitive } from "radix-ui/internal";
import { type ReactNode, type RefObject, useRef } from "react";
import { cn } from "./cn";
import { Parts } from "./menu-parts";
import { popup } from "./popup";

function focusFirst(menu: HTMLElement | null) {
  const first = menu?.querySelector<HTMLElement>("[role^=menuitem]:not([data-disabled])");
  requestAnimationFrame(() => first?.focus());
}

export function MenuPanel({
  button,
  labelledBy,
  goesToFirst,
  onClose,
  align = "end",
  side,
  className,
  children,
}: {
  button: RefObject<HTMLElement | null>;
  labelledBy: string;
  goesToFirst: boolean;
  onClose: () => void;
  align?: "start" | "end";
  side?: "top" | "bottom";
  className?: string;
  children: ReactNode;
}) {
  const isLeft = useRef(false); // for something else on the page, which then has the focus
  return (
    <Primitive.Root open onOpenChange={onClose} modal={false}>
      <Primitive.Anchor virtualRef={button as RefObject<HTMLElement>} />
      <Primitive.Portal>
        <Primitive.Content
          ref={goesToFirst ? focusFirst : undefined}
          aria-labelledby={labelledBy}
          align={align}
          side={side}
          sideOffset={4}
          collisionPadding={8}
          onInteractOutside={(event) => {
            if (button.current?.contains(event.target as Node)) event.preventDefault();
            else isLeft.current = true;
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            if (!isLeft.current) button.current?.focus();
          }}
          className={cn(popup, "min-w-48 p-1", className)}
        >
          <Parts value={Primitive}>{children}</Parts>
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
