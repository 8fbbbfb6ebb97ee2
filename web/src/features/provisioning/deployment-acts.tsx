"use client";
import { RotateCcw, Square } from "lucide-react";
import { useState } from "react";
import { useMay } from "@/features/auth/session";
import { FailureText, useFailureText } from "@/features/forms/failure-text";
import { useText } from "@/messages";
import { Button } from "@/ui/button";
import { Confirm } from "@/ui/confirm";
import { toast } from "@/ui/toasts";
import { type Deployment, isOver } from "./deployments";
import { RollBack } from "./roll-back";
import { useDeploymentPlace } from "./use-deployment-place";
import { watchDeployment } from "./watched";
import { useDeploymentAct } from "./websites";

type Props = { clientId: string; deployment: Deployment; onRetried: () => void };

// What can be done about the deployment one looks at, as it stands.
export function DeploymentActs({ clientId, deployment, onRetried }: Props) {
  const { pathOf } = useDeploymentPlace();
  const mayDeploy = useMay("websites:deploy");
  if (!mayDeploy) return null;
  if (!isOver(deployment)) return <Cancel clientId={clientId} deployment={deployment} />;
  if (deployment.status === "failed")
    return <Retry clientId={clientId} deployment={deployment} onRetried={onRetried} />;
  return <RollBack clientId={clientId} deployment={deployment} pathOf={pathOf} />;
}

function Cancel({ clientId, deployment }: { clientId: string; deployment: Deployment }) {
  const t = useText().deployments;
  const [asks, setAsks] = useState(false);
  const cancel = useDeploymentAct(clientId, "cancel");
  return (
    <>
      <Button onClick={() => setAsks(true)}>
        <Square aria-hidden />
        {t.cancel}
      </Button>
      {asks && (
        <Confirm
          open
          onOpenChange={setAsks}
          title={t.cancelTitle}
          verb={t.cancel}
          consequences={t.cancelConsequences}
          pending={cancel.isPending}
          error={cancel.error && <FailureText failure={cancel.error} />}
          onConfirm={() => cancel.mutate(deployment.id, { onSuccess: () => toast(t.cancelled) })}
        />
      )}
    </>
  );
}

function Retry({ clientId, deployment, onRetried }: Props) {
  const t = useText().deployments;
  const failureText = useFailureText();
  const retry = useDeploymentAct(clientId, "retry");
  const again = () =>
    retry.mutate(deployment.id, {
      onSuccess: () => {
        watchDeployment({ clientId, deploymentId: deployment.id });
        onRetried();
      },
      onError: (error) => toast(failureText(error).text, { tone: "danger" }),
    });
  return (
    <Button variant="primary" pending={retry.isPending} onClick={again}>
      <RotateCcw aria-hidden />
      {t.again}
    </Button>
  );
}
