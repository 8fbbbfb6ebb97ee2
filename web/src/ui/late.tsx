"use client";
import { type ReactNode, useDeferredValue } from "react";

// What is not to be seen at once, drawn after everything around it is there.
export function Late({ children }: { children: ReactNode }) {
  return useDeferredValue(true, false) && children;
}
