"use client";
import type { ReactNode } from "react";
import { DeploymentWatch } from "@/features/provisioning/deployment-watch";
import { Providers } from "./providers";
import { type Area, RequireSession } from "./require-session";
import { Shell } from "./shell";

// Everything around a screen for signed-in people.
export function SignedIn({ area, children }: { area: Area; children: ReactNode }) {
  return (
    <Providers>
      <RequireSession area={area}>
        <Shell area={area}>{children}</Shell>
        {area === "agency" && <DeploymentWatch />}
      </RequireSession>
    </Providers>
  );
}
