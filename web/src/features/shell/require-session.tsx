"use client";
import { useRouter } from "next/navigation";
import { type ReactNode, useDeferredValue, useEffect } from "react";
import { accessToken, type Person } from "@/api/session";
import { headingOf, takeHeading, useSessionState } from "@/features/auth/session";
import { ReachBanner } from "./reach-banner";
import { ShellSkeleton } from "./shell-skeleton";

export type Area = Person["role"];

export const areaOf = ({ role }: Pick<Person, "role">): Area => role;

const here = () => encodeURIComponent(location.pathname + location.search);

// Shows what is inside to those who are signed in; others sign in first and come back.
export function RequireSession({ area, children }: { area?: Area; children: ReactNode }) {
  const router = useRouter();
  const state = useSessionState();
  const isIn = state.kind === "signedIn";
  const isHere = isIn && (area === undefined || areaOf(state.session.user) === area);
  // The app behind it is drawn in slices, so that the browser answers meanwhile.
  const isReady = useDeferredValue(isHere, false);

  useEffect(() => {
    if (state.kind === "unknown") {
      const timer = tryUntilKnown();
      return () => clearInterval(timer);
    }
    if (state.kind === "signedOut") {
      const reason = state.reason ? `&reason=${state.reason}` : "";
      router.replace(`/login?next=${here()}${reason}`);
    } else if (isHere) {
      const heading = takeHeading();
      if (heading && area === undefined) router.replace(heading);
    } else {
      router.replace(headingOf(state.session.user));
    }
  }, [state, isHere, area, router]);

  if (isHere && isReady) return children;
  return (
    <>
      <ReachBanner />
      <ShellSkeleton />
    </>
  );
}

// The API may be away for a moment.
function tryUntilKnown() {
  const attempt = () => accessToken().catch(() => undefined);
  attempt();
  return setInterval(attempt, 3_000);
}
