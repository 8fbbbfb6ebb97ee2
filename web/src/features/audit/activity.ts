// What has happened, out of the lines of the log. All of it is pure.
import type { Line } from "./lines";

// Sessions come and go, and what the platform does by itself counts only where there are words for it.
function counts(lines: Line[], hasWords: (operation: string) => boolean) {
  const isRequest = lines.some((one) => one.requestId);
  if (isRequest) return lines.some((one) => one.noun !== "auth.sessions");
  return lines.some((one) => one.operation && hasWords(one.operation));
}

// One request changes many rows and is one thing that has happened: its newest line stands for it.
export function happenings(lines: Line[], hasWords: (operation: string) => boolean): Line[] {
  const together = new Map<string, Line[]>();
  for (const line of lines) {
    const key = line.requestId ?? line.id;
    together.set(key, [...(together.get(key) ?? []), line]);
  }
  return [...together.values()].filter((one) => counts(one, hasWords)).flatMap(([newest]) => newest ?? []);
}
