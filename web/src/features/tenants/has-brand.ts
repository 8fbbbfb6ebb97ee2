import type { components } from "@/api/schema";

type Look = Pick<components["schemas"]["Settings"], "logoUrl" | "primaryColor" | "accentColor">;

// Whether an agency has begun to look like itself: it begins with the platform's colours and no pictures.
export const hasBrand = ({ logoUrl, primaryColor, accentColor }: Look) =>
  Boolean(logoUrl) || primaryColor !== "#1d4ed8" || accentColor !== "#0f766e";
