"use client";
// The ids in the address. The export has one page for all of them, so the page's own parameters say nothing.
import { usePathname } from "next/navigation";

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export function idsInPath(path: string) {
  return path.split("/").filter((part) => uuid.test(part) || part === "latest");
}

export function usePathIds(): [string | null, string | null] {
  const [first = null, second = null] = idsInPath(usePathname());
  return [first, second];
}
