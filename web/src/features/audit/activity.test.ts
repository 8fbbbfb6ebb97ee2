import { expect, test } from "vitest";
import { happenings } from "./activity";
import type { Line } from "./lines";

let count = 0;
function line(noun: string, operation: string, requestId: string | null = null): Line {
  count += 1;
  return {
    id: `line-${count}`,
    createdAt: "2026-01-01T12:00:00Z",
    noun,
    rowId: "row",
    action: "added",
    operation,
    requestId,
    isErased: false,
  };
}
const hasWords = (operation: string) => operation === "tenants.note_website_live";
const operationsOf = (lines: Line[]) => happenings(lines, hasWords).map((one) => one.operation);

test("the rows that one request changes are one thing that has happened", () => {
  const lines = [
    line("tenants.sub_tenants", "create_client", "r2"),
    line("provisioning.websites", "create_client", "r2"),
    line("auth.invitations", "invite", "r1"),
  ];
  expect(happenings(lines, hasWords).map((one) => one.id)).toEqual([lines[0]?.id, lines[2]?.id]);
});

test("signing in and out is no activity, but coming to be a member is", () => {
  const accepted = [
    line("auth.sessions", "accept_invitation", "r2"),
    line("auth.memberships", "accept_invitation", "r2"),
  ];
  expect(operationsOf([line("auth.sessions", "log_in", "r1"), ...accepted])).toEqual(["accept_invitation"]);
});

test("of what the platform does by itself only that counts which has words", () => {
  const lines = [
    line("tenants.sub_tenants", "tenants.note_website_live"),
    line("provisioning.deployments", "provisioning.deploy_website"),
  ];
  expect(operationsOf(lines)).toEqual(["tenants.note_website_live"]);
});
