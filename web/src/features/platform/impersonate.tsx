"use client";
// Looking through somebody's eyes: an hour, reading only, with a reason that the agency can read.
import { api, body } from "@/api/client";
import { keepImpersonation } from "@/api/impersonation";
import { takeSession } from "@/api/session";
import { headFor } from "@/features/auth/session";
import { useText } from "@/messages";
import { ReasonDialog } from "./reason-dialog";

export type Eyes = { tenantId: string; place: string; userId: string; name: string };

export function Impersonate({ eyes, onClose }: { eyes: Eyes; onClose: () => void }) {
  const t = useText().platform;
  const look = async ({ reason = "" }) => {
    const { tenantId, place, userId } = eyes;
    const session = await body(
      api.POST("/api/v1/auth/impersonation", { body: { tenantId, userId, reason } }),
    );
    const from = location.pathname + location.search;
    keepImpersonation({ refreshToken: session.refreshToken ?? "", place, from });
    headFor(null);
    takeSession(session);
  };
  return (
    <ReasonDialog
      title={t.lookTitle(eyes.name)}
      verb={t.lookVerb}
      consequences={t.lookConsequences}
      onSend={look}
      onClose={onClose}
    />
  );
}
