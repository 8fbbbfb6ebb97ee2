"use client";
import { useText } from "@/messages";
import { Status, type StatusKind } from "@/ui/status";
import type { Deployment } from "./deployments";

export const deploymentKind: Record<Deployment["status"], StatusKind> = {
  queued: "waiting",
  running: "busy",
  live: "good",
  failed: "bad",
  cancelled: "paused",
};

export function DeploymentStatus({ deployment }: { deployment: Deployment }) {
  const t = useText().deployments;
  const wasReplaced = deployment.status === "live" && !deployment.isLive;
  return (
    <Status
      kind={wasReplaced ? "neutral" : deploymentKind[deployment.status]}
      word={wasReplaced ? t.published : t.status[deployment.status]}
    />
  );
}
