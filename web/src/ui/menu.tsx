"use client";
import { Slot } from "radix-ui";
import { type ReactNode, useId, useRef, useState } from "react";
import { onDemand } from "./on-demand";

export { MenuChoice, MenuItem, MenuLabel, MenuSeparator } from "./menu-parts";

const Panel = onDemand(() => import("./menu-panel").then((it) => it.MenuPanel));

// A button that opens a menu below itself. The button is there before the menu is loaded.
export function Menu({
  trigger,
  ...panel
}: {
  trigger: ReactNode;
  align?: "start" | "end";
  side?: "top" | "bottom";
  className?: string;
  children: ReactNode;
}) {
  const [opened, setOpened] = useState<"byPointer" | "byKeyboard" | null>(null);
  const button = useRef<HTMLElement>(null);
  const id = useId();
  const isOpen = opened !== null;
  return (
    <>
      <Slot.Root
        ref={button}
        id={id}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        data-state={isOpen ? "open" : "closed"}
        onClick={({ detail }) => setOpened(isOpen ? null : detail ? "byPointer" : "byKeyboard")}
        onKeyDown={(event) => {
          if (event.key !== "ArrowDown") return;
          event.preventDefault();
          setOpened("byKeyboard");
        }}
      >
        {trigger}
      </Slot.Root>
      {isOpen && (
        <Panel
          button={button}
          labelledBy={id}
          goesToFirst={opened === "byKeyboard"}
          onClose={() => setOpened(null)}
          {...panel}
        />
      )}
    </>
  );
}
