"use client";
import "@/messages/all";
import type { ReactNode } from "react";
import { usePerson } from "@/features/auth/session";
import { StepUp } from "@/features/auth/step-up";
import { DeploymentWatch } from "@/features/provisioning/deployment-watch";
import { OwnBrand } from "@/features/tenants/own-brand";
import { Late } from "@/ui/late";
import { Providers } from "./providers";
import { type Area, areaOf, RequireSession } from "./require-session";
import { Shell } from "./shell";

// Everything around a screen for signed-in people; without an area, for all of them, each in its own shell.
export function SignedIn({ area, children }: { area?: Area; children: ReactNode }) {
  return (
    <Providers>
      <RequireSession area={area}>
        <Late>
          <OwnBrand />
        </Late>
        <OwnShell>{children}</OwnShell>
        <StepUp />
      </RequireSession>
    </Providers>
  );
}

function OwnShell({ children }: { children: ReactNode }) {
  const area = areaOf(usePerson());
  return (
    <>
      <Shell area={area}>{children}</Shell>
      <Late>{area === "agency" && <DeploymentWatch />}</Late>
    </>
  );
}
