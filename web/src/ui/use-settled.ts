"use client";
import { useEffect, useState } from "react";

const pause = 250;

// What is typed, once it rests: a search on the server is not asked for at every letter.
export function useSettled(text: string) {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), pause);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
