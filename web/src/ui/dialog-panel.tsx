"use client";
import { X } from "lucide-react";
import { Dialog as Primitive } from "radix-ui";
import { usePublicText } from "@/messages";
import { Button } from "./button";
import { cn } from "./cn";
import type { DialogProps } from "./dialog";

export const overlay = "fixed inset-0 z-40 bg-black/40 animate-appear dark:bg-black/60";

export function DialogPanel({
  onOpenChange,
  title,
  description,
  footer,
  above,
  className,
  children,
}: Omit<DialogProps, "open">) {
  return (
    <Primitive.Root open onOpenChange={onOpenChange}>
      <Primitive.Portal>
        <Primitive.Overlay className={cn(overlay, above && "z-50")} />
        <Primitive.Content
          {...(description ? {} : { "aria-describedby": undefined })}
          className={cn(
            "fixed top-1/2 left-1/2 z-50 flex max-h-[calc(100dvh-2rem)] w-[calc(100vw-2rem)] max-w-md",
            "-translate-1/2 animate-appear flex-col overflow-hidden rounded-xl border bg-popover shadow-lg outline-none",
            className,
          )}
        >
          <header className="px-5 pt-4 pr-12 pb-3">
            <Primitive.Title className="text-lg font-semibold">{title}</Primitive.Title>
            {description && (
              <Primitive.Description className="mt-1 text-muted-foreground">
                {description}
              </Primitive.Description>
            )}
          </header>
          <div className="overflow-y-auto px-5 pb-4">{children}</div>
          {footer && (
            <footer className="flex justify-end gap-2 border-t bg-muted/50 px-5 py-3">{footer}</footer>
          )}
          <CloseButton />
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}

export function CloseButton() {
  const t = usePublicText().ui;
  return (
    <Primitive.Close asChild>
      <Button variant="ghost" size="icon-sm" className="absolute top-3 right-3" aria-label={t.close}>
        <X />
      </Button>
    </Primitive.Close>
  );
}
