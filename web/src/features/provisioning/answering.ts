// What visitors of a website are answered, as far as its own state tells.
import type { Website } from "./websites";

export type Answering = "serving" | "paused" | "settingUp" | "nothing";

// A release that has passed its probe keeps serving, whatever becomes of later ones.
export function answeringOf({ status, releaseId }: Pick<Website, "status" | "releaseId">): Answering {
  if (status === "suspended") return "paused";
  if (releaseId) return "serving";
  return status === "error" ? "nothing" : "settingUp";
}
