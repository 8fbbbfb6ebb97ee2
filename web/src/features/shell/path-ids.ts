"use client";
// The ids in the address. The export has one page for all of them, so the page's own parameters say nothing.
import { usePathname } from "next/navigation";

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const isId = (part: string) => uuid.test(part) || part === "latest";

export const idsInPath = (path: string) => path.split("/").filter(isId);

// As the export has it: with "_" for each id.
export const exportedPath = (path: string) =>
  path
    .split("/")
    .map((part) => (isId(part) ? "_" : part))
    .join("/");

export function usePathIds(): [string | null, string | null] {
  const [first = null, second = null] = idsInPath(usePathname());
  return [first, second];
}
