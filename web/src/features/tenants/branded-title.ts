"use client";
// At an agency's own address the tab says whose it is. Pages set their titles by themselves: this follows them.
import { useEffect } from "react";
import type { Brand } from "./brand";

export function brandedTitle(title: string, name: string) {
  const end = ` · ${name}`;
  return title === "" || title === name || title.endsWith(end) ? title || name : title + end;
}

export function useBrandedTitle(brand: Brand | null) {
  const name = brand && !brand.isPlatform ? brand.name : null;
  useEffect(() => {
    if (name === null) return;
    const follow = () => {
      const wanted = brandedTitle(document.title, name);
      if (document.title !== wanted) document.title = wanted;
    };
    follow();
    const observer = new MutationObserver(follow);
    observer.observe(document.head, { childList: true, subtree: true, characterData: true });
    return () => observer.disconnect();
  }, [name]);
}
