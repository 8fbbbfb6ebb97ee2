import { expect, test } from "vitest";
import { changeOf, draftOf, newOf } from "./connection-draft";
import type { Connection } from "./connections";

const connection: Connection = {
  id: "1",
  name: "Entra ID",
  issuer: "https://id.example",
  clientId: "us",
  hasClientSecret: true,
  defaultLevel: "member",
  isEnabled: true,
  isEnforced: false,
  createdAt: "2026-01-01T00:00:00Z",
  updatedAt: "2026-01-01T00:00:00Z",
};

test("a change names only what differs, and the secret only where one was typed", () => {
  const draft = draftOf(connection);
  expect(changeOf(draft, connection)).toEqual({});
  expect(changeOf({ ...draft, isEnforced: true, newcomers: "nobody" }, connection)).toEqual({
    isEnforced: true,
    defaultLevel: null,
  });
  expect(changeOf({ ...draft, clientSecret: "new" }, connection)).toEqual({ clientSecret: "new" });
});

test("a new connection without a secret is a public client, and makes nobody unless told", () => {
  expect(newOf({ ...draftOf(null), name: "A", issuer: "https://a.example", clientId: "c" })).toEqual({
    name: "A",
    issuer: "https://a.example",
    clientId: "c",
    clientSecret: null,
    defaultLevel: null,
    isEnforced: false,
  });
});
