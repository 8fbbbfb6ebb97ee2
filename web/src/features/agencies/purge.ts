import type { Agency } from "./agencies";

const moments = 60_000;

// Whether everything of it is deleted at the next turn: the term that was set ends where it begins.
export function isAboutToBePurged({ purgeAfter, updatedAt }: Pick<Agency, "purgeAfter" | "updatedAt">) {
  return purgeAfter != null && Date.parse(purgeAfter) - Date.parse(updatedAt) < moments;
}
