"use client";
import { useDeferredValue } from "react";

// Whether something is there, one drawing late: what arrives is drawn in slices, and the browser answers meanwhile.
// What was there from the beginning is drawn at once.
export function useArrived(isThere: boolean) {
  return useDeferredValue(isThere) && isThere;
}
