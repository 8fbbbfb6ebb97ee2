// What is typed into the wizard, and what of it is wrong. Pure.
import type { Messages } from "@/messages";
import type { NewClient } from "./clients";

export type Draft = {
  clientName: string;
  email: string;
  domain: string;
  template: string;
  features: string[];
};
export const emptyDraft: Draft = { clientName: "", email: "", domain: "", template: "", features: [] };

// The wizard's field of a server's field: "website.domain" is "domain".
export const fieldOf = (field: string) => field.replace(/^website\./, "").replace(/\.\d+$/, "");
const stepOfField: Record<string, number> = { clientName: 0, email: 0, domain: 1, template: 2, features: 2 };
export const stepOf = (field: string) => stepOfField[fieldOf(field)] ?? 3;

const label = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";
const domainShape = new RegExp(`^(${label}\\.)+${label}$`);

export function cleanDomain(typed: string) {
  return typed
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, "")
    .replace(/^www\./, "")
    .replace(/[/?#].*$/, "")
    .replace(/\.$/, "");
}

export function domainOf({ domain }: Pick<Draft, "domain">): string | null {
  const clean = cleanDomain(domain);
  return domainShape.test(clean) ? clean : null;
}

export function complaintOf(step: number, draft: Draft, t: Messages["clients"]): Record<string, string> {
  if (step === 0 && draft.clientName.trim() === "") return { clientName: t.nameMissing };
  if (step === 1 && domainOf(draft) === null) return { domain: t.domainWrong };
  return {};
}

export function newClientOf(draft: Draft): NewClient {
  return {
    clientName: draft.clientName.trim(),
    email: draft.email.trim() || null,
    website: { domain: cleanDomain(draft.domain), template: draft.template, features: draft.features },
  };
}
