"use client";
import type { ReactNode } from "react";
import { onDemand } from "./on-demand";

export type SheetProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  side?: "left" | "right";
  hideTitle?: boolean;
  className?: string;
  children: ReactNode;
};

const Panel = onDemand(() => import("./sheet-panel").then((it) => it.SheetPanel));

// A panel from the side: a record beside its list, the navigation on a phone.
export function Sheet({ open, ...rest }: SheetProps) {
  return open && <Panel {...rest} />;
}
