"use client";
// What a part of a page was like when it was last seen in this browser: as large a place is kept for it while it is on
// its way, so that nothing around it moves.
import { useEffect, useState } from "react";
import { usePerson } from "@/features/auth/session";

export function useLast(part: string, now: string | undefined) {
  const key = `last-${part}-${usePerson().tenantId}`;
  const [last] = useState(() => localStorage.getItem(key));
  useEffect(() => {
    if (now !== undefined) localStorage.setItem(key, now);
  }, [key, now]);
  return last;
}

export function useLastCount(part: string, now: number | undefined, otherwise: number) {
  const last = useLast(part, now?.toString());
  return last === null ? otherwise : Number(last);
}
