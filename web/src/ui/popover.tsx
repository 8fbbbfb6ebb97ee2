"use client";
import { Popover as Primitive } from "radix-ui";
import type { ReactNode } from "react";
import { cn } from "./cn";
import { popup } from "./menu";

export function Popover({
  trigger,
  label,
  align = "end",
  className,
  children,
}: {
  trigger: ReactNode;
  label: string;
  align?: "start" | "center" | "end";
  className?: string;
  children: ReactNode;
}) {
  return (
    <Primitive.Root>
      <Primitive.Trigger asChild>{trigger}</Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content
          aria-label={label}
          align={align}
          sideOffset={4}
          collisionPadding={8}
          className={cn(popup, "w-72 p-3", className)}
        >
          {children}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
