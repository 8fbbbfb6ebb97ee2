"use client";
import { Slot } from "radix-ui";
import { type ReactNode, useRef, useState } from "react";
import { onDemand } from "./on-demand";

const Panel = onDemand(() => import("./popover-panel").then((it) => it.PopoverPanel));

// A button that opens a small panel of anything below itself. The button is there before the panel is loaded.
export function Popover({
  trigger,
  ...panel
}: {
  trigger: ReactNode;
  label: string;
  align?: "start" | "center" | "end";
  className?: string;
  children: ReactNode;
}) {
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLElement>(null);
  return (
    <>
      <Slot.Root
        ref={button}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        data-state={isOpen ? "open" : "closed"}
        onClick={() => setOpen(!isOpen)}
      >
        {trigger}
      </Slot.Root>
      {isOpen && <Panel button={button} onClose={() => setOpen(false)} {...panel} />}
    </>
  );
}
