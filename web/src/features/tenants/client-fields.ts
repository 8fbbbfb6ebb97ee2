// What is said of a client, as texts of a form, and what of them is sent back.
import type { Client, ClientChange } from "./clients";

export const detailNames = ["name", "email", "company", "industry"] as const;
export type ClientFields = Record<(typeof detailNames)[number], string>;

export const fieldsOf = (client: Client) =>
  Object.fromEntries(detailNames.map((name) => [name, client[name] ?? ""])) as ClientFields;

// What is empty is said to be nothing; a name cannot be.
export const changeOf = (changes: Partial<ClientFields>): ClientChange =>
  Object.fromEntries(
    Object.entries(changes).map(([name, text]) => [name, text || (name === "name" ? "" : null)]),
  );
