"use client";
import { useText } from "@/messages";
import { isActOfPlatform } from "./acts";
import type { Line } from "./lines";
import { useTrailNames } from "./trail";

// Whoever signs in or joins is nobody yet; the line itself tells who it was.
function personIn({ actorId, address, after }: Line): string | null {
  const entered: Record<string, unknown> | null | undefined = address ? after : null;
  return actorId ?? (typeof entered?.user_id === "string" ? entered.user_id : null);
}

// People, clients and nouns of lines by their names, as far as the reader may know them.
export function useLineWords() {
  const t = useText().audit;
  const { people, clients } = useTrailNames();
  return {
    noun: (noun: string) => t.nouns[noun] ?? noun,
    happened: ({ operation, noun, action }: Line) =>
      t.happened[operation ?? ""] ?? t.nounWas[action](t.nouns[noun] ?? noun),
    actor: (line: Line) => {
      const { impersonatorId, apiKeyId } = line;
      const person = personIn(line);
      if (!person) return line.address ? t.notSignedIn : t.system;
      const name = people.find((one) => one.userId === person)?.fullName;
      if (!name && isActOfPlatform(line.operation)) return t.support;
      const known = name ?? t.formerMember;
      if (impersonatorId) return t.throughSupport(known);
      return apiKeyId ? t.byKey(known) : known;
    },
    client: (id: string | null | undefined) =>
      id ? (clients.find((one) => one.id === id)?.name ?? t.someClient) : null,
    // "change_settings" is "change settings".
    operation: (operation: string | null | undefined) =>
      operation?.replace(/^.*\./, "").replace(/_/g, " ") ?? null,
  };
}
