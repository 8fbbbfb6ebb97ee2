"use client";
// The signed-in person for screens, and where each kind of person is at home.
import { useSyncExternalStore } from "react";
import { type Person, type SessionState, sessionStore } from "@/api/session";

const unknown: SessionState = { kind: "unknown" };

export function useSessionState() {
  return useSyncExternalStore(sessionStore.subscribe, sessionStore.read, () => unknown);
}

// Within what only signed-in people see.
export function usePerson(): Person {
  const state = useSessionState();
  if (state.kind !== "signedIn") throw new Error("nobody is signed in");
  return state.session.user;
}

export function covers(permissions: string[], wanted: string) {
  const [resource] = wanted.split(":");
  return permissions.some((one) => one === "*" || one === wanted || one === `${resource}:*`);
}

export function useMay(permission: string) {
  return covers(usePerson().permissions, permission);
}

const homes: Record<Person["role"], string> = {
  admin: "/admin/dashboard",
  agency: "/agency/dashboard",
  client: "/client/dashboard",
};
export const homeOf = ({ role }: Pick<Person, "role">) => homes[role];

let heading: string | null = null;

// Where somebody is to arrive whose area changes with the session; home, where nothing is said.
export const headFor = (path: string | null) => {
  heading = path;
};
export function takeHeading() {
  const taken = heading;
  heading = null;
  return taken;
}
export const headingOf = (person: Pick<Person, "role">) => heading ?? homeOf(person);

// Where to go after signing in: only to a path of this very place.
export function safeTarget(wanted: string | null, home: string) {
  return wanted && /^\/(?![/\\])/.test(wanted) ? wanted : home;
}
