"use client";
import { Dialog as Primitive } from "radix-ui";
import type { CSSProperties } from "react";
import { cn } from "./cn";
import { CloseButton, overlay } from "./dialog-panel";
import type { SheetProps } from "./sheet";

export function SheetPanel({
  onOpenChange,
  title,
  side = "right",
  hideTitle,
  className,
  children,
}: Omit<SheetProps, "open">) {
  return (
    <Primitive.Root open onOpenChange={onOpenChange}>
      <Primitive.Portal>
        <Primitive.Overlay className={overlay} />
        <Primitive.Content
          aria-describedby={undefined}
          style={{ "--slide-from": side === "left" ? "-24px" : "24px" } as CSSProperties}
          className={cn(
            "fixed inset-y-0 z-50 flex w-80 max-w-[calc(100vw-3rem)] animate-slide flex-col bg-popover shadow-lg outline-none",
            side === "left" ? "left-0 border-r" : "right-0 border-l",
            className,
          )}
        >
          <Primitive.Title className={cn("px-4 py-3.5 text-base font-semibold", hideTitle && "sr-only")}>
            {title}
          </Primitive.Title>
          {children}
          <CloseButton />
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
