"use client";
import type { ReactNode } from "react";
import { onDemand } from "./on-demand";

export type DialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  description?: ReactNode;
  footer?: ReactNode;
  above?: boolean; // another dialog
  className?: string;
  children?: ReactNode;
};

const Panel = onDemand(() => import("./dialog-panel").then((it) => it.DialogPanel));

export function Dialog({ open, ...rest }: DialogProps) {
  return open && <Panel {...rest} />;
}
